import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import type { Method } from '#modules/payments/domain'
import { useSend } from '#platform/ui/api/use-send'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { moneyText } from '#platform/ui/money-text'
import type { newRefund, OrderView } from '../../contract.ts'
import { MethodChoice } from '../payment-methods.tsx'
import classes from './order-page.module.css'
import { OrderProblem } from './order-problem.tsx'
import { useFocusFirst } from './use-focus-first.ts'

/** Gives part of the money back while the order goes on: how, how much of what is paid, and why. */
export function RefundForm({ order, timeZone, onClose }: { readonly order: OrderView; readonly timeZone: string; readonly onClose: () => void }) {
  const { i18n, t } = useLingui()
  const [method, setMethod] = useState<Method>('cash')
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [id] = useState(newId)
  const { send, pending, problem, forget } = useSend<OrderView, z.input<typeof newRefund>>({ name: 'order.refund', method: 'POST', path: `/orders/${order.id}/refunds`, kinds: ['orders', 'payments'] })
  const place = useFocusFirst<HTMLFormElement>()
  const most = moneyText(order.paid, i18n.locale)
  const tooMuch = amount !== null && amount > order.paid.amount
  const ready = amount !== null && amount > 0 && !tooMuch && reason.trim() !== '' && !pending
  const give = () => {
    if (ready) void send({ id, method, amount: { amount, currency: order.paid.currency }, reason: reason.trim(), occurredAt: new Date().toISOString() }).then((done) => done && onClose())
  }
  useKeys({ Esc: onClose, 'Ctrl Enter': give })
  return (
    <form ref={place} className={classes.form} onSubmit={(event) => { event.preventDefault(); give() }}>
      {problem && <OrderProblem problem={problem} order={order} timeZone={timeZone} onForget={forget} />}
      <MethodChoice label={t`How it goes back`} value={method} onChange={setMethod} />
      <MoneyInput label={t`Amount`} size="lg" value={amount} currency={order.paid.currency} onChange={setAmount} error={tooMuch ? t`At most ${most}` : undefined} />
      <TextInput label={t`Why`} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" disabled={!ready} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Give it back</Trans></Button>
        <Button variant="subtle" disabled={pending} onClick={onClose}><Trans>Not now</Trans></Button>
      </div>
    </form>
  )
}
