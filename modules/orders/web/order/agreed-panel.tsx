import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import type { Ref } from 'react'
import { useMay } from '#modules/identity/web'
import { DayInput } from '#platform/ui/day-input.tsx'
import { Field } from '#platform/ui/field.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { PriorityChoice } from '../priority-choice.tsx'
import { PromisedDay } from '../promised-day.tsx'
import { LostRace } from './lost-race.tsx'
import { OrderProblem } from './order-problem.tsx'
import classes from './order-page.module.css'
import { useAgreedDraft } from './use-agreed-draft.ts'

export interface AgreedPanelProps {
  readonly order: OrderView
  readonly timeZone: string
  readonly firstField: Ref<HTMLInputElement>
  /** Asks for the order of this moment. */
  readonly again: () => Promise<OrderView | undefined>
}

/** What was agreed with the customer: day, priority, note. Changed in place; somebody else's change meanwhile is never run over. */
export function AgreedPanel({ order, timeZone, firstField, again }: AgreedPanelProps) {
  const { t } = useLingui()
  const mayWrite = useMay('orders.write', order.branchId)
  if (mayWrite && order.phase !== 'closed' && order.phase !== 'cancelled') return <AgreedForm order={order} timeZone={timeZone} firstField={firstField} again={again} />
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

function AgreedForm({ order, timeZone, firstField, again }: AgreedPanelProps) {
  const { t } = useLingui()
  const draft = useAgreedDraft(order, again)
  const { values, problem, compared } = draft
  const save = () => draft.keep(draft.changes())
  const asks = draft.changed && !compared
  useKeys(asks && !draft.pending ? { 'Ctrl Enter': save, Esc: draft.drop } : {})
  return (
    <Panel title={t`Agreed`}>
      <div className={classes.agreed}>
        {compared && <LostRace compared={compared} mine={draft.changes()} theirSave={draft.theirSave} timeZone={timeZone} pending={draft.pending} onKeep={draft.keep} onDrop={draft.drop} />}
        <DayInput label={t`Promised`} ref={firstField} value={values.promisedOn} error={problem?.at('promisedOn')} onChange={(day) => draft.set('promisedOn', day)} />
        <Field label={t`Priority`}>
          <PriorityChoice value={values.priority} onChange={(priority) => draft.set('priority', priority)} />
        </Field>
        <Textarea className={classes.wide ?? ''} label={t`Note`} rows={2} maxLength={2000} value={values.note} error={problem?.at('note')} onChange={(event) => draft.set('note', event.currentTarget.value)} />
        {problem && <div className={classes.wide}><OrderProblem problem={problem} order={order} timeZone={timeZone} onForget={draft.forget} /></div>}
        {asks && (
          <div className={`${classes.buttons} ${classes.wide}`}>
            <Button variant="filled" disabled={draft.pending} onClick={save} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Save the change</Trans></Button>
            <Button variant="subtle" disabled={draft.pending} onClick={draft.drop}><Trans>Take it back</Trans></Button>
          </div>
        )}
      </div>
    </Panel>
  )
}
