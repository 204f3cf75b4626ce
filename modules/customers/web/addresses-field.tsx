import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSignedIn } from '#modules/identity/web'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import type { NewAddress } from '../contract.ts'
import { addressKinds } from '../domain/customer.ts'
import classes from './addresses-field.module.css'
import { useAddressKinds } from './class-names.ts'

export interface AddressesFieldProps {
  readonly value: readonly NewAddress[]
  readonly errorAt: (index: number, field: keyof NewAddress) => string | undefined
  readonly onChange: (addresses: readonly NewAddress[]) => void
}

const MOST = 10

/** Where they live, work, get bills and parcels; the country is the shop's until another is written. */
export function AddressesField({ value, errorAt, onChange }: AddressesFieldProps) {
  const { t } = useLingui()
  const names = useAddressKinds()
  const { country } = useSignedIn().session.organization
  const set = (index: number, to: Partial<NewAddress>) => onChange(value.map((one, at) => (at === index ? { ...one, ...to } : one)))
  return (
    <>
      {value.map((address, index) => (
        // Addresses have no identity of their own but their place.
        <fieldset key={String(index)} className={classes.address}>
          <legend className="sr-only">{names[address.kind]}</legend>
          <FormGrid>
            <NativeSelect label={t`Address`} value={address.kind} data={addressKinds.map((kind) => ({ value: kind, label: names[kind] }))} onChange={(event) => set(index, { kind: event.currentTarget.value as NewAddress['kind'] })} />
            <WholeRow><Textarea label={t`Street and number`} autosize minRows={1} maxRows={4} maxLength={200} value={address.street} error={errorAt(index, 'street')} onChange={(event) => set(index, { street: event.currentTarget.value })} /></WholeRow>
            <TextInput label={t`Postal code`} maxLength={20} value={address.postalCode} error={errorAt(index, 'postalCode')} onChange={(event) => set(index, { postalCode: event.currentTarget.value })} />
            <TextInput label={t`Town`} maxLength={120} value={address.city} error={errorAt(index, 'city')} onChange={(event) => set(index, { city: event.currentTarget.value })} />
            <TextInput label={t`Region`} maxLength={120} value={address.region} error={errorAt(index, 'region')} onChange={(event) => set(index, { region: event.currentTarget.value })} />
            <TextInput label={t`Country, two letters`} maxLength={2} value={address.country} error={errorAt(index, 'country')} onChange={(event) => set(index, { country: event.currentTarget.value.toUpperCase() })} />
          </FormGrid>
          <Button variant="subtle" color="gray" size="xs" onClick={() => onChange(value.filter((_, at) => at !== index))}><Trans>Remove the address</Trans></Button>
        </fieldset>
      ))}
      {value.length < MOST && (
        <Button variant="subtle" size="xs" leftSection={<IconPlus aria-hidden />} onClick={() => onChange([...value, { kind: value.length === 0 ? 'home' : 'delivery', street: '', city: '', postalCode: '', region: '', country }])}>
          {value.length === 0 ? <Trans>Add an address</Trans> : <Trans>Another address</Trans>}
        </Button>
      )}
    </>
  )
}
