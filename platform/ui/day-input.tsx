import { useLingui } from '@lingui/react/macro'
import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { formatLocale } from './format-locale.ts'
import { readDay } from './read-day.ts'

export interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** `YYYY-MM-DD`; null while empty or unreadable. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  /** A day without a year is the next such day from this one on. */
  readonly from?: string
  /** Told whether what stands there has a reading; a form does not save what it would drop. */
  readonly onReadable?: (readable: boolean) => void
}

/** A day as people type it, in any of the four languages' ways. What has no single reading stays as typed and is never guessed. */
export function DayInput({ value, onChange, from, onReadable, error, ...rest }: DayInputProps) {
  const { i18n, t } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const unreadable = typed !== null && typed.trim() !== '' && readDay(typed, from) === null
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? (value === null ? '' : writtenDay(value, i18n.locale))}
      error={unreadable ? t`Write day, month and year, such as ${writtenDay('1984-05-02', i18n.locale)}` : error}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value
        const day = readDay(text, from)
        setTyped(text)
        onChange(day)
        onReadable?.(day !== null || text.trim() === '')
      }}
      onBlur={() => {
        if (!unreadable) setTyped(null)
      }}
    />
  )
}

/** A day in figures, in the way it can be typed again. */
const writtenDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(formatLocale(language), { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
