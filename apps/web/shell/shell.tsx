import { Outlet, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { pages } from '../pages.ts'
import { KeyLine } from './key-line.tsx'
import { Navigation } from './navigation.tsx'
import { useOpenScanned } from './open-scanned.ts'
import { useShellKeys } from './shell-keys.ts'
import { TabBar } from './tab-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useFloating } from './use-floating.ts'
import classes from './shell.module.css'

// What opens on demand is fetched on demand: the first page comes sooner.
const Palette = lazy(() => import('./palette.tsx'))
const KeyList = lazy(() => import('./key-list.tsx'))
const CameraPanel = lazy(() => import('../scanner/camera-panel.tsx'))
const ChangeHands = lazy(() => import('./change-hands.tsx'))

/** What stays while pages change: where one is, who one is, what waits, and which keys act. */
export function Shell() {
  const matches = useMatches()
  const path = matches.at(-1)?.fullPath
  const page = pages.find((candidate) => candidate.path === path)
  const [floating, show, hide] = useFloating<'camera' | 'hands' | 'keys' | 'search'>()
  // What was scanned and nobody knows stands in the search, where one can go on from it.
  const [unknown, setUnknown] = useState('')
  const search = () => {
    setUnknown('')
    show('search')
  }
  useOpenScanned((code) => {
    setUnknown(code)
    show('search')
  })
  useShellKeys(page, { listKeys: () => show('keys'), search, changeHands: () => show('hands'), scan: () => show('camera') })
  return (
    <div className={classes.app} data-wide={page?.wide || undefined}>
      <TopBar onSearch={search} onScan={() => show('camera')} />
      <Navigation current={page} />
      <main className={`${classes.main} sheet`} tabIndex={-1}>
        <div className={classes.content}>
          <Outlet />
        </div>
        <KeyLine page={page} onList={() => show('keys')} />
      </main>
      <TabBar current={page} />
      <Suspense>
        {floating === 'search' && <Palette begin={unknown} onClose={hide} />}
        {floating === 'camera' && <CameraPanel onClose={hide} />}
        {floating === 'hands' && <ChangeHands onClose={hide} />}
        {floating === 'keys' && <KeyList page={page} onClose={hide} />}
      </Suspense>
    </div>
  )
}
