import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Input, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import classes from './contact-rows.module.css'

export interface ContactRowsProps {
  readonly label: string
  readonly add: ReactNode
  readonly type: 'tel' | 'email'
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly errorAt: (index: number) => string | undefined
  /** Told when a field is left. */
  readonly onLeave?: (value: string) => void
}

const MOST = 10

/** Telephone numbers or e-mails: the first is the one that is used, and always has a field to be typed into. */
export function ContactRows({ label, add, type, values, onChange, errorAt, onLeave }: ContactRowsProps) {
  const { t } = useLingui()
  const [added, setAdded] = useState(false)
  const shown = values.length > 0 ? values : ['']
  const set = (index: number, value: string) => onChange(shown.map((before, at) => (at === index ? value : before)))
  return (
    <Input.Wrapper label={label} labelElement="div">
      {shown.map((value, index) => (
        // Rows have no identity of their own but their place.
        <div key={index} className={classes.row}>
          <TextInput
            ref={added && index === shown.length - 1 ? focusOnOpen : undefined}
            className={classes.input ?? ''}
            type={type}
            autoComplete="off"
            maxLength={type === 'tel' ? 40 : 254}
            aria-label={index === 0 ? label : `${label} ${index + 1}`}
            value={value}
            error={errorAt(index)}
            onBlur={(event) => onLeave?.(event.currentTarget.value)}
            onChange={(event) => set(index, event.currentTarget.value)}
          />
          {shown.length > 1 && (
            <ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${value || `${label} ${index + 1}`}`} onClick={() => onChange(shown.filter((_, at) => at !== index))}>
              <IconX aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {shown.length < MOST && shown.at(-1) !== '' && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus aria-hidden />}
          onClick={() => {
            setAdded(true)
            onChange([...shown, ''])
          }}
        >
          {add}
        </Button>
      )}
    </Input.Wrapper>
  )
}
