import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import type { Method } from '#modules/payments/domain'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { whyNotCollect } from '../../domain/index.ts'
import { keepMethod, lastMethod, MethodChoice } from '../payment-methods.tsx'
import { OrderProblem, useReasons } from './order-problem.tsx'
import classes from './order-page.module.css'
import { useFocusFirst } from './use-focus-first.ts'
import type { OrderActs } from './use-order-acts.ts'

export interface CollectPanelProps {
  readonly order: OrderView
  readonly acts: OrderActs
  readonly timeZone: string
  readonly onClose: () => void
}

/** The customer collects: the open balance is asked in the same act, and one stroke does both. */
export function CollectPanel({ order, acts, timeZone, onClose }: CollectPanelProps) {
  const { t } = useLingui()
  const reasons = useReasons()
  const mayTake = useMay('payments.take', order.branchId)
  const mayLeaveOpen = useMay('orders.collect-unpaid', order.branchId)
  const [method, setMethod] = useState<Method>(lastMethod)
  const place = useFocusFirst<HTMLDivElement>()
  const { balance } = order
  const owing = balance.amount > 0
  const pays = owing && mayTake
  const refusal = whyNotCollect({
    phase: order.phase, onHold: order.onHold !== null, balance: pays ? 0 : balance.amount, collectHere: order.stages.find(({ code }) => code === order.stage)?.collectHere ?? false,
    balanceGuard: order.stages.at(-1)?.guards.includes('balance') ?? true,
  }, mayLeaveOpen)
  const act = (payment: { method: Method; amount: number } | null) => {
    if (acts.collect.pending) return
    if (payment) keepMethod(payment.method)
    void acts.collect.run(payment).then((done) => done && onClose())
  }
  const proposal = () => act(pays ? { method, amount: balance.amount } : null)
  useKeys({ ...(refusal === null && { 'Ctrl Enter': proposal }), Esc: onClose })
  return (
    <div ref={place}>
      <Panel title={t`The customer collects`}>
        {acts.collect.problem && <div className={classes.refusal}><OrderProblem problem={acts.collect.problem} order={order} timeZone={timeZone} /></div>}
        <div className={classes.asked}>
          {owing ? (
            <>
              <div className={classes.toPay}><b><Money of={balance} /></b> <span><Trans>to pay</Trans></span></div>
              {pays && <div className={classes.method}><MethodChoice label={t`How it is paid`} value={method} onChange={setMethod} /></div>}
            </>
          ) : <p><Trans>Everything is paid.</Trans></p>}
        </div>
        {refusal && <p className={classes.reason}>{reasons[refusal]}</p>}
        <div className={classes.buttons}>
          {refusal === null && (
            <Button variant="filled" disabled={acts.pending} onClick={proposal} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>
              <span>{pays ? <Trans>Take <Money of={balance} /> and collect</Trans> : <Trans>Collect</Trans>}</span>
            </Button>
          )}
          {pays && mayLeaveOpen && order.phase === 'ready' && <Button disabled={acts.pending} onClick={() => act(null)}><Trans>Collect, leave it open</Trans></Button>}
          <Button variant="subtle" disabled={acts.collect.pending} onClick={onClose}><Trans>Not now</Trans></Button>
        </div>
      </Panel>
    </div>
  )
}
