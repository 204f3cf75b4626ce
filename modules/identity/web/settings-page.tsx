import { useLingui } from '@lingui/react'
import { PageHead } from '#platform/ui/page-head.tsx'
import { pageTitles } from './page-titles.ts'
import { SettingsList } from './settings-frame.tsx'
import classes from './settings-page.module.css'

/** All settings at a glance. */
export default function SettingsPage() {
  const { i18n } = useLingui()
  return (
    <>
      <PageHead title={i18n._(pageTitles.settings)} />
      <div className={classes.list}>
        <SettingsList />
      </div>
    </>
  )
}
