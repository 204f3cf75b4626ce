import { useLingui } from '@lingui/react'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paths } from '#web/paths'
import { PageHead } from '#platform/ui/page-head.tsx'
import { pageTitles } from './page-titles.ts'
import { useMay, useSignedIn } from './session.ts'
import classes from './settings-frame.module.css'

/** The settings pages this person may open, in groups: the house, then oneself. */
export function useSections() {
  const { capabilities } = useSignedIn().session.organization
  const hasCatalog = capabilities.some((one) => one === 'catalog')
  const hasCustomers = capabilities.some((one) => one === 'customers')
  const labs = useMay('labs.manage') && capabilities.some((one) => one === 'labs')
  const hasOrders = capabilities.some((one) => one === 'orders')
  const organization = useMay('organization.manage')
  const branches = useMay('branches.manage')
  const staff = useMay('staff.read')
  const products = useMay('products.read') && hasCatalog
  const prescriptions = useMay('prescriptions.set-limits') && capabilities.some((one) => one === 'prescriptions')
  const keys = useMay('api-keys.manage')
  const webhooks = useMay('webhooks.manage') && capabilities.some((one) => one === 'webhooks')
  const audit = useMay('audit.read')
  return [
    { to: paths.organization(), title: pageTitles.organization, shown: organization },
    { to: paths.branches(), title: pageTitles.branches, shown: branches },
    { to: paths.staff(), title: pageTitles.staff, shown: staff },
    { to: paths.taxes(), title: pageTitles.taxes, shown: products },
    { to: paths.priceLists(), title: pageTitles.priceLists, shown: products },
    { to: paths.classRules(), title: pageTitles.classRules, shown: organization && hasCustomers },
    { to: paths.orderKinds(), title: pageTitles.orderKinds, shown: organization && hasOrders },
    { to: paths.orderRules(), title: pageTitles.orderRules, shown: organization && hasOrders },
    { to: paths.labs(), title: pageTitles.labs, shown: labs },
    { to: paths.prescriptionChecks(), title: pageTitles.prescriptionChecks, shown: prescriptions },
    { to: paths.apiKeys(), title: pageTitles.apiKeys, shown: keys },
    { to: paths.webhooks(), title: pageTitles.webhooks, shown: webhooks },
    { to: paths.devices(), title: pageTitles.devices, shown: organization },
    { to: paths.audit(), title: pageTitles.audit, shown: audit },
    { to: paths.profile(), title: pageTitles.profile, shown: true },
    { to: paths.security(), title: pageTitles.security, shown: true },
    { to: paths.keys(), title: pageTitles.keys, shown: true },
  ].filter((section) => section.shown)
}

/** The list of settings pages: beside each of them where there is room, a page of its own on a phone. */
export function SettingsList() {
  const { i18n } = useLingui()
  const here = useLocation({ select: (location) => location.pathname })
  return (
    <nav className={classes.list} aria-label={i18n._(pageTitles.settings)}>
      {useSections().map((section) => (
        <Link key={section.to} to={section.to} className={classes.entry} data-on={here === section.to || undefined} aria-current={here === section.to ? 'page' : undefined}>
          {i18n._(section.title)}
        </Link>
      ))}
    </nav>
  )
}

export interface SettingsFrameProps {
  readonly title: keyof typeof pageTitles
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One settings page beside the list of all. */
export function SettingsFrame({ title, note, actions, children }: SettingsFrameProps) {
  const { i18n } = useLingui()
  return (
    <div className={classes.frame}>
      <div className={classes.beside}>
        <h2 className={classes.heading}>{i18n._(pageTitles.settings)}</h2>
        <SettingsList />
      </div>
      <div className={classes.page}>
        <PageHead title={i18n._(pageTitles[title])} note={note} actions={actions} back={{ to: paths.settings(), label: i18n._(pageTitles.settings) }} />
        <div className={classes.content}>{children}</div>
      </div>
    </div>
  )
}
