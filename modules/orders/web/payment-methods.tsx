import { useLingui } from '@lingui/react'
import { IconBuildingBank, IconCash, IconCreditCard, IconTicket } from '@tabler/icons-react'
import { useId } from 'react'
import type { Method } from '#modules/payments/domain'
import classes from './payment-methods.module.css'

const icons = { cash: IconCash, card: IconCreditCard, transfer: IconBuildingBank, voucher: IconTicket } as const

/** What the ways of paying are called. */
export function useMethodNames(): Readonly<Record<Method, string>> {
  const { i18n } = useLingui()
  return {
    cash: i18n._({ id: 'payments.method.cash', message: 'Cash' }),
    card: i18n._({ id: 'payments.method.card', message: 'Card' }),
    transfer: i18n._({ id: 'payments.method.transfer', message: 'Bank transfer' }),
    voucher: i18n._({ id: 'payments.method.voucher', message: 'Voucher' }),
    online: i18n._({ id: 'payments.method.online', message: 'Online' }),
  }
}

/** Ways to pay at a counter; money that comes over the web arrives by itself. */
const atTheCounter = ['cash', 'card', 'transfer', 'voucher'] as const satisfies readonly Method[]

export interface MethodChoiceProps {
  readonly label: string
  readonly value: Method
  readonly onChange: (method: Method) => void
}

/** How the customer pays: picture and word of each way. */
export function MethodChoice({ label, value, onChange }: MethodChoiceProps) {
  const names = useMethodNames()
  const group = useId()
  return (
    <div className={classes.room}>
      <div className={classes.methods} role="radiogroup" aria-label={label}>
        {atTheCounter.map((method) => {
          const Icon = icons[method]
          return (
            <label key={method} className={classes.method}>
              <input type="radio" name={group} checked={method === value} onChange={() => onChange(method)} />
              <Icon aria-hidden />
              <span>{names[method]}</span>
            </label>
          )
        })}
      </div>
    </div>
  )
}

const keptMethod = 'lunette-payment-method'

/** The way of paying that this device took last; most tills take one kind all day. */
export const lastMethod = (): Method => atTheCounter.find((method) => method === localStorage.getItem(keptMethod)) ?? 'cash'

export const keepMethod = (method: Method): void => localStorage.setItem(keptMethod, method)
