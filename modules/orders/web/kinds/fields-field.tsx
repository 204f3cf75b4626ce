import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { languages, type Language } from '#kernel/languages'
import type { KindSettings } from '../../contract.ts'
import { useKindWords } from './kind-words.ts'
import classes from './kinds-page.module.css'
import { codeFrom } from './move-stage.ts'
import { NamesField } from './names-field.tsx'

type Field = KindSettings['stages'][number]['fields'][number]

export interface FieldsFieldProps {
  readonly value: readonly Field[]
  /** Fields of other stages, to ask for again here. */
  readonly others: readonly Field[]
  readonly language: Language
  readonly onChange: (fields: Field[]) => void
}

const sameInAll = (name: string): Record<Language, string> => Object.fromEntries(languages.map((language) => [language, name])) as Record<Language, string>

/** What is filled in on entering the stage. */
export function FieldsField({ value, others, language, onChange }: FieldsFieldProps) {
  const { t } = useLingui()
  const { sorts } = useKindWords()
  const set = (at: number, part: Partial<Field>) => onChange(value.map((field, index) => (index === at ? { ...field, ...part } : field)))
  const reusable = others.filter(({ code }) => !value.some((field) => field.code === code))
  const add = () => {
    const name = t`New field`
    onChange([...value, { code: codeFrom(`field-${value.length + 1}`, [...value, ...others].map(({ code }) => code)), names: sameInAll(name), kind: 'text', required: false, unit: null, choices: [] }])
  }
  return (
    <fieldset className={classes.fields}>
      <legend>{t`To fill in on entering`}</legend>
      {value.map((field, index) => (
        <details key={field.code} className={classes.field}>
          <summary>
            <span>{field.names[language]}</span>
            <span className={classes.stageNote}>{[sorts[field.kind], field.required && t`required`].filter(Boolean).join(' · ')}</span>
          </summary>
          <NamesField legend={t`Name of the field`} value={field.names} onChange={(names) => set(index, { names })} />
          <div className={classes.row}>
            <NativeSelect label={t`Sort`} value={field.kind} onChange={(event) => set(index, { kind: event.currentTarget.value as Field['kind'] })} data={Object.entries(sorts).map(([kind, label]) => ({ value: kind, label }))} />
            {field.kind === 'number' && <TextInput label={t`Unit`} maxLength={12} value={field.unit ?? ''} onChange={(event) => set(index, { unit: event.currentTarget.value || null })} />}
            <Checkbox label={t`Required: the stage cannot be entered without it`} checked={field.required} onChange={(event) => set(index, { required: event.currentTarget.checked })} />
          </div>
          {field.kind === 'choice' && (
            <TextInput
              label={t`Choices, with commas between`} defaultValue={field.choices.map(({ names }) => names[language]).join(', ')}
              onBlur={(event) => {
                const names = [...new Set(event.currentTarget.value.split(',').map((one) => one.trim()).filter(Boolean))]
                set(index, { choices: names.reduce<Field['choices']>((before, name) => [...before, field.choices.find((one) => one.names[language] === name) ?? { code: codeFrom(name, before.map(({ code }) => code)), names: sameInAll(name) }], []) })
              }}
            />
          )}
          <Button size="xs" variant="subtle" leftSection={<IconX aria-hidden />} onClick={() => onChange(value.filter((_field, at) => at !== index))}><Trans>Do not ask for it</Trans></Button>
        </details>
      ))}
      <div className={classes.row}>
        {reusable.length > 0 && (
          <NativeSelect
            aria-label={t`Ask for a field of another stage`} value="" data={[{ value: '', label: t`Ask for a field of another stage` }, ...reusable.map(({ code, names }) => ({ value: code, label: names[language] }))]}
            onChange={(event) => {
              const field = reusable.find(({ code }) => code === event.currentTarget.value)
              if (field) onChange([...value, field])
            }}
          />
        )}
        <Button size="xs" variant="subtle" leftSection={<IconPlus aria-hidden />} onClick={add}><Trans>New field</Trans></Button>
      </div>
    </fieldset>
  )
}
