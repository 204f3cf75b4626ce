import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Money } from '#kernel/money'
import type { Method } from '#modules/payments/domain'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Money as MoneyShown } from '#platform/ui/money.tsx'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { moneyText } from '#platform/ui/money-text'
import { keepMethod, lastMethod, MethodChoice, useMethodNames } from '../payment-methods.tsx'
import classes from './order-page.module.css'
import { useFocusFirst } from './use-focus-first.ts'

interface Part { readonly method: Method; readonly amount: number }

export interface TakePaymentProps {
  readonly balance: Money
  readonly pending: boolean
  readonly onTake: (parts: readonly Part[]) => void
  readonly onClose: () => void
}

/** A payment at the counter: how, and how much of what is still to pay; the rest may be paid another way in the same act. */
export function TakePayment({ balance, pending, onTake, onClose }: TakePaymentProps) {
  const { i18n, t } = useLingui()
  const [method, setMethod] = useState<Method>(lastMethod)
  const [parts, setParts] = useState<readonly Part[]>([])
  const left = { ...balance, amount: balance.amount - parts.reduce((sum, part) => sum + part.amount, 0) }
  const [amount, setAmount] = useState<number | null>(balance.amount)
  const names = useMethodNames()
  const place = useFocusFirst<HTMLFormElement>()
  const tooMuch = amount !== null && amount > left.amount
  const ready = amount !== null && amount > 0 && !tooMuch && !pending
  const most = moneyText(left, i18n.locale)
  const take = () => {
    if (!ready) return
    keepMethod(method)
    onTake([...parts, { method, amount }])
  }
  const rest = amount === null ? 0 : left.amount - amount
  const divide = () => {
    if (!ready || rest <= 0) return
    setParts([...parts, { method, amount }])
    setAmount(rest)
    setMethod(method === 'cash' ? 'card' : 'cash')
  }
  useKeys({ 'Ctrl Enter': take, Esc: onClose })
  return (
    <form
      ref={place}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      {parts.length > 0 && <ul className={classes.payments}>{parts.map((part) => <li key={`${part.method} ${part.amount}`}><span>{names[part.method]}</span><span className={classes.amount}><MoneyShown of={{ ...balance, amount: part.amount }} /></span></li>)}</ul>}
      <MethodChoice label={t`How it is paid`} value={method} onChange={setMethod} />
      <MoneyInput label={t`Amount`} size="lg" value={amount} currency={balance.currency} onChange={setAmount} error={tooMuch ? t`At most ${most}` : undefined} />
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" disabled={!ready} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Take it</Trans></Button>
        {ready && rest > 0 && <Button onClick={divide}><Trans>Pay the rest another way</Trans></Button>}
        <Button variant="subtle" disabled={pending} onClick={onClose}><Trans>Not now</Trans></Button>
      </div>
    </form>
  )
}
