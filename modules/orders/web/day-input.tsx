import { TextInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { isDay, type Day } from '#kernel/days'

export interface DayInputProps {
  readonly label: ReactNode
  readonly value: Day | null
  readonly onChange: (day: Day | null) => void
  readonly error?: ReactNode
  readonly hint?: ReactNode
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A day of the calendar, typed or picked; the browser writes it as its own language does. */
export function DayInput({ label, value, onChange, error, hint, inputRef }: DayInputProps) {
  return (
    <TextInput
      ref={inputRef}
      type="date"
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
      value={value ?? ''}
      min="2000-01-01"
      max="2999-12-31"
      onChange={(event) => onChange(isDay(event.currentTarget.value) ? event.currentTarget.value : null)}
    />
  )
}
