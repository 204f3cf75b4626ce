import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCash, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { Money } from '#platform/ui/money.tsx'
import { moneyText } from '#platform/ui/money-text'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { useMethodNames } from '../payment-methods.tsx'
import { OrderProblem } from './order-problem.tsx'
import classes from './order-page.module.css'
import { RefundForm } from './refund-form.tsx'
import { TakePayment } from './take-payment.tsx'
import type { OrderActs } from './use-order-acts.ts'

export interface PaymentsPanelProps {
  readonly order: OrderView
  readonly acts: OrderActs
  readonly timeZone: string
  readonly taking: boolean
  readonly onTake: () => void
  readonly onClose: () => void
}

/** What is still to pay, loud; how much of it is paid; each payment; and the next one. */
export function PaymentsPanel({ order, acts, timeZone, taking, onTake, onClose }: PaymentsPanelProps) {
  const { i18n, t } = useLingui()
  const mayTake = useMay('payments.take', order.branchId)
  const mayRefund = useMay('payments.refund', order.branchId) && order.paid.amount > 0 && order.phase !== 'closed' && order.phase !== 'cancelled' && order.phase !== 'draft'
  const [refunding, setRefunding] = useState(false)
  const { total, paid, balance } = order
  const share = total.amount > 0 ? Math.min(100, Math.max(0, (paid.amount / total.amount) * 100)) : 100
  const open = balance.amount > 0 && order.phase !== 'cancelled' && order.phase !== 'draft'
  return (
    <Panel title={t`Payments`} aside={order.paymentSymbol && <span title={t`Written on a bank transfer, so that the payment finds its order`}><Trans>payment symbol {order.paymentSymbol}</Trans></span>}>
      <div className={classes.toPay}>
        {open
          ? <><b><Money of={balance} /></b> <span><Trans>to pay</Trans></span></>
          : <b data-tone="ready"><IconCheck aria-hidden />{order.phase === 'cancelled' || order.phase === 'draft' ? <Trans>Nothing to pay</Trans> : <Trans>Paid</Trans>}</b>}
        <span className={classes.ofTotal}><Trans>of <Money of={total} /></Trans></span>
      </div>
      <div className={classes.bar} role="img" aria-label={t`${Math.round(share)} % paid`}><span style={{ width: `${share}%` }} /></div>
      <ul className={classes.payments}>
        {order.payments.map((payment) => <Payment key={payment.id} payment={payment} timeZone={timeZone} />)}
      </ul>
      {acts.pay.problem && <OrderProblem problem={acts.pay.problem} order={order} timeZone={timeZone} onForget={acts.pay.forget} />}
      {open && mayTake && (taking
        ? <TakePayment balance={balance} pending={acts.pay.pending} onClose={onClose} onTake={(parts) => void acts.pay.run(parts).then((done) => done && onClose())} />
        : (
          <Button fullWidth disabled={acts.pending} leftSection={<IconCash aria-hidden />} rightSection={<KeyCaps caps={['$']} />} onClick={onTake}>
            <Trans>Take payment</Trans>
          </Button>
        ))}
      {order.depositKept.amount > 0 && <p className={classes.detail}><Trans>The shop keeps <Money of={order.depositKept} />: {order.depositKeptReason ?? ''}</Trans></p>}
      {order.payers.length > 0 && <p className={classes.detail}>{order.payers.map(({ name, amount }) => (amount ? `${name} ${moneyText(amount, i18n.locale)}` : name)).join(' · ')}</p>}
      {mayRefund && !taking && (refunding
        ? <RefundForm order={order} timeZone={timeZone} onClose={() => setRefunding(false)} />
        : <Button fullWidth variant="subtle" disabled={acts.pending} onClick={() => setRefunding(true)}><Trans>Give money back…</Trans></Button>)}
    </Panel>
  )
}

function Payment({ payment, timeZone }: { readonly payment: OrderView['payments'][number]; readonly timeZone: string }) {
  const { t } = useLingui()
  const methods = useMethodNames()
  const out = payment.direction === 'out'
  const purpose = { deposit: t`Deposit`, balance: t`Balance`, refund: t`Given back` }[payment.purpose]
  return (
    <li>
      {out ? <IconArrowBackUp aria-label={t`went back`} role="img" /> : <IconCheck aria-hidden />}
      <span>{purpose} · {methods[payment.method]}</span>
      <span className={classes.when}><Instant of={payment.occurredAt} timeZone={timeZone} as="date" /></span>
      <span className={classes.amount}><Money of={out ? { ...payment.amount, amount: -payment.amount.amount } : payment.amount} /></span>
    </li>
  )
}
