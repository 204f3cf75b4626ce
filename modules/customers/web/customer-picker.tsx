import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactNode, type Ref } from 'react'
import { useMay } from '#modules/identity/web'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { Dotted } from '#platform/ui/dotted.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { Picker } from '#platform/ui/picker.tsx'
import type { CustomerItem, customerPage } from '../contract.ts'
import type { z } from 'zod'
import { readTypedPerson, type TypedPerson } from '../domain/index.ts'
import { Age } from './age.tsx'
import { QuickCustomerForm } from './quick-customer-form.tsx'

export interface CustomerPickerProps {
  readonly label: ReactNode
  readonly value: CustomerItem | null
  readonly onPick: (customer: CustomerItem | null) => void
  readonly error?: ReactNode
  readonly required?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One customer, found by any fragment of name, phone or e-mail, or made new on the spot from what was typed. */
export function CustomerPicker({ onPick, ...rest }: CustomerPickerProps) {
  const { t } = useLingui()
  const { organizationId } = useCalling()
  const mayMake = useMay('customers.write')
  const [making, setMaking] = useState<TypedPerson | null>(null)
  if (making) {
    const done = (made: CustomerItem | null) => {
      setMaking(null)
      if (made) onPick(made)
    }
    return <QuickCustomerForm typed={making} onDone={done} />
  }
  return (
    <Picker<CustomerItem>
      {...rest}
      onPick={onPick}
      placeholder={t`Name, phone or e-mail`}
      search={async (text, signal) => (await call<z.output<typeof customerPage>>('GET', text ? `/customers/search?limit=8&q=${encodeURIComponent(text)}` : '/customers?limit=8', { organizationId, signal })).items}
      describe={(customer) => ({ id: customer.id, title: customer.name, mark: <PersonDisc name={customer.name} />, detail: <Reminder of={customer} /> })}
      {...(mayMake && { create: { label: (text: string) => <Trans>New customer «{text}»</Trans>, run: (text: string) => setMaking(readTypedPerson(text)) } })}
    />
  )
}

/** What tells two people of one name apart. */
function Reminder({ of: { birthOn, phone, email } }: { readonly of: CustomerItem }) {
  return <Dotted parts={[birthOn && <Age birthOn={birthOn} />, phone?.display ?? email]} />
}
