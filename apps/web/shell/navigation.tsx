import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type FocusEvent, type PointerEvent } from 'react'
import { useSignedIn } from '#modules/identity/web'
import type { Page } from '#platform/ui/page'
import { allows, pages } from '../pages.ts'
import classes from './navigation.module.css'
import { usePartNames } from './part-names.ts'

/** The pages this person may open, by part of the day. Words beside icons; on wide work and narrow windows icons with tooltips. */
export function Navigation({ current }: { readonly current: Page | undefined }) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const names = usePartNames()
  const [tip, setTip] = useState<{ readonly title: string; readonly top: number } | null>(null)
  const show = (title: string) => (event: PointerEvent<HTMLElement> | FocusEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    setTip({ title, top: top + height / 2 })
  }
  const hide = () => setTip(null)
  const shown = pages.filter((page) => page.nav && allows(page, session))
  const parts = [...new Set(shown.map((page) => page.nav!.part))]
  return (
    <nav className={classes.nav} aria-label={t`Pages`}>
      {parts.map((part) => (
        <section key={part} className={classes.part} aria-label={names[part] || undefined}>
          {names[part] && <div className={classes.heading} aria-hidden="true">{names[part]}</div>}
          {shown.filter((page) => page.nav!.part === part).map((page) => {
            const { icon: Icon, Badge } = page.nav!
            const title = i18n._(page.title)
            const on = current?.path === page.path || current?.under === page.path
            return (
              <Link
                key={page.path}
                to={page.path}
                className={classes.entry}
                data-on={on || undefined}
                aria-current={current?.path === page.path ? 'page' : undefined}
                onPointerEnter={show(title)}
                onFocus={show(title)}
                onPointerLeave={hide}
                onBlur={hide}
              >
                <Icon aria-hidden />
                <span className={classes.word}>{title}</span>
                {Badge && <span className={classes.badge}><Badge /></span>}
              </Link>
            )
          })}
        </section>
      ))}
      {tip && <span className={classes.tip} style={{ top: tip.top }} aria-hidden="true">{tip.title}</span>}
    </nav>
  )
}
