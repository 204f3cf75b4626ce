import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDecimalMark } from '../decimal-mark.ts'
import { boundText, readBound } from './bound-text.ts'

export interface BoundInputProps {
  readonly label: string
  /** Whole units in one of what is typed: 1000 for dioptres. */
  readonly scale: number
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly onReadable: (readable: boolean) => void
  readonly error?: string | undefined
}

/** A bound with sign and decimals, kept whole. What cannot be read stays as typed. */
export function BoundInput({ label, scale, value, onChange, onReadable, error }: BoundInputProps) {
  const { t } = useLingui()
  const mark = useDecimalMark()
  const [typed, setTyped] = useState<string | null>(null)
  const unread = typed !== null && readBound(typed, scale) === undefined
  return (
    <TextInput
      label={label} inputMode="text" autoComplete="off" maxLength={8} value={typed ?? boundText(value, scale, mark)} error={unread ? t`Write a number, such as ${boundText(12_500, 1000, mark)}` : error}
      onChange={(event) => {
        const read = readBound(event.currentTarget.value, scale)
        setTyped(event.currentTarget.value)
        onReadable(read !== undefined)
        if (read !== undefined) onChange(read)
      }}
      onBlur={() => !unread && setTyped(null)}
    />
  )
}
