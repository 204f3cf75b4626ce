import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from './api/problem.ts'
import { KeyCaps } from './key-cap.tsx'
import { useKeys } from './keys/use-keys.ts'
import { ProblemOf } from './problem-panel.tsx'
import classes from './save-bar.module.css'

export interface SaveBarProps {
  /** What the button does: a verb and a thing. */
  readonly label: ReactNode
  readonly onSave: () => void
  /** Takes everything back; left out where there is nothing to go back to. */
  readonly onCancel?: () => void
  readonly pending: boolean
  readonly problem: Problem | null
  /** Fields of the form that say themselves what is wrong with them, named as in the body. */
  readonly fields?: readonly string[]
  /** False while there is nothing to save. */
  readonly ready?: boolean
  /** Said once it is saved, until the next change. */
  readonly saved?: ReactNode
}

/** Under a form: its one filled button, and whatever kept it from being saved, beside it. */
export function SaveBar({ label, onSave, onCancel, pending, problem, fields = [], ready = true, saved }: SaveBarProps) {
  const act = ready && !pending
  const saidAtFields = problem !== null && problem.errors.length > 0 && problem.errors.every(({ pointer }) => fields.includes(pointer.replace(/^[/#]+/, '')))
  useKeys(act ? { 'Ctrl Enter': onSave } : {})
  return (
    <div className={classes.bar}>
      {problem && !saidAtFields && <ProblemOf problem={problem} />}
      <div className={classes.buttons}>
        <Button variant="filled" disabled={!act} onClick={onSave} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>{label}</Button>
        {onCancel && <Button variant="subtle" disabled={pending} onClick={onCancel}><Trans>Cancel</Trans></Button>}
        <output className={classes.saved}>{saved}</output>
      </div>
    </div>
  )
}
