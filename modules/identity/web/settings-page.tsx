import { useLingui } from '@lingui/react'
import { useMediaQuery } from '@mantine/hooks'
import { Navigate } from '@tanstack/react-router'
import { PageHead } from '#platform/ui/page-head.tsx'
import { pageTitles } from './page-titles.ts'
import { SettingsList, useSections } from './settings-frame.tsx'
import classes from './settings-page.module.css'

/** All settings at a glance, on a phone. Where the list has room beside a page, the first page opens with it. */
export default function SettingsPage() {
  const { i18n } = useLingui()
  const roomy = useMediaQuery('(min-width: 1024px)', undefined, { getInitialValueInEffect: false })
  const [first] = useSections()
  if (roomy && first) return <Navigate to={first.to} replace />
  return (
    <>
      <PageHead title={i18n._(pageTitles.settings)} />
      <div className={classes.list}>
        <SettingsList />
      </div>
    </>
  )
}
