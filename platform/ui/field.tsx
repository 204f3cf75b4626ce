import { Input } from '@mantine/core'
import type { ReactNode } from 'react'

export interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly required?: boolean
  readonly children: ReactNode
}

/** Label, hint and problem around a control that does not bring its own; Mantine's inputs do. */
export function Field({ label, hint, error, required = false, children }: FieldProps) {
  return (
    <Input.Wrapper label={label} description={hint} error={error} withAsterisk={required} inputWrapperOrder={['label', 'input', 'description', 'error']}>
      {children}
    </Input.Wrapper>
  )
}
