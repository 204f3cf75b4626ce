import { useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paths } from '#web/paths'
import { PageHead } from '#platform/ui/page-head.tsx'
import { useMay } from './session.ts'
import classes from './settings-frame.module.css'

/** The settings pages this person may open, in groups: the house, then oneself. */
function useSections() {
  const { t } = useLingui()
  const organization = useMay('organization.manage')
  const branches = useMay('branches.manage')
  const staff = useMay('staff.read')
  const keys = useMay('api-keys.manage')
  return [
    { to: paths.organization(), title: t`Organization`, shown: organization },
    { to: paths.branches(), title: t`Branches`, shown: branches },
    { to: paths.staff(), title: t`Staff`, shown: staff },
    { to: paths.apiKeys(), title: t`API keys`, shown: keys },
    { to: paths.profile(), title: t`My profile`, shown: true },
    { to: paths.sessions(), title: t`Where I am signed in`, shown: true },
  ].filter((section) => section.shown)
}

/** The list of settings pages: beside each of them where there is room, a page of its own on a phone. */
export function SettingsList() {
  const { t } = useLingui()
  const here = useLocation({ select: (location) => location.pathname })
  return (
    <nav className={classes.list} aria-label={t`Settings`}>
      {useSections().map((section) => (
        <Link key={section.to} to={section.to} className={classes.entry} data-on={here === section.to || undefined} aria-current={here === section.to ? 'page' : undefined}>
          {section.title}
        </Link>
      ))}
    </nav>
  )
}

export interface SettingsFrameProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One settings page beside the list of all. */
export function SettingsFrame({ title, note, actions, children }: SettingsFrameProps) {
  const { t } = useLingui()
  return (
    <div className={classes.frame}>
      <div className={classes.beside}>
        <h2 className={classes.heading}>{t`Settings`}</h2>
        <SettingsList />
      </div>
      <div className={classes.page}>
        <PageHead title={title} note={note} actions={actions} />
        <div className={classes.content}>{children}</div>
      </div>
    </div>
  )
}
