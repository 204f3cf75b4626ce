import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { paths } from '#web/paths'
import { StageMark } from '../stage-mark.tsx'
import classes from './orders-page.module.css'

/** Nothing answers the filter: how to see more. */
export function NothingFound({ showAll }: { readonly showAll: () => void }) {
  return (
    <div className={classes.none}>
      <p><Trans>No order answers this filter.</Trans></p>
      <Button onClick={showAll}><Trans>Take the filter away</Trans></Button>
    </div>
  )
}

/** No orders of that sort at all: what will be here, the first step, what a row will look like. */
export function NoOrders({ mayTake, showAll }: { readonly mayTake: boolean; readonly showAll: (() => void) | null }) {
  return (
    <EmptyState
      title={showAll ? <Trans>No orders here now</Trans> : <Trans>No orders yet</Trans>}
      steps={
        <>
          {mayTake && <Button variant="filled" component={Link} to={paths.newOrder()} rightSection={<KeyCaps caps={['N']} />}><Trans>New order</Trans></Button>}
          {showAll && <Button onClick={showAll}><Trans>Show all orders</Trans></Button>}
        </>
      }
      sample={
        <>
          <StageMark mark="half-disc" place="lab" />
          <b>26-1442</b>
          <span lang="cs">Jana Dvořáková</span>
          <span className={classes.summary}>Vela Comfort 1.67 · Aria 2210</span>
        </>
      }
    >
      <Trans>Every order stands here from the moment it is taken, the late ones first, with where the work is and what is still to pay.</Trans>
    </EmptyState>
  )
}
