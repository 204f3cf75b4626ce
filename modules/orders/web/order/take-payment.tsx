import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Money } from '#kernel/money'
import type { Method } from '#modules/payments/domain'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { moneyText } from '#platform/ui/money-text'
import { keepMethod, lastMethod, MethodChoice } from '../payment-methods.tsx'
import classes from './order-page.module.css'
import { useFocusFirst } from './use-focus-first.ts'

export interface TakePaymentProps {
  readonly balance: Money
  readonly pending: boolean
  readonly onTake: (method: Method, amount: number) => void
  readonly onClose: () => void
}

/** A payment at the counter: how, and how much of what is still to pay. */
export function TakePayment({ balance, pending, onTake, onClose }: TakePaymentProps) {
  const { i18n, t } = useLingui()
  const [method, setMethod] = useState<Method>(lastMethod)
  const [amount, setAmount] = useState<number | null>(balance.amount)
  const place = useFocusFirst<HTMLFormElement>()
  const tooMuch = amount !== null && amount > balance.amount
  const ready = amount !== null && amount > 0 && !tooMuch && !pending
  const most = moneyText(balance, i18n.locale)
  const take = () => {
    if (!ready) return
    keepMethod(method)
    onTake(method, amount)
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
      <MethodChoice label={t`How it is paid`} value={method} onChange={setMethod} />
      <MoneyInput label={t`Amount`} size="lg" value={amount} currency={balance.currency} onChange={setAmount} error={tooMuch ? t`At most ${most}` : undefined} />
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" disabled={!ready} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Take it</Trans></Button>
        <Button variant="subtle" disabled={pending} onClick={onClose}><Trans>Not now</Trans></Button>
      </div>
    </form>
  )
}
