import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { OrderProblem } from './order-problem.tsx'
import classes from './order-page.module.css'
import { useFocusFirst } from './use-focus-first.ts'
import type { StageActs } from './use-stage-acts.ts'

export interface HoldPanelProps {
  readonly order: OrderView
  readonly acts: StageActs
  readonly timeZone: string
  readonly onClose: () => void
}

/** Asks what the order waits for; until it is released the clock of its stage stands still. */
export function HoldPanel({ order, acts, timeZone, onClose }: HoldPanelProps) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  const place = useFocusFirst<HTMLDivElement>()
  const ready = reason.trim() !== '' && !acts.pending
  const hold = () => void acts.hold.run(reason.trim()).then((done) => done && onClose())
  useKeys({ Esc: onClose, ...(ready && { 'Ctrl Enter': hold }) })
  return (
    <div ref={place}>
      <Panel title={t`Put on hold`} note={t`the clock of its stage stops until it is released`} tone="hold">
        {acts.hold.problem && <div className={classes.refusal}><OrderProblem problem={acts.hold.problem} order={order} timeZone={timeZone} /></div>}
        <form className={classes.holding} onSubmit={(event) => { event.preventDefault(); if (ready) hold() }}>
          <TextInput className={classes.holdReason ?? ''} label={t`What it waits for`} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <Button type="submit" variant="filled" disabled={!ready} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Put on hold</Trans></Button>
          <Button variant="subtle" disabled={acts.pending} onClick={onClose}><Trans>Keep it going</Trans></Button>
        </form>
      </Panel>
    </div>
  )
}
