import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconArrowDown, IconArrowUp, IconFlag, IconReload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Column } from '#platform/ui/data-table.tsx'
import { instantText } from '#platform/ui/day-text'
import { Money } from '#platform/ui/money.tsx'
import type { OrderRow } from '../../contract.ts'
import type { ListColumn, OrderSort } from '../../domain/list-shape.ts'
import { useColleagues } from '../board/use-colleagues.ts'
import { PromisedDay } from '../promised-day.tsx'
import { StageMark } from '../stage-mark.tsx'
import { StageWord } from '../stage-word.tsx'
import { useBranchOf } from '../use-branch-of.ts'
import { useOrderKinds } from '../use-order-kinds.ts'
import { useColumnHeads } from './column-heads.ts'
import { useConditionWords } from './condition-words.ts'
import sortClasses from './conditions.module.css'
import classes from './orders-page.module.css'
import type { OrderTotals } from './use-order-list.ts'

/** Which sequence a column's head brings: first the one people want, then its reverse. */
const sortsOf: Partial<Record<ListColumn, readonly [OrderSort, OrderSort]>> = {
  taken: ['newest', 'oldest'], promised: ['promised', 'promised-last'], customer: ['customer', 'customer-last'], total: ['total', 'total-least'], balance: ['balance', 'balance-least'],
}
const upwards: readonly OrderSort[] = ['oldest', 'promised', 'customer', 'total-least', 'balance-least']

export interface OrderColumnsProps {
  readonly columns: readonly ListColumn[]
  readonly totals: OrderTotals | undefined
  readonly sort: OrderSort
  readonly onSort: (sort: OrderSort) => void
}

/** What the list says of an order, in the columns that were chosen: identity left, work in the middle, money and time right. */
export function useOrderColumns({ columns, totals, sort, onSort }: OrderColumnsProps): readonly Column<OrderRow>[] {
  const { i18n, t } = useLingui()
  const branchOf = useBranchOf()
  const heads = useColumnHeads()
  const kinds = useOrderKinds().data?.items ?? []
  const colleagues = useColleagues()
  const { choices } = useConditionWords()
  const nameOf = (id: string | null): string => colleagues.find((one) => one.id === id)?.name ?? ''
  const day = (row: OrderRow, at: string | null): ReactNode => at && instantText(at, branchOf(row.branchId).timeZone, i18n.locale, 'date')
  const sum = (label: string, of: OrderTotals['total'], column: ListColumn): ReactNode => (columns.includes(column) ? <Money of={of} /> : <Sum label={label}><Money of={of} /></Sum>)
  const known: Readonly<Record<ListColumn, Omit<Column<OrderRow>, 'id' | 'head'>>> = {
    number: { width: '96px', phone: 'title', cell: (row) => <OrderNumber row={row} />, foot: totals && <span className={classes.count}><Plural value={totals.count} one="# order" other="# orders" /></span> },
    stage: { width: '156px', phone: 'below', cell: (row) => <StageWord name={row.stageName} mark={row.mark} place={row.place} phase={row.phase} /> },
    customer: { width: '18%', phone: 'hide', cell: (row) => <span className={classes.name}>{row.customerName}</span> },
    job: { phone: 'below', cell: (row) => <span className={classes.summary} title={row.summary}>{row.summary}</span>, ...(totals && !columns.includes('total') && { foot: sum(t`Total`, totals.total, 'total') }) },
    kind: { phone: 'hide', cell: (row) => kinds.find(({ code }) => code === row.kind)?.name ?? row.kind },
    branch: { phone: 'hide', cell: (row) => branchOf(row.branchId).name },
    taken: { phone: 'hide', cell: (row) => day(row, row.occurredAt) },
    promised: { width: '170px', phone: 'below', cell: (row) => <PromisedDay promisedOn={row.promisedOn} late={row.late} timeZone={branchOf(row.branchId).timeZone} />, ...(totals && !columns.includes('paid') && { foot: sum(t`Paid`, totals.paid, 'paid') }) },
    collected: { phone: 'hide', cell: (row) => day(row, row.collectedAt) },
    assigned: { phone: 'hide', cell: (row) => nameOf(row.assignedTo) },
    'sold-by': { phone: 'hide', cell: (row) => nameOf(row.soldBy) },
    channel: { phone: 'hide', cell: (row) => choices('channel').find(([code]) => code === row.channel)?.[1] ?? row.channel },
    lab: { phone: 'hide', cell: (row) => row.lab },
    total: { width: '120px', numeric: true, phone: 'hide', cell: (row) => <Money of={row.total} />, ...(totals && { foot: sum(t`Total`, totals.total, 'total') }) },
    paid: { width: '120px', numeric: true, phone: 'hide', cell: (row) => <Money of={row.paid} />, ...(totals && { foot: sum(t`Paid`, totals.paid, 'paid') }) },
    balance: { width: '150px', numeric: true, phone: 'end', cell: (row) => <ToPay row={row} />, ...(totals && { foot: <Sum label={t`To pay`}><Money of={totals.balance} /></Sum> }) },
  }
  return columns.map((id) => ({ id, head: <Head column={id} word={heads[id]} sort={sort} onSort={onSort} />, ...known[id] }))
}

/** A column's head; where the list can be sorted by it, a button that does so and turns the sequence round. */
function Head({ column, word, sort, onSort }: { readonly column: ListColumn; readonly word: string; readonly sort: OrderSort; readonly onSort: (sort: OrderSort) => void }) {
  const { t } = useLingui()
  const sorts = sortsOf[column]
  if (!sorts) return word
  const active = sorts.includes(sort)
  const Arrow = upwards.includes(sort) ? IconArrowUp : IconArrowDown
  return (
    <button type="button" className={sortClasses.sort} aria-label={t`Sort by ${word}`} aria-pressed={active} onClick={() => onSort(sort === sorts[0] ? sorts[1] : sorts[0])}>
      {word}{active && <> <Arrow aria-hidden /></>}
    </button>
  )
}

/** The number with what is special about the order: a rush, a remake, a hold. */
function OrderNumber({ row }: { readonly row: OrderRow }) {
  const { t } = useLingui()
  return (
    <span className={classes.number}>
      {row.number ?? <Trans>draft</Trans>}
      <span className={classes.beside}>{row.customerName}</span>
      {row.priority === 'rush' && <IconFlag className={classes.rush ?? ''} role="img" aria-label={t`rush`} />}
      {row.remake && <IconReload className={classes.rush ?? ''} role="img" aria-label={t`Remake`} />}
      {row.onHold && <StageMark mark="on-hold" label={t`on hold`} />}
    </span>
  )
}

function ToPay({ row }: { readonly row: OrderRow }) {
  if (row.balance.amount !== 0) return <Money of={row.balance} />
  if (row.phase === 'cancelled' || row.phase === 'draft') return <span className={classes.quiet}>–</span>
  return <span className={row.phase === 'closed' ? classes.quiet : classes.paid}><Trans>paid</Trans></span>
}

/** What a total is of: it stands under another column's head, and on a phone under none. */
const Sum = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => <><span className={classes.sumLabel}>{label}</span> {children}</>
