import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { useState, type Ref } from 'react'
import { dayIn } from '#kernel/days'
import { useMay } from '#modules/identity/web'
import { DayInput } from '#platform/ui/day-input.tsx'
import { Field } from '#platform/ui/field.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { PriorityChoice } from '../priority-choice.tsx'
import { PromisedDay } from '../promised-day.tsx'
import { useNow } from '#platform/ui/use-now'
import { OrderProblem } from './order-problem.tsx'
import classes from './order-page.module.css'
import type { AgreedDraft } from './use-agreed-draft.ts'

export interface AgreedPanelProps {
  readonly order: OrderView
  readonly agreed: AgreedDraft
  readonly timeZone: string
  readonly firstField: Ref<HTMLInputElement>
}

/** What was agreed with the customer: day, priority, note. Changed in place by those who may. */
export function AgreedPanel({ order, agreed, timeZone, firstField }: AgreedPanelProps) {
  const { t } = useLingui()
  const mayWrite = useMay('orders.write', order.branchId)
  if (mayWrite && order.phase !== 'draft' && order.phase !== 'closed' && order.phase !== 'cancelled') return <AgreedForm order={order} agreed={agreed} timeZone={timeZone} firstField={firstField} />
  return (
    <Panel title={t`Agreed`}>
      <dl className={classes.facts}>
        <dt><Trans>Promised</Trans></dt>
        <dd><PromisedDay promisedOn={order.promisedOn} late={order.late} timeZone={timeZone} /></dd>
        <dt><Trans>Priority</Trans></dt>
        <dd>{order.priority === 'rush' ? <Trans>Rush</Trans> : <Trans>Normal</Trans>}</dd>
        {order.note && <><dt><Trans>Note</Trans></dt><dd className={classes.note}>{order.note}</dd></>}
      </dl>
    </Panel>
  )
}

function AgreedForm({ order, agreed, timeZone, firstField }: AgreedPanelProps) {
  const { t } = useLingui()
  const { values, problem, pending } = agreed
  const [readable, setReadable] = useState(true)
  const today = dayIn(timeZone, useNow())
  const save = () => agreed.keep(agreed.changes())
  const asks = agreed.changed && !agreed.compared
  useKeys({ ...(asks && readable && !pending && { 'Ctrl Enter': save }), ...(asks && !pending && { Esc: agreed.drop }) })
  return (
    <Panel title={t`Agreed`}>
      <div className={classes.agreed}>
        <DayInput label={t`Promised`} ref={firstField} value={values.promisedOn} from={today} error={problem?.at('promisedOn')} onReadable={setReadable} onChange={(day) => agreed.set('promisedOn', day)} />
        <Field label={t`Priority`}>
          <PriorityChoice value={values.priority} onChange={(priority) => agreed.set('priority', priority)} />
        </Field>
        <Textarea className={classes.wide ?? ''} label={t`Note`} rows={2} maxLength={2000} value={values.note} error={problem?.at('note')} onChange={(event) => agreed.set('note', event.currentTarget.value)} />
        {problem && <div className={classes.wide}><OrderProblem problem={problem} order={order} timeZone={timeZone} onForget={agreed.forget} /></div>}
        {asks && (
          <div className={`${classes.buttons} ${classes.wide}`}>
            <Button variant="filled" disabled={pending || !readable} onClick={save} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Save the change</Trans></Button>
            <Button variant="subtle" disabled={pending} onClick={agreed.drop}><Trans>Take it back</Trans></Button>
          </div>
        )}
      </div>
    </Panel>
  )
}
