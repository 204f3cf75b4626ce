import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { DayInput } from '#platform/ui/day-input.tsx'

/** What stands on a box: its lot, and until when it may be used. */
export interface Box { readonly lot?: string; readonly expiresOn?: string | null }

export interface BoxFieldsProps extends Box {
  /** What is in it. */
  readonly title: string
  readonly today: string
  readonly disabled?: boolean
  readonly onChange: (box: Box) => void
}

/** Lot and last day of a box of contact lenses; what is over is said at once, for it is not sold. */
export function BoxFields({ title, today, lot = '', expiresOn = null, disabled = false, onChange }: BoxFieldsProps) {
  const { t } = useLingui()
  return (
    <>
      <TextInput size="xs" label={t`Lot`} aria-label={t`Lot of ${title}`} maxLength={60} autoComplete="off" disabled={disabled} value={lot} onChange={(event) => onChange({ lot: event.currentTarget.value, expiresOn })} />
      <DayInput
        size="xs" label={t`Use by`} aria-label={t`Use by, of ${title}`} disabled={disabled} value={expiresOn} error={expiresOn !== null && expiresOn < today ? t`is over: it must not be sold` : undefined}
        onChange={(day) => onChange({ lot, expiresOn: day })}
      />
    </>
  )
}
