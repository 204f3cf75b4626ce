import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import classes from './kinds-page.module.css'

const units = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof units

const unitOf = (minutes: number | null): Unit => (minutes !== null && minutes % units.days === 0 ? 'days' : minutes !== null && minutes % units.hours === 0 ? 'hours' : 'minutes')

/** How long the stage should take at most; empty: nobody waits. */
export function TargetField({ value, onChange }: { readonly value: number | null; readonly onChange: (minutes: number | null) => void }) {
  const { t } = useLingui()
  const [unit, setUnit] = useState<Unit>(value === null ? 'hours' : unitOf(value))
  const [typed, setTyped] = useState(value === null ? '' : String(value / units[unit]))
  const change = (text: string, by: Unit) => {
    setTyped(text)
    setUnit(by)
    const count = Number(text.replace(',', '.'))
    if (text.trim() === '') onChange(null)
    else if (count > 0) onChange(Math.max(1, Math.round(count * units[by])))
  }
  return (
    <div className={classes.target}>
      <TextInput label={t`Should take at most`} inputMode="decimal" maxLength={6} placeholder={t`no target`} value={typed} onChange={(event) => change(event.currentTarget.value, unit)} />
      <NativeSelect aria-label={t`Unit of the target`} value={unit} onChange={(event) => change(typed, event.currentTarget.value as Unit)} data={[{ value: 'minutes', label: t`minutes` }, { value: 'hours', label: t`hours` }, { value: 'days', label: t`days` }]} />
    </div>
  )
}
