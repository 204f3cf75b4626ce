import { useLingui } from '@lingui/react'
import { SegmentedControl } from '@mantine/core'
import { IconBuildingBank, IconCash, IconCreditCard, IconTicket, IconWorld } from '@tabler/icons-react'
import { methods, type Method } from '#modules/payments/domain'

const icons = { cash: IconCash, card: IconCreditCard, transfer: IconBuildingBank, voucher: IconTicket, online: IconWorld } as const

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

/** How the customer pays. The words name the picture, so a narrow column can hide them. */
export function MethodChoice({ label, value, onChange }: MethodChoiceProps) {
  const names = useMethodNames()
  return (
    <SegmentedControl
      fullWidth
      aria-label={label}
      value={value}
      onChange={(chosen) => onChange(methods.find((method) => method === chosen) ?? 'cash')}
      data={atTheCounter.map((method) => ({ value: method, label: <MethodWord method={method} name={names[method]} /> }))}
    />
  )
}

/** A way of paying as picture and word. */
export function MethodWord({ method, name }: { readonly method: Method; readonly name: string }) {
  const Icon = icons[method]
  return <><Icon aria-hidden /><span>{name}</span></>
}

const keptMethod = 'lunette-payment-method'

/** The way of paying that this device took last; most tills take one kind all day. */
export const lastMethod = (): Method => atTheCounter.find((method) => method === localStorage.getItem(keptMethod)) ?? 'cash'

export const keepMethod = (method: Method): void => localStorage.setItem(keptMethod, method)
