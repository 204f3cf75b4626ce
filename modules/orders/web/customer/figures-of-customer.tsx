import { Trans } from '@lingui/react/macro'
import { dayIn } from '#kernel/days'
import { Figure } from '#modules/customers/web'
import { useBranch } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { Money } from '#platform/ui/money.tsx'
import { useNow } from '#platform/ui/use-now'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import classes from './figures-of-customer.module.css'
import type { OrderTotals } from '../list/use-order-list.ts'

/** A customer in figures: open orders, those late, what they owe, what they bought this year. The list of their orders below adds up to them. */
export default function FiguresOfCustomer({ customerId }: { readonly customerId: string }) {
  const year = dayIn(useBranch()?.timeZone ?? 'UTC', useNow()).slice(0, 4)
  const sum = (conditions: string) => `/orders?customerId=${customerId}&limit=1&${conditions}`
  const options = { kinds: ['orders'] }
  const [open, late, owing, bought] = [
    useRead<Sums>(sum('open=true'), options), useRead<Sums>(sum('late=true'), options), useRead<Sums>(sum('owing=true'), options), useRead<Sums>(sum(`phase=taken,producing,finishing,ready,closed&from=${year}-01-01`), options),
  ].map(({ data }) => data?.totals)
  if (!open || !late || !owing || !bought) return null
  return (
    <>
      <Figure value={<>{open.count} {late.count > 0 && <span className={classes.late}><WarningMark size={13} /> <Trans>{late.count} late</Trans></span>}</>}><Trans>open orders</Trans></Figure>
      <Figure value={<Money of={owing.balance} />}><Trans>to pay</Trans></Figure>
      <Figure value={<Money of={bought.total} />}><Trans>bought this year</Trans></Figure>
    </>
  )
}

interface Sums { readonly totals: OrderTotals }
