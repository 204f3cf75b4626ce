import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Input, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useSignedIn } from '#modules/identity/web'
import { taxIdSentences } from '../domain/refusal-sentences.ts'
import { taxIdKinds } from '../domain/tax-ids.ts'
import { readTaxId, type TaxIdKind } from '../domain/index.ts'
import { useTaxIdNames } from './class-names.ts'
import classes from './contact-rows.module.css'
import { sentIndex, type TypedTaxId } from './customer-fields.ts'

export interface TaxIdsFieldProps {
  readonly value: readonly TypedTaxId[]
  readonly errorAt: (sent: number) => string | undefined
  readonly onChange: (taxIds: readonly TypedTaxId[]) => void
}

/** Tax numbers, one of each kind, judged by their check digits as they are typed; those of the organization's country come first. */
export function TaxIdsField({ value, errorAt, onChange }: TaxIdsFieldProps) {
  const { i18n, t } = useLingui()
  const names = useTaxIdNames()
  const { country } = useSignedIn().session.organization
  const kinds = taxIdKinds.toSorted((a, b) => Number(b.startsWith(country.toLowerCase())) - Number(a.startsWith(country.toLowerCase())))
  const left = kinds.filter((kind) => !value.some((one) => one.kind === kind))
  const set = (index: number, to: Partial<TypedTaxId>) => onChange(value.map((one, at) => (at === index ? { ...one, ...to } : one)))
  const problemOf = ({ kind, value: typed }: TypedTaxId, index: number): string | undefined => {
    // A number is judged once it could be whole: half of one is no mistake yet.
    const reading = typed.trim().length >= 8 ? readTaxId(kind, typed) : null
    if (reading && 'refusal' in reading) return i18n._(taxIdSentences[reading.refusal])
    const sent = sentIndex(value.map((one) => one.value), index)
    return sent === null ? undefined : errorAt(sent)
  }
  return (
    <Input.Wrapper label={t`Tax numbers`} labelElement="div">
      {value.map((one, index) => (
        <div key={one.kind} className={classes.row}>
          <NativeSelect className={classes.kind ?? ''} aria-label={t`Kind of tax number`} value={one.kind} data={kinds.filter((kind) => kind === one.kind || left.includes(kind)).map((kind) => ({ value: kind, label: names[kind] }))} onChange={(event) => set(index, { kind: event.currentTarget.value as TaxIdKind })} />
          <TextInput className={classes.input ?? ''} aria-label={names[one.kind]} maxLength={40} autoComplete="off" value={one.value} error={problemOf(one, index)} onChange={(event) => set(index, { value: event.currentTarget.value })} />
          <ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${names[one.kind]}`} onClick={() => onChange(value.filter((_, at) => at !== index))}><IconX aria-hidden /></ActionIcon>
        </div>
      ))}
      {left[0] && <Button variant="subtle" size="xs" leftSection={<IconPlus aria-hidden />} onClick={() => onChange([...value, { kind: left[0]!, value: '' }])}><Trans>Add a tax number</Trans></Button>}
    </Input.Wrapper>
  )
}
