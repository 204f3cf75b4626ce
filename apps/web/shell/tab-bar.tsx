import { useLingui } from '@lingui/react/macro'
import { IconMenu2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSignedIn } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'
import { allows, pages } from '../pages.ts'
import classes from './tab-bar.module.css'
import { useFloating } from './use-floating.ts'

const MorePages = lazy(() => import('./more-pages.tsx'))

/** As many as a thumb can tell apart; the rest stands under More. */
const room = 4

/** The navigation of a phone: the first pages at the thumb, all of them under More. */
export function TabBar({ current }: { readonly current: Page | undefined }) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const [more, showMore, hideMore] = useFloating<'pages'>()
  const shown = pages.filter((page) => page.nav && allows(page, session))
  return (
    <nav className={classes.bar} aria-label={t`Pages`}>
      {shown.slice(0, room).map((page) => {
        const { icon: Icon } = page.nav!
        const on = current?.path === page.path || current?.under === page.path
        return (
          <Link key={page.path} to={page.path} className={classes.tab} data-on={on || undefined} aria-current={current?.path === page.path ? 'page' : undefined}>
            <Icon aria-hidden />
            <span>{i18n._(page.title)}</span>
          </Link>
        )
      })}
      {shown.length > room && (
        <button type="button" className={classes.tab} aria-expanded={more !== null} onClick={() => showMore('pages')}>
          <IconMenu2 aria-hidden />
          <span>{t`More`}</span>
        </button>
      )}
      <Suspense>{more && <MorePages pages={shown} current={current} onClose={hideMore} />}</Suspense>
    </nav>
  )
}
