import { Checkbox, Input } from '@mantine/core'
import { useId } from 'react'
import classes from './options.module.css'

export interface ChecksFieldProps {
  readonly label: string
  readonly choices: readonly { readonly id: string; readonly name: string }[]
  readonly value: readonly string[]
  readonly error?: string | undefined
  readonly onChange: (ids: readonly string[]) => void
}

/** Any of a handful of things, each with its box; nothing where there is nothing to choose. */
export function ChecksField({ label, choices, value, error, onChange }: ChecksFieldProps) {
  const id = useId()
  if (choices.length === 0) return null
  return (
    <div role="group" aria-labelledby={id}>
      <Input.Label id={id} labelElement="div">{label}</Input.Label>
      <div className={classes.checks}>
        {choices.map((choice) => <Checkbox key={choice.id} label={choice.name} checked={value.includes(choice.id)} onChange={(event) => onChange(event.currentTarget.checked ? [...value, choice.id] : value.filter((one) => one !== choice.id))} />)}
      </div>
      {error && <Input.Error>{error}</Input.Error>}
    </div>
  )
}
