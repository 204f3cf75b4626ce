import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMay, useSignedIn } from '#modules/identity/web'
import type { OrderPartProps } from '#modules/orders/web'
import { useSend } from '#platform/ui/api/use-send'
import { Day, Instant } from '#platform/ui/day.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { LabOrderView } from '../../contract.ts'
import { labPaper } from '../lab-paper-address.ts'
import classes from '../labs.module.css'
import { useLabWords } from '../words.ts'
import { ArrivalPart } from './arrival-part.tsx'
import { LabTells } from './lab-tells.tsx'
import { RemakeForm } from './remake-form.tsx'

interface Props { readonly labOrder: LabOrderView; readonly order: OrderPartProps['order']; readonly timeZone: string }

/** What is with the lab: its file and paper, the lab's number, whether it has come, and making it again. */
export function OpenLabOrder({ labOrder, order, timeZone }: Props) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const { states, causers, mailTroubles } = useLabWords()
  const { id, version, state } = labOrder
  const maySend = useMay('lab-orders.write', order.branchId)
  const mayOpen = useMay('prescriptions.read')
  const mayRemake = useMay('orders.remake', order.branchId) && maySend
  const [asking, setAsking] = useState<'cancel' | 'remake' | null>(null)
  const [reason, setReason] = useState('')
  const kinds = ['labs', 'orders']
  const about = order.number ?? ''
  const cancel = useSend<LabOrderView, { reason: string }>({ name: 'lab-order.cancel', method: 'POST', path: `/lab-orders/${id}/cancel`, kinds, about, secret: true })
  const mail = useSend<LabOrderView, Record<string, never>>({ name: 'lab-order.mail', method: 'POST', path: `/lab-orders/${id}/mail`, kinds, about })
  const problem = mail.problem ?? cancel.problem
  const isOpen = state !== 'arrived' && state !== 'cancelled'
  return (
    <div className={classes.stack}>
      <p className={classes.row}>
        <Tag tone={labOrder.late ? 'late' : state === 'arrived' ? 'work' : 'lab'}>{states[state]}</Tag>
        <span className={classes.grow}>
          {labOrder.arrivedAt ? <Instant of={labOrder.arrivedAt} timeZone={timeZone} /> : <><Trans>sent <Instant of={labOrder.sentAt} timeZone={timeZone} /></Trans>{labOrder.promisedOn && <> · <Trans>expected <Day of={labOrder.promisedOn} as="date" /></Trans></>}{labOrder.firstPromisedOn && labOrder.promisedOn !== labOrder.firstPromisedOn && <> · <Trans>first <Day of={labOrder.firstPromisedOn} as="date" /></Trans></>}</>}
          {labOrder.way === 'email' && <> · {labOrder.mailedAt ? <Trans>the letter has left</Trans> : labOrder.mailTrouble ? <Trans>the letter has not left</Trans> : <Trans>the letter is on its way</Trans>}</>}
        </span>
      </p>
      {labOrder.remakes.map((one) => <p key={one.orderId} className={classes.quiet}><Trans>Made again, through: {causers[one.causedBy]}. The lab asks {one.shareBps / 100} % of the first price.</Trans></p>)}
      {maySend && isOpen && <LabTells labOrder={labOrder} about={about} />}
      {labOrder.mailTrouble && isOpen && (
        <ProblemPanel tone="hold" title={<Trans>The lab has not been told</Trans>}>
          {mailTroubles[labOrder.mailTrouble]} {maySend && <Button size="xs" disabled={mail.pending} onClick={() => void mail.send({}, version)}><Trans>Send the letter again</Trans></Button>}
        </ProblemPanel>
      )}
      {problem && <ProblemOf problem={problem} />}
      {maySend && <ArrivalPart labOrder={labOrder} order={order} />}
      <div className={classes.buttons}>
        {mayOpen && <><a href={labPaper(id, 'order.oma', session.organization.id)} download><Trans>File for the lab</Trans></a><a href={labPaper(id, 'order.pdf', session.organization.id)} target="_blank" rel="noreferrer"><Trans>Paper for the lab</Trans></a></>}
        {maySend && isOpen && asking !== 'cancel' && <Button size="xs" variant="subtle" onClick={() => setAsking('cancel')}><Trans>Call it off</Trans></Button>}
        {mayRemake && state === 'arrived' && asking !== 'remake' && <Button size="xs" onClick={() => setAsking('remake')}><Trans>Have it made again</Trans></Button>}
      </div>
      {asking === 'cancel' && (
        <div className={classes.stack}>
          <TextInput label={t`Why it is called off`} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <div className={classes.buttons}>
            <Button variant="filled" disabled={reason.trim() === '' || cancel.pending} onClick={() => void cancel.send({ reason: reason.trim() }, version).then((done) => { if (done) setAsking(null) })}><Trans>Call the lab order off</Trans></Button>
            <Button variant="subtle" onClick={() => setAsking(null)}><Trans>Cancel</Trans></Button>
          </div>
        </div>
      )}
      {asking === 'remake' && <RemakeForm labOrder={labOrder} onClose={() => setAsking(null)} />}
    </div>
  )
}
