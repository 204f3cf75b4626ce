import { useLingui } from '@lingui/react/macro'
import { PageHead } from '#platform/ui/page-head.tsx'
import { SettingsList } from './settings-frame.tsx'
import classes from './settings-page.module.css'

/** All settings at a glance. */
export default function SettingsPage() {
  const { t } = useLingui()
  return (
    <>
      <PageHead title={t`Settings`} />
      <div className={classes.list}>
        <SettingsList />
      </div>
    </>
  )
}
