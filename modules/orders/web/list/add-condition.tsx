import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect, Popover, TextInput } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { DayInput } from '#platform/ui/day-input.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { filterFields } from '../../domain/filter/fields.ts'
import type { Condition, FilterField } from '../../domain/filter/fields.ts'
import { useConditionWords } from './condition-words.ts'
import { fieldsToAdd, readConditions, usualDays, withCondition } from './conditions.ts'
import classes from './conditions.module.css'

interface Typed { readonly text: string; readonly chosen: readonly string[]; readonly days: string; readonly from: string | null; readonly to: string | null; readonly least: number | null; readonly most: number | null }
const nothing: Typed = { text: '', chosen: [], days: 'week', from: null, to: null, least: null, most: null }
const own = 'own'

/** One more condition, without a mouse: `F`, what, value, Enter. */
export function AddCondition({ conditions, onChange }: { readonly conditions: readonly Condition[]; readonly onChange: (conditions: readonly Condition[]) => void }) {
  const { t } = useLingui()
  const { fields } = useConditionWords()
  const [open, setOpen] = useState(false)
  const [field, setField] = useState<FilterField>('promised')
  const [typed, setTyped] = useState<Typed>(nothing)
  useKeys({ F: () => setOpen(true) })
  const condition = readConditions(written(field, typed))[0]
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!condition) return
    onChange(withCondition(conditions, condition))
    setTyped(nothing)
    setOpen(false)
  }
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start" withinPortal={false}>
      <Popover.Target>
        <Button size="xs" leftSection={<IconFilterPlus aria-hidden />} rightSection={<KeyCaps caps={['F']} />} aria-expanded={open} onClick={() => setOpen(!open)}><Trans>Condition</Trans></Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop ?? ''} aria-label={t`Add a condition`}>
        <form className={classes.form} onSubmit={add}>
          <NativeSelect
            data-autofocus label={t`What`} value={field}
            onChange={(event) => {
              setField(fieldsToAdd.find((one) => one === event.currentTarget.value) ?? 'promised')
              setTyped(nothing)
            }}
            data={fieldsToAdd.map((one) => ({ value: one, label: fields[one] }))}
          />
          <ValueFields field={field} typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} />
          <Button type="submit" variant="filled" disabled={!condition}><Trans>Add condition</Trans></Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What was typed, in the words of the filter. */
function written(field: FilterField, { text, chosen, days, from, to, least, most }: Typed): string {
  switch (filterFields[field]) {
    case 'text': return `${field}:"${text.replace(/["\\]/g, '')}"`
    case 'days': return `${field}:${days === own ? `${from ?? ''}..${to ?? ''}` : days}`
    case 'amount': return `${field}:${least ?? ''}..${most ?? ''}`
    default: return `${field}:${chosen.join(',')}`
  }
}

function ValueFields({ field, typed, onChange }: { readonly field: FilterField; readonly typed: Typed; readonly onChange: (part: Partial<Typed>) => void }) {
  const { t } = useLingui()
  const { fields, days, choices } = useConditionWords()
  const { currency } = useSignedIn().session.organization
  switch (filterFields[field]) {
    case 'text': return <TextInput label={fields[field]} value={typed.text} onChange={(event) => onChange({ text: event.currentTarget.value })} />
    case 'days': return (
      <>
        <NativeSelect label={t`When`} value={typed.days} onChange={(event) => onChange({ days: event.currentTarget.value })} data={[...usualDays.map((one) => ({ value: one, label: days[one] ?? one })), { value: own, label: t`from day to day` }]} />
        {typed.days === own && (
          <div className={classes.pair}>
            <DayInput label={t`From`} value={typed.from} onChange={(from) => onChange({ from })} />
            <DayInput label={t`To`} value={typed.to} onChange={(to) => onChange({ to })} />
          </div>
        )}
      </>
    )
    case 'amount': return (
      <div className={classes.pair}>
        <MoneyInput label={t`At least`} currency={currency} value={typed.least} onChange={(least) => onChange({ least })} />
        <MoneyInput label={t`At most`} currency={currency} value={typed.most} onChange={(most) => onChange({ most })} />
      </div>
    )
    default: return (
      <Checkbox.Group label={fields[field]} value={[...typed.chosen]} onChange={(chosen) => onChange({ chosen })}>
        <div className={classes.choices}>{choices(field).map(([code, name]) => <Checkbox key={code} value={code} label={name} />)}</div>
      </Checkbox.Group>
    )
  }
}
