import { useLingui } from '@lingui/react/macro'
import { TextInput, type TextInputProps } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { editedMoney, moneyText, readMoney } from './money-text.ts'

export interface MoneyInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Whole minor units; null while empty or unreadable. */
  readonly value: number | null
  readonly currency: string
  readonly onChange: (amount: number | null) => void
  /** Told whether what stands there has a reading; a form does not save what it would drop. */
  readonly onReadable?: (readable: boolean) => void
}

/** Money as people type it, in any of the four languages' ways. What has no single reading stays as typed and is never guessed. */
export function MoneyInput({ value, currency, onChange, onReadable, error, ...rest }: MoneyInputProps) {
  const { i18n, t } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const toSelect = useRef<HTMLInputElement>(null)
  // With the text it is edited as, and not a moment later: the second digit of fast hands would write over the first.
  useLayoutEffect(() => {
    toSelect.current?.select()
    toSelect.current = null
  })
  const shown = typed ?? (value === null ? '' : moneyText({ amount: value, currency }, i18n.locale))
  const unreadable = typed !== null && typed.trim() !== '' && readMoney(typed, currency) === null
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      error={unreadable ? t`Write an amount, such as 1 299,50` : error}
      styles={{ input: { textAlign: 'right' } }}
      onFocus={(event) => {
        toSelect.current = event.target
        event.target.select()
        if (value !== null && typed === null) setTyped(editedMoney(value, currency, i18n.locale))
      }}
      onChange={(event) => {
        toSelect.current = null
        const text = event.currentTarget.value
        const amount = readMoney(text, currency)
        setTyped(text)
        onChange(amount)
        onReadable?.(amount !== null || text.trim() === '')
      }}
      onBlur={() => {
        toSelect.current = null
        if (!unreadable) setTyped(null)
      }}
    />
  )
}
