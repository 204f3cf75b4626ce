import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useMay, useSignedIn } from '#modules/identity/web'
import { Instant } from '#platform/ui/day.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { OrderView } from '../../contract.ts'
import { fieldsToFill } from './fields-to-fill.ts'
import { OrderProblem } from './order-problem.tsx'
import classes from './order-page.module.css'
import type { StageActs } from './use-stage-acts.ts'

export interface JobPanelProps {
  readonly order: OrderView
  readonly acts: StageActs
  readonly timeZone: string
}

type Field = OrderView['stages'][number]['fields'][number]

/** What the stages up to the next one ask for: lab, its number, tray, tracking number, measured values; with who filled it in. */
export function JobPanel({ order, acts, timeZone }: JobPanelProps) {
  const { t } = useLingui()
  const mayFill = useMay('orders.move', order.branchId) && order.phase !== 'cancelled' && order.phase !== 'draft'
  const { session } = useSignedIn()
  const fields = fieldsToFill(order, order.prescription !== null && session.organization.capabilities.some((one) => one === 'labs'))
  if (fields.length === 0 && order.values.length === 0) return null
  return (
    <Panel title={t`On its way`} note={t`lab, tray and what the stages ask for`}>
      {mayFill && fields.length > 0 ? <JobForm order={order} fields={fields} acts={acts} timeZone={timeZone} /> : (
        <dl className={classes.facts}>
          {order.values.map((value) => [<dt key={`${value.field}-name`}>{value.name}</dt>, <dd key={value.field}>{value.shown}{value.unit && ` ${value.unit}`}</dd>])}
        </dl>
      )}
    </Panel>
  )
}

function JobForm({ order, fields, acts, timeZone }: JobPanelProps & { readonly fields: readonly Field[] }) {
  const { t } = useLingui()
  const saved: Record<string, string> = Object.fromEntries(fields.map(({ code }) => [code, order.values.find(({ field }) => field === code)?.value ?? '']))
  const draft = useDraft(saved)
  const form = useRef<HTMLFormElement>(null)
  const { problem } = acts.fill
  const save = () => void acts.fill.run(Object.fromEntries(Object.entries(draft.changes()).map(([code, value]) => [code, value ?? '']))).then((done) => done && draft.reset())
  useKeys({ ...(draft.changed && !acts.pending && { 'Ctrl Enter': save, Esc: draft.reset }) })
  return (
    <form ref={form} className={classes.agreed} onSubmit={(event) => { event.preventDefault(); if (draft.changed && !acts.pending) save() }}>
      {fields.map((field) => {
        const value = order.values.find((one) => one.field === field.code)
        const common = {
          label: field.unit ? `${field.name} (${field.unit})` : field.name,
          value: draft.values[field.code] ?? '',
          error: problem?.at(`values/${field.code}`),
          description: value && <>{value.filledBy?.name} · <Instant of={value.filledAt} timeZone={timeZone} /></>,
          inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
        }
        return field.kind === 'choice' ? (
          <NativeSelect key={field.code} {...common} onChange={(event) => draft.set(field.code, event.currentTarget.value)} data={[{ value: '', label: '–' }, ...field.choices.map(({ code, name }) => ({ value: code, label: name }))]} />
        ) : (
          <TextInput key={field.code} {...common} maxLength={200} inputMode={field.kind === 'number' ? 'decimal' : 'text'} onChange={(event) => draft.set(field.code, event.currentTarget.value)} />
        )
      })}
      {problem && problem.errors.length === 0 && <div className={classes.wide}><OrderProblem problem={problem} order={order} timeZone={timeZone} onForget={acts.fill.forget} /></div>}
      {draft.changed && (
        <div className={`${classes.buttons} ${classes.wide}`}>
          <Button type="submit" variant="filled" disabled={acts.pending} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>{t`Save what was filled in`}</Button>
          <Button variant="subtle" disabled={acts.pending} onClick={draft.reset}><Trans>Take it back</Trans></Button>
        </div>
      )}
    </form>
  )
}
