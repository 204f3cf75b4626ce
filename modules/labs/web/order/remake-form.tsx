import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Radio, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Money } from '#platform/ui/money.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { LabOrderView, LabRemakeView, NewLabRemake, RemakeTermsList } from '../../contract.ts'
import classes from '../labs.module.css'
import { useLabWords } from '../words.ts'

interface RemakeFormProps {
  readonly labOrder: Pick<LabOrderView, 'id' | 'lab'>
  /** The inspection that it follows from, with the cause that it proposes. */
  readonly inspectionId?: string
  readonly proposed?: NewLabRemake['causedBy']
  readonly note?: string
  readonly onClose: () => void
}

/** Through whose fault it is made again, with what the lab asks for it by its terms. */
export function RemakeForm({ labOrder: { id, lab }, inspectionId, proposed = 'lab', note: said = '', onClose }: RemakeFormProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { blame } = useLabWords()
  const terms = useRead<RemakeTermsList>(`/lab-orders/${id}/remake-terms`, { kinds: ['labs', 'orders'] })
  const [causedBy, setCausedBy] = useState<NewLabRemake['causedBy']>(proposed)
  const [note, setNote] = useState(said)
  const [remakeId] = useState(newId)
  const remake = useSend<LabRemakeView, NewLabRemake>({ name: 'lab-order.remake', method: 'POST', path: `/lab-orders/${id}/remake`, kinds: ['labs', 'orders'], secret: true })
  const go = () => void remake.send({ id: remakeId, causedBy, note: note.trim() || null, ...(inspectionId && { inspectionId }) }).then((done) => { if (done) void navigate({ to: paths.order(done.answer.orderId) }) })
  return (
    <div className={classes.stack}>
      <Radio.Group label={t`Through whom it has to be made again`} value={causedBy} onChange={setCausedBy}>
        <div className={classes.choices}>
          {terms.data?.items.map((one) => (
            <Radio key={one.causedBy} value={one.causedBy} label={blame[one.causedBy]} description={<>{one.shareBps === 0 ? <Trans>{lab.name} makes it for nothing.</Trans> : <Trans>{lab.name} asks {one.shareBps / 100} % of the first price.</Trans>} {one.cost && one.shareBps > 0 && <Money of={one.cost} />}</>} />
          ))}
        </div>
      </Radio.Group>
      <TextInput label={t`Note`} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {remake.problem && <ProblemOf problem={remake.problem} />}
      <div className={classes.buttons}>
        <Button variant="filled" disabled={remake.pending || !terms.data} onClick={go}><Trans>Make the lenses again</Trans></Button>
        <Button variant="subtle" onClick={onClose}><Trans>Cancel</Trans></Button>
      </div>
    </div>
  )
}
