import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconFlag } from '@tabler/icons-react'
import type { Column } from '#platform/ui/data-table.tsx'
import { Money } from '#platform/ui/money.tsx'
import type { OrderRow } from '../../contract.ts'
import { PromisedDay } from '../promised-day.tsx'
import { StageMark } from '../stage-mark.tsx'
import { StageWord } from '../stage-word.tsx'
import { useBranchOf } from '../use-branch-of.ts'
import classes from './orders-page.module.css'
import type { OrderTotals } from './use-order-list.ts'

/** What the list says of an order: identity left, work in the middle, money and time right. */
export function useOrderColumns(totals: OrderTotals | undefined): readonly Column<OrderRow>[] {
  const { t } = useLingui()
  const branchOf = useBranchOf()
  return [
    {
      id: 'number',
      head: t`Number`,
      width: '96px',
      phone: 'title',
      cell: (row) => <OrderNumber row={row} />,
      foot: totals && <span className={classes.count}><Plural value={totals.count} one="# order" other="# orders" /></span>,
    },
    { id: 'stage', head: t`Stage`, width: '156px', phone: 'below', cell: (row) => <StageWord name={row.stageName} mark={row.mark} place={row.place} phase={row.phase} /> },
    { id: 'customer', head: t`Customer`, width: '18%', phone: 'hide', cell: (row) => <span className={classes.name}>{row.customerName}</span> },
    {
      id: 'job',
      head: t`Job`,
      phone: 'below',
      cell: (row) => <span className={classes.summary} title={row.summary}>{row.summary}</span>,
      foot: totals && <Sum label={t`Total`}><Money of={totals.total} /></Sum>,
    },
    {
      id: 'promised',
      head: t`Promised`,
      width: '170px',
      phone: 'below',
      cell: (row) => <PromisedDay promisedOn={row.promisedOn} late={row.late} timeZone={branchOf(row.branchId).timeZone} />,
      foot: totals && <Sum label={t`Paid`}><Money of={totals.paid} /></Sum>,
    },
    { id: 'balance', head: t`To pay`, width: '150px', numeric: true, phone: 'end', cell: (row) => <ToPay row={row} />, foot: totals && <Sum label={t`To pay`}><Money of={totals.balance} /></Sum> },
  ]
}

/** The number with what is special about the order: a rush, a hold. */
function OrderNumber({ row }: { readonly row: OrderRow }) {
  const { t } = useLingui()
  return (
    <span className={classes.number}>
      {row.number ?? <Trans>draft</Trans>}
      <span className={classes.beside}>{row.customerName}</span>
      {row.priority === 'rush' && <IconFlag className={classes.rush ?? ''} role="img" aria-label={t`rush`} />}
      {row.onHold && <StageMark mark="on-hold" label={t`on hold`} />}
    </span>
  )
}

function ToPay({ row }: { readonly row: OrderRow }) {
  if (row.balance.amount !== 0) return <Money of={row.balance} />
  if (row.phase === 'cancelled') return <span className={classes.quiet}>–</span>
  return <span className={row.phase === 'closed' ? classes.quiet : classes.paid}><Trans>paid</Trans></span>
}

/** What a total is of: it stands under another column's head, and on a phone under none. */
const Sum = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => <><span className={classes.sumLabel}>{label}</span> {children}</>
