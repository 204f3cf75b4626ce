import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { EyeMark } from '#modules/prescriptions/web'
import type { Column } from '#platform/ui/data-table.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { formatLocale } from '#platform/ui/format-locale'
import { Tag } from '#platform/ui/tag.tsx'
import type { RequisitionView } from '../../contract.ts'
import { PromisedDay } from '../promised-day.tsx'
import { useBranchOf } from '../use-branch-of.ts'
import classes from './parts.module.css'
import type { Parts } from './use-parts.ts'

/** What the list says of a part: for which order, what, whose, by when, from where, since when. */
export function usePartColumns(parts: Parts, items: readonly RequisitionView[], mayMark: boolean): readonly Column<RequisitionView>[] {
  const { i18n, t } = useLingui()
  const branchOf = useBranchOf()
  const all = items.map(({ id }) => id)
  const pieces = new Intl.NumberFormat(formatLocale(i18n.locale), { maximumFractionDigits: 3 })
  const name = (part: RequisitionView): string => `${part.order.number ?? ''} ${part.description}`
  const choice: Column<RequisitionView> = {
    id: 'choose', width: '44px', phone: 'end',
    head: <Checkbox aria-label={t`Choose all that are shown`} checked={all.length > 0 && all.every(parts.isChosen)} onChange={(event) => parts.choose(all, event.currentTarget.checked)} />,
    cell: (part) => <Checkbox classNames={{ icon: classes.tick ?? '' }} aria-label={t`Choose ${name(part)}`} checked={parts.isChosen(part.id)} onChange={(event) => parts.choose([part.id], event.currentTarget.checked)} />,
  }
  return [
    {
      id: 'order', head: t`Order`, width: '118px',
      cell: ({ order }) => <span className={classes.order}>{order.number}{order.priority === 'rush' && <IconFlag size={14} role="img" aria-label={t`rush`} />}</span>,
    },
    ...(mayMark ? [choice] : []),
    {
      id: 'part', head: t`Part`, phone: 'below',
      cell: (part) => <span className={classes.part}>{part.eye && <EyeMark eye={part.eye} />}<span>{part.quantity === 1000 ? part.description : `${pieces.format(part.quantity / 1000)} × ${part.description}`}</span></span>,
    },
    { id: 'customer', head: t`Customer`, width: '17%', phone: 'below', cell: ({ order }) => order.phase === 'cancelled' ? <><span>{order.customerName}</span> <Tag tone="late">{t`cancelled`}</Tag></> : order.customerName },
    { id: 'promised', head: t`Promised`, width: '150px', phone: 'below', cell: ({ order, branchId }) => <PromisedDay promisedOn={order.promisedOn} late={order.late} timeZone={branchOf(branchId).timeZone} /> },
    { id: 'lab', head: t`Lab, supplier’s number`, width: '17%', phone: 'below', cell: ({ order, note }) => <span className={classes.quiet}>{[order.lab, note].filter(Boolean).join(' · ') || '–'}</span> },
    { id: 'since', head: t`State since`, width: '112px', phone: 'hide', cell: (part) => <Instant of={part.arrivedAt ?? part.orderedAt ?? part.requestedAt} timeZone={branchOf(part.branchId).timeZone} /> },
  ]
}
