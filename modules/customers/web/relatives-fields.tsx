import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { Dotted } from '#platform/ui/dotted.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { Picker } from '#platform/ui/picker.tsx'
import type { z } from 'zod'
import type { CustomerItem, searchHits } from '../contract.ts'
import type { CustomerFields } from './customer-fields.ts'

type Named = Pick<CustomerItem, 'id' | 'name'> & Partial<CustomerItem>

/** Customers by any fragment, for naming one of them in a field. */
function usePeople() {
  const { organizationId } = useCalling()
  return {
    search: async (text: string, signal: AbortSignal): Promise<Named[]> => (text === '' ? [] : (await call<z.output<typeof searchHits>>('GET', `/customers/search?limit=8&q=${encodeURIComponent(text)}`, { organizationId, signal })).items),
    describe: ({ id, name, birthOn, phone, email }: Named) => ({ id, title: name, mark: <PersonDisc name={name} />, detail: <Dotted parts={[birthOn, phone?.display ?? email]} /> }),
  }
}

/** With whom they live: somebody who is a customer too. */
export function HouseholdField({ value, error, onChange }: { readonly value: CustomerFields['householdWith']; readonly error: string | undefined; readonly onChange: (value: CustomerFields['householdWith']) => void }) {
  const { t } = useLingui()
  return <Picker<Named> {...usePeople()} label={t`Lives with`} placeholder={t`Name, phone or e-mail`} value={value} error={error} onPick={(one) => onChange(one && { id: one.id, name: one.name })} />
}

/** Who speaks for them: a customer, or somebody by name with a telephone. */
export function GuardianField({ value, errorAt, onChange }: { readonly value: CustomerFields['guardian']; readonly errorAt: (field: string) => string | undefined; readonly onChange: (value: CustomerFields['guardian']) => void }) {
  const { t } = useLingui()
  const people = usePeople()
  if (value && value.customerId === null) {
    return (
      <>
        <TextInput label={t`Guardian`} maxLength={160} value={value.name} error={errorAt('guardian/name')} onChange={(event) => onChange({ ...value, name: event.currentTarget.value })} />
        <TextInput label={t`Guardian's phone`} type="tel" maxLength={40} value={value.phone} error={errorAt('guardian/phone')} onChange={(event) => onChange({ ...value, phone: event.currentTarget.value })} />
        <div><Button variant="subtle" color="gray" size="xs" onClick={() => onChange(null)}><Trans>Remove the guardian</Trans></Button></div>
      </>
    )
  }
  return (
    <Picker<Named>
      {...people}
      label={t`Guardian`}
      placeholder={t`Name, phone or e-mail`}
      value={value && value.customerId !== null ? { id: value.customerId, name: value.name } : null}
      error={errorAt('guardian/customerId')}
      onPick={(one) => onChange(one && { customerId: one.id, name: one.name, phone: '' })}
      create={{ label: (text) => <Trans>«{text}», who is no customer</Trans>, run: (text) => onChange({ customerId: null, name: text, phone: '' }) }}
    />
  )
}
