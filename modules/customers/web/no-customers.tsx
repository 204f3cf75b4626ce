import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { paths } from '#web/paths'
import classes from './customers-page.module.css'

/** Nobody answers the search: make them new from what was typed. */
export function NobodyFound({ q, mayMake }: { readonly q: string; readonly mayMake: boolean }) {
  return (
    <div className={classes.none}>
      <p><Trans>Nobody here is called «{q}», has this number or this e-mail.</Trans></p>
      {mayMake && <Button component={Link} to={paths.newCustomer()} search={{ name: q } as never}><Trans>New customer «{q}»</Trans></Button>}
    </div>
  )
}

/** No customers at all: what will be here, the first step, what a row will look like. */
export function NoCustomers({ mayMake }: { readonly mayMake: boolean }) {
  return (
    <EmptyState
      title={<Trans>No customers yet</Trans>}
      steps={mayMake && <Button variant="filled" component={Link} to={paths.newCustomer()} rightSection={<KeyCaps caps={['N']} />}><Trans>New customer</Trans></Button>}
      sample={
        <>
          <PersonDisc name="Jana Dvořáková" />
          <b lang="cs">Jana Dvořáková</b>
          <span className={classes.quiet}>603 118 274</span>
        </>
      }
    >
      <Trans>Everybody you work for stands here by name, found again by any fragment of name, phone or e-mail, with accents or without.</Trans>
    </EmptyState>
  )
}
