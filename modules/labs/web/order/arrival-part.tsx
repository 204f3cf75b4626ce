import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OrderPartProps } from '#modules/orders/web'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { LabArrival, LabOrderView } from '../../contract.ts'
import classes from '../labs.module.css'

interface ArrivalPartProps { readonly labOrder: LabOrderView; readonly order: OrderPartProps['order'] }

/** That it has come, and that it has not although somebody said so. */
export function ArrivalPart({ labOrder: { id, version, state }, order }: ArrivalPartProps) {
  const { t } = useLingui()
  const [reason, setReason] = useState<string | null>(null)
  const [kinds, about] = [['labs', 'orders'], order.number ?? '']
  const arrive = useSend<LabArrival, Record<string, never>>({ name: 'lab-order.arrive', method: 'POST', path: `/lab-orders/${id}/arrive`, kinds, about })
  const takeBack = useSend<LabOrderView, { reason: string }>({ name: 'lab-order.take-arrival-back', method: 'POST', path: `/lab-orders/${id}/take-arrival-back`, kinds, about })
  const isHere = order.stages.find(({ code }) => code === order.stage)?.place !== 'lab'
  const problem = arrive.problem ?? takeBack.problem
  if (state === 'cancelled' || (state === 'arrived' && isHere)) return null
  return (
    <>
      {problem && <ProblemOf problem={problem} />}
      {state !== 'arrived' && <div className={classes.buttons}><Button disabled={arrive.pending} onClick={() => void arrive.send({}, version)}><Trans>It has come</Trans></Button></div>}
      {state === 'arrived' && (
        <ProblemPanel tone="hold" title={<Trans>It has come, and the order still stands at the lab</Trans>}>
          <NextStage order={order} />{' '}
          {reason === null && <Button size="xs" variant="subtle" onClick={() => setReason('')}><Trans>It has not come</Trans></Button>}
        </ProblemPanel>
      )}
      {reason !== null && state === 'arrived' && (
        <div className={classes.stack}>
          <TextInput label={t`Why it was noted`} description={t`The arrival is taken back, and its days are not counted for the lab.`} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <div className={classes.buttons}>
            <Button variant="filled" disabled={reason.trim() === '' || takeBack.pending} onClick={() => void takeBack.send({ reason: reason.trim() }, version).then((done) => { if (done) setReason(null) })}><Trans>Take the arrival back</Trans></Button>
            <Button variant="subtle" onClick={() => setReason(null)}><Trans>Cancel</Trans></Button>
          </div>
        </div>
      )}
    </>
  )
}

/** What the stage after the lab asks before the order may go there. */
function NextStage({ order: { stages, stage, onHold } }: Pick<ArrivalPartProps, 'order'>) {
  const next = stages[stages.findLastIndex(({ place }) => place === 'lab') + 1]
  const fields = next?.fields.filter(({ required }) => required).map(({ name }) => name).join(', ')
  const name = next?.name ?? stages.find(({ code }) => code === stage)?.name ?? ''
  if (onHold) return <Trans>The order is on hold: release it, then move it to “{name}”.</Trans>
  if (fields) return <Trans>“{name}” asks for: {fields}. Fill it in and move the order on.</Trans>
  return <Trans>Move it on to “{name}”, as far as that stage lets it.</Trans>
}
