import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { CustomerPicker } from '#modules/customers/web'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import classes from './actions.module.css'

interface Payer { readonly customerId: string; readonly name: string; readonly amount: number | null }

export interface PayersFieldProps {
  readonly customer: { readonly id: string; readonly name: string }
  readonly currency: string
  readonly payers: readonly Payer[]
  readonly onChange: (payers: Payer[]) => void
}

/** Who pays besides the customer, and how much; the customer pays what the others leave. */
export function PayersField({ customer, currency, payers, onChange }: PayersFieldProps) {
  const { t } = useLingui()
  const others = payers.filter(({ customerId }) => customerId !== customer.id)
  const own = { customerId: customer.id, name: customer.name, amount: null }
  const change = (next: readonly Payer[]) => onChange(next.length > 0 ? [...next, own] : [])
  return (
    <div className={classes.stack}>
      {others.map((payer) => (
        <div key={payer.customerId} className={classes.buttons}>
          <MoneyInput label={t`${payer.name} pays`} value={payer.amount} currency={currency} onChange={(amount) => change(others.map((one) => (one === payer ? { ...payer, amount: amount ?? 0 } : one)))} />
          <ActionIcon variant="subtle" color="gray" aria-label={t`${payer.name} does not pay`} onClick={() => change(others.filter((one) => one !== payer))}><IconX aria-hidden /></ActionIcon>
        </div>
      ))}
      <CustomerPicker label={t`Somebody else pays a part`} value={null} onPick={(picked) => picked && picked.id !== customer.id && !others.some(({ customerId }) => customerId === picked.id) && change([...others, { customerId: picked.id, name: picked.name, amount: 0 }])} />
      {others.length > 0 && <p className={classes.caption}><Trans>{customer.name} pays the rest.</Trans></p>}
    </div>
  )
}
