import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import classes from '../lenses.module.css'
import { noSteps, type TypedSteps } from './read-range.ts'

interface StepsFieldProps { readonly label: string; readonly rows: readonly TypedSteps[]; readonly error: string | undefined; readonly onChange: (rows: readonly TypedSteps[]) => void }

/** Values from one to another in steps, in as many rows as the maker's table has. */
export function StepsField({ label, rows, error, onChange }: StepsFieldProps) {
  const { t } = useLingui()
  const parts = { from: t`from`, to: t`to`, step: t`step` } as const
  const change = (at: number, part: keyof TypedSteps, text: string) => onChange(rows.map((row, index) => (index === at ? { ...row, [part]: text } : row)))
  return (
    <fieldset className={classes.steps}>
      <legend>{label}</legend>
      {rows.map((row, at) => (
        // A row is where it stands: it has no other name.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={classes.stepRow}>
          {(['from', 'to', 'step'] as const).map((part) => (
            <TextInput key={part} size="xs" autoComplete="off" placeholder={parts[part]} aria-label={`${label} ${at + 1}: ${parts[part]}`} value={row[part]} error={error !== undefined} onChange={(event) => change(at, part, event.currentTarget.value)} />
          ))}
          {rows.length > 1 && <ActionIcon variant="subtle" color="gray" aria-label={t`Remove row ${at + 1} of ${label}`} onClick={() => onChange(rows.filter((_, index) => index !== at))}><IconX aria-hidden /></ActionIcon>}
        </div>
      ))}
      {error && <p role="alert">{error}</p>}
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus aria-hidden size={13} />} onClick={() => onChange([...rows, noSteps])}><Trans>Another row</Trans></Button>
    </fieldset>
  )
}
