import { Trans } from '@lingui/react/macro'
import { Suspense, type ReactNode } from 'react'
import { useBranch } from '#modules/identity/web'
import { Instant } from '#platform/ui/day.tsx'
import type { Customer } from '../../contract.ts'
import { useChannelNames } from '../class-names.ts'
import { Figure } from './figure.tsx'
import classes from './figures.module.css'

/** The line of figures: what higher modules count, then since when and how to reach them. */
export function Figures({ customer, children }: { readonly customer: Customer; readonly children: ReactNode }) {
  const channels = useChannelNames()
  const zone = useBranch()?.timeZone ?? 'UTC'
  return (
    <div className={classes.figures}>
      <Suspense fallback={null}>{children}</Suspense>
      <Figure value={<Instant of={customer.createdAt} timeZone={zone} as="date" />}><Trans>customer since</Trans></Figure>
      {customer.preferredChannel && <Figure value={channels[customer.preferredChannel]}><Trans>likes to hear by</Trans></Figure>}
    </div>
  )
}
