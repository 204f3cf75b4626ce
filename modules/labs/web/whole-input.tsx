import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'

export interface WholeInputProps {
  readonly label: ReactNode
  readonly value: number
  readonly most: number
  /** Behind the number: %, days. */
  readonly unit?: string
  readonly error?: ReactNode
  readonly onChange: (value: number) => void
}

/** A whole number from 0 up. What is no such number stays typed and marked, and changes nothing. */
export function WholeInput({ label, value, most, unit, error, onChange }: WholeInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && read(typed, most) === null
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      value={typed ?? String(value)}
      error={error ?? wrong}
      {...(unit && { rightSection: unit, rightSectionWidth: 44 })}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        const number = read(event.currentTarget.value, most)
        if (number !== null) onChange(number)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

const read = (text: string, most: number): number | null => (/^\d{1,4}$/.test(text.trim()) && Number(text) <= most ? Number(text) : null)
