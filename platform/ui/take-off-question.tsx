import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { focusOnOpen } from './focus-on-open.ts'
import { useKeys } from './keys/use-keys.ts'
import { ProblemPanel } from './problem-panel.tsx'

export interface TakeOffQuestionProps {
  /** What would be taken off what, as a question. */
  readonly title: ReactNode
  readonly pending: boolean
  readonly onTakeOff: () => void
  readonly onKeep: () => void
}

/** Asks a second time before a photo or paper is taken off for good: no Undo brings it back. Esc keeps it. */
export function TakeOffQuestion({ title, pending, onTakeOff, onKeep }: TakeOffQuestionProps) {
  useKeys({ Esc: onKeep })
  return (
    <ProblemPanel
      tone="hold" title={title}
      ways={(
        <>
          <Button variant="filled" ref={focusOnOpen} disabled={pending} onClick={onTakeOff}><Trans>Take it off</Trans></Button>
          <Button variant="subtle" disabled={pending} onClick={onKeep}><Trans>Keep it</Trans></Button>
        </>
      )}
    >
      <Trans>It is gone for good then. That it was here, and who took it off, stays on record.</Trans>
    </ProblemPanel>
  )
}
