import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { call } from '#platform/ui/api/call'
import { paths } from '#web/paths'
import { useSignedIn } from '../session.ts'
import { FactorPanels } from './factor-panels.tsx'
import classes from './security.module.css'

/** In the place of everything else, for who must set up a second factor here and has let the days pass; `ways` lead away from it. */
export default function SetUpFirst({ ways }: { readonly ways: ReactNode }) {
  const { session: { organization, organizations }, chooseOrganization } = useSignedIn()
  const leave = async (): Promise<void> => {
    await call('DELETE', '/session')
    location.assign(paths.signIn())
  }
  return (
    <main className={classes.gate}>
      <h1><Trans>Set up a second factor first</Trans></h1>
      <p className={classes.text}><Trans>It is demanded where you work, and the days to set it up are over. With an app or a passkey Lunette opens again at once.</Trans></p>
      <FactorPanels />
      <div>
        {organizations.filter(({ id }) => id !== organization.id).map(({ id, name }) => (
          <Button key={id} variant="subtle" onClick={() => chooseOrganization(id)}><Trans>Go to {name}</Trans></Button>
        ))}
        {ways}
        <Button variant="subtle" onClick={() => void leave()}><Trans>Sign out</Trans></Button>
      </div>
    </main>
  )
}
