import { Outlet, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import { pages } from '../pages.ts'
import { KeyLine } from './key-line.tsx'
import { Navigation } from './navigation.tsx'
import { useShellKeys } from './shell-keys.ts'
import { TabBar } from './tab-bar.tsx'
import { TopBar } from './top-bar.tsx'
import classes from './shell.module.css'

// What opens on demand is fetched on demand: the first page comes sooner.
const Palette = lazy(() => import('./palette.tsx'))
const KeyList = lazy(() => import('./key-list.tsx'))

/** What stays while pages change: where one is, who one is, what waits, and which keys act. */
export function Shell() {
  const matches = useMatches()
  const path = matches.at(-1)?.fullPath
  const page = pages.find((candidate) => candidate.path === path)
  const [floating, setFloating] = useState<'keys' | 'search' | null>(null)
  const close = useCallback(() => setFloating(null), [])
  useShellKeys(page, { listKeys: () => setFloating('keys'), search: () => setFloating('search') })
  return (
    <div className={classes.app} data-wide={page?.wide || undefined}>
      <TopBar onSearch={() => setFloating('search')} />
      <Navigation current={page} />
      <main className={`${classes.main} sheet`} tabIndex={-1}>
        <div className={classes.content}>
          <Outlet />
        </div>
        <KeyLine page={page} onList={() => setFloating('keys')} />
      </main>
      <TabBar current={page} />
      <Suspense>
        {floating === 'search' && <Palette onClose={close} />}
        {floating === 'keys' && <KeyList page={page} onClose={close} />}
      </Suspense>
    </div>
  )
}
