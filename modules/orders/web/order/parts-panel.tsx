import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useMay } from '#modules/identity/web'
import { EyeMark } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { OrderView, RequisitionView } from '../../contract.ts'
import { mustOrder, type RequisitionStatus } from '../../domain/must-order.ts'
import { usePartStates } from '../parts/part-states.ts'
import classes from './actions.module.css'

/** The parts that are bought for an order: what is to be ordered, what is on its way, what has come. */
export function PartsPanel({ order }: { readonly order: OrderView }) {
  const { t } = useLingui()
  const open = order.phase !== 'draft' && order.phase !== 'closed' && order.phase !== 'cancelled'
  const mayRequest = useMay('orders.write', order.branchId) && open
  const mayMove = useMay('orders.move', order.branchId) && open
  const read = useRead<{ items: RequisitionView[] }>(`/requisitions?orderId=${order.id}&limit=200`, { kinds: ['orders'] })
  const request = useSend<unknown>({ name: 'order.parts', method: 'POST', path: `/orders/${order.id}/requisitions`, kinds: ['orders'] })
  const change = useSend<RequisitionView, { id: string; status: RequisitionStatus }>({ name: 'order.part', method: 'PATCH', path: ({ id }) => `/requisitions/${id}`, body: ({ status }) => ({ status }), kinds: ['orders'] })
  const words = usePartStates()
  const items = (read.data?.items ?? []).filter(({ status }) => status !== 'dropped')
  const missing = order.lines.some((line) => mustOrder(line.kind, order.kind.code) && !items.some(({ lineId }) => lineId === line.id))
  if (items.length === 0 && !(missing && mayRequest)) return null
  const problem = request.problem ?? change.problem
  return (
    <Panel title={t`Parts to buy`}>
      {items.length > 0 && <ul className={classes.parts}>
        {items.map((part) => (
          <li key={part.id}>
            <span className={classes.title}>{part.eye && <EyeMark eye={part.eye} />}{part.description}</span>
            <span className={classes.quiet}>{words[part.status]}</span>
            {mayMove && part.status !== 'arrived'
              ? <Button size="xs" disabled={change.pending} onClick={() => void change.send({ id: part.id, status: part.status === 'open' ? 'ordered' : 'arrived' }, part.version)}>{part.status === 'open' ? <Trans>It is ordered</Trans> : <Trans>It has come</Trans>}</Button>
              : <span />}
          </li>
        ))}
      </ul>}
      {problem && <ProblemOf problem={problem} />}
      {missing && mayRequest && <Button fullWidth disabled={request.pending} onClick={() => void request.send({})}><Trans>Ask for what must be bought</Trans></Button>}
    </Panel>
  )
}
