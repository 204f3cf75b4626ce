import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import type { Method } from '#modules/payments/domain'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Money } from '#platform/ui/money.tsx'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { OrderView } from '../../contract.ts'
import { whyNotCancel } from '../../domain/index.ts'
import { MethodChoice } from '../payment-methods.tsx'
import { OrderProblem, useReasons } from './order-problem.tsx'
import actions from './actions.module.css'
import classes from './order-page.module.css'
import { useFocusFirst } from './use-focus-first.ts'
import type { OrderActs } from './use-order-acts.ts'

export interface CancelPanelProps {
  readonly order: OrderView
  readonly acts: OrderActs
  readonly timeZone: string
  readonly onClose: () => void
}

/** Ends an order without its work: why, and how the money held for it goes back. A rule that says no says so before anything is typed. */
export function CancelPanel({ order, acts, timeZone, onClose }: CancelPanelProps) {
  const { t } = useLingui()
  const reasons = useReasons()
  const mayWaive = useMay('orders.waive-lens-cost', order.branchId)
  // Money is asked below: here only what no answer could change.
  const refusal = whyNotCancel({ phase: order.phase, lensesCommitted: order.lensesCommitted, paid: 0 }, mayWaive)
  useKeys({ Esc: onClose })
  if (refusal) {
    return (
      <ProblemPanel tone="hold" title={t`You cannot cancel this order`} ways={<Button onClick={onClose}><Trans>Close this</Trans></Button>}>
        {reasons[refusal]}
      </ProblemPanel>
    )
  }
  return <CancelForm order={order} acts={acts} timeZone={timeZone} onClose={onClose} />
}

function CancelForm({ order, acts, timeZone, onClose }: CancelPanelProps) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  const [method, setMethod] = useState<Method>(order.payments.find(({ direction }) => direction === 'in')?.method ?? 'cash')
  const place = useFocusFirst<HTMLDivElement>()
  const mayRefund = useMay('payments.refund', order.branchId)
  const held = order.paid.amount > 0
  const [kept, setKept] = useState<number | null>(mayRefund ? 0 : order.paid.amount)
  const [why, setWhy] = useState('')
  const keeps = held && (kept ?? 0) > 0
  const back = { ...order.paid, amount: order.paid.amount - (kept ?? 0) }
  const ready = reason.trim() !== '' && !acts.pending && kept !== null && back.amount >= 0 && (!keeps || why.trim() !== '') && (back.amount === 0 || mayRefund || !held)
  const money = (amount: number) => ({ amount, currency: order.paid.currency })
  const cancel = () => void acts.cancel.run({
    reason, refund: held && back.amount > 0 ? { method, amount: back } : null, keep: keeps ? { reason: why.trim(), amount: money(kept ?? 0) } : null,
  }).then((done) => done && onClose())
  useKeys(ready ? { 'Ctrl Enter': cancel } : {})
  return (
    <div ref={place}>
      <Panel title={t`Cancel the order`} note={t`its lines, payments and history stay on record`} tone="late">
        {acts.cancel.problem && <div className={classes.refusal}><OrderProblem problem={acts.cancel.problem} order={order} timeZone={timeZone} /></div>}
        <div className={classes.cancel}>
          <Textarea label={t`Why`} autosize={false} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {held && (
            <div className={`${classes.method} ${actions.stack}`}>
              {mayRefund
                ? <MoneyInput label={t`The shop keeps`} value={kept} currency={order.paid.currency} onChange={setKept} error={back.amount < 0 ? t`That is more than is held` : undefined} />
                : <p><Trans>The shop keeps <Money of={order.paid} />; giving money back needs a manager or the owner.</Trans></p>}
              {keeps && <Textarea label={t`Why the shop keeps it`} autosize={false} rows={1} maxLength={500} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />}
              {back.amount > 0 && (
                <>
                  <p><Trans><b><Money of={back} /></b> goes back to the customer</Trans></p>
                  <MethodChoice label={t`How it goes back`} value={method} onChange={setMethod} />
                </>
              )}
            </div>
          )}
        </div>
        <div className={classes.buttons}>
          <Button variant="danger" disabled={!ready} onClick={cancel} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>
            {held && back.amount > 0 ? <Trans>Cancel and give it back</Trans> : <Trans>Cancel the order</Trans>}
          </Button>
          <Button variant="subtle" disabled={acts.cancel.pending} onClick={onClose}><Trans>Keep the order</Trans></Button>
        </div>
      </Panel>
    </div>
  )
}
