import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { InspectionView } from '../../contract.ts'
import classes from '../labs.module.css'

/** Letting lenses go that have failed: by one's own name, with a reason, which stands on the certificate. */
export function AcceptForm({ inspection, onDone }: { readonly inspection: InspectionView; readonly onDone: () => void }) {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const accept = useSend<InspectionView, { reason: string }>({ name: 'inspection.accept', method: 'POST', path: `/inspections/${inspection.id}/accept`, kinds: ['labs', 'orders'], secret: true })
  const close = () => {
    setAsking(false)
    setReason('')
    accept.forget()
  }
  return (
    <Panel title={t`Let them go all the same`}>
      <div className={classes.stack}>
        <p className={classes.plain}><Trans>Until the lenses are inspected again or made again, the order is held back. Whoever answers for it may let these lenses go: the inspection stays a failed one, and your name and reason stand on the certificate.</Trans></p>
        {asking && <TextInput label={t`Why they go all the same`} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
        {accept.problem && <ProblemOf problem={accept.problem} />}
        <div className={classes.buttons}>
          {asking
            ? <><Button variant="filled" disabled={reason.trim() === '' || accept.pending} onClick={() => void accept.send({ reason: reason.trim() }, inspection.version).then((done) => {
              if (!done) return
              close()
              onDone()
            })}><Trans>Let the lenses go</Trans></Button><Button variant="subtle" onClick={close}><Trans>Cancel</Trans></Button></>
            : <Button onClick={() => setAsking(true)}><Trans>Give a reason</Trans></Button>}
        </div>
      </div>
    </Panel>
  )
}
