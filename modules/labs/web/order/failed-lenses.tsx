import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { OrderPartProps } from '#modules/orders/web'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'

/** Why an order waits whose lenses failed, and how it goes on: before anybody tries to hand it over. */
export function FailedLenses({ order, mayInspect }: { readonly order: OrderPartProps['order']; readonly mayInspect: boolean }) {
  const remake = order.remakes.findLast(({ phase }) => phase !== 'cancelled')
  if (remake) return <ProblemPanel tone="quiet" title={<Trans>The lenses failed and are made again</Trans>}><Trans>The customer gets them with order <Link to={paths.order(remake.id)}>{remake.number}</Link>. This one can be closed.</Trans></ProblemPanel>
  const way = mayInspect && <Button component={Link} to={paths.inspection(order.id)}><Trans>Go to the inspection</Trans></Button>
  return (
    <ProblemPanel tone="late" title={<Trans>The order waits: its lenses failed</Trans>} {...(way && { ways: way })}>
      <Trans>Lenses that failed stay in the shop. Inspect them again once they are right, start the remake, or somebody with the right gives a reason why they go all the same.</Trans>
    </ProblemPanel>
  )
}
