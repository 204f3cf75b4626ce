import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { call } from '#platform/ui/api/call'
import { paths } from '#web/paths'
import { FactorPanels } from './factor-panels.tsx'
import classes from './security.module.css'

/** In the place of everything else, for who must set up a second factor and has let the days pass. */
export default function SetUpFirst() {
  const leave = async (): Promise<void> => {
    await call('DELETE', '/session')
    location.assign(paths.signIn())
  }
  return (
    <main className={classes.gate}>
      <h1><Trans>Set up a second factor first</Trans></h1>
      <p className={classes.text}><Trans>It is demanded where you work, and the days to set it up are over. With an app or a passkey Lunette opens again at once.</Trans></p>
      <FactorPanels />
      <div><Button variant="subtle" onClick={() => void leave()}><Trans>Sign out</Trans></Button></div>
    </main>
  )
}
