import { Trans } from '@lingui/react/macro'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useRead } from '#platform/ui/api/use-read'
import type { OrderView, TrackingLink } from '../../contract.ts'
import classes from './order-page.module.css'

/** What the customer sees of the order, and the link to send them. */
export function TrackingPart({ order }: { readonly order: OrderView }) {
  const { data } = useRead<TrackingLink>(`/orders/${order.id}/tracking-link`, { kinds: [] })
  if (!order.number || !data) return null
  // On this machine the page is beside us, whatever address others reach it by.
  const here = new URL(data.url).pathname
  return (
    <div className={classes.paper}>
      <IconDeviceMobile aria-hidden />
      <div>
        <a href={here} target="_blank" rel="noreferrer"><Trans>What the customer sees</Trans></a>
        <p className={classes.detail}>
          {data.reachable
            ? <Trans>The code on the customer's part of the order sheet leads there.</Trans>
            : <Trans>Others cannot open it yet: Lunette is reached from this machine only, so the order sheet carries no code.</Trans>}
        </p>
      </div>
    </div>
  )
}
