import { useLingui } from '@lingui/react/macro'
import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { decimalText, readDecimal } from '../domain/index.ts'
import { usePoint } from './say-details.tsx'

export interface DecimalInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Whole small units: with two digits 5250 is 52.5. Null while empty or unreadable. */
  readonly value: number | null
  readonly digits: number
  /** Digits that are always written. */
  readonly least?: number
  readonly unit?: string
  readonly onChange: (value: number | null) => void
}

/** A number with a point or a comma, kept whole. What cannot be read stays as typed. */
export function DecimalInput({ value, digits, least = 0, unit, onChange, error, ...rest }: DecimalInputProps) {
  const { t } = useLingui()
  const point = usePoint()
  const [typed, setTyped] = useState<string | null>(null)
  const unreadable = typed !== null && typed.trim() !== '' && readDecimal(typed, digits) === null
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value === null ? '' : decimalText(value, digits, point, least))}
      error={unreadable ? t`Write a number, such as ${decimalText(5250, 2, point)}` : error}
      {...(unit && { rightSection: <span aria-hidden="true">{unit}</span>, rightSectionPointerEvents: 'none' as const })}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(readDecimal(event.currentTarget.value, digits))
      }}
      onBlur={() => {
        if (!unreadable) setTyped(null)
      }}
    />
  )
}
