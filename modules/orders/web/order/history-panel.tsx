import { Trans, useLingui } from '@lingui/react/macro'
import { IconCash, IconChecks, IconPencil, IconPlayerPlay } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Instant } from '#platform/ui/day.tsx'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { useMethodNames } from '../payment-methods.tsx'
import { StageMark } from '../stage-mark.tsx'
import { placeHue } from '../stage-shapes.ts'
import classes from './order-page.module.css'

interface Entry {
  readonly id: string
  readonly at: string
  readonly mark: ReactNode
  readonly hue: string | null
  readonly title: ReactNode
  readonly detail: string | null
}

/** What happened to the order, newest first: stages, changes, payments, and by whose hand. */
export function HistoryPanel({ order, timeZone }: { readonly order: OrderView; readonly timeZone: string }) {
  const { t } = useLingui()
  return (
    <Panel title={t`History`}>
      <ol className={classes.history}>
        {useEntries(order).map((entry) => (
          <li key={entry.id}>
            <span className={classes.disc} style={entry.hue ? { background: `var(--${entry.hue}-s)`, color: `var(--${entry.hue})` } : undefined}>{entry.mark}</span>
            <span className={classes.happened}>
              <span>{entry.title}</span>
              {entry.detail && <span className={classes.detail}>{entry.detail}</span>}
            </span>
            <span className={classes.when}><Instant of={entry.at} timeZone={timeZone} /></span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function useEntries(order: OrderView): readonly Entry[] {
  const { t } = useLingui()
  const methods = useMethodNames()
  const stageOf = (code: string | null) => order.stages.find((stage) => stage.code === code)
  const events = order.events.map((event): Entry => {
    const shape = { id: event.id, at: event.occurredAt, detail: [event.reason, event.by?.name].filter(Boolean).join(' · ') || null }
    if (event.kind === 'cancelled') return { ...shape, mark: <StageMark mark="cancelled" />, hue: 'done', title: t`Cancelled` }
    if (event.kind === 'changed') return { ...shape, mark: <IconPencil aria-hidden />, hue: null, title: event.by ? t`Changed` : t`Given to who works on it` }
    const quiet = { hold: t`Put on hold`, released: t`Released`, rechecked: t`Values confirmed by a second person`, filled: t`Filled in what the stage asks for`, printed: t`Printed` }[event.kind]
    if (quiet) return { ...shape, mark: event.kind === 'hold' ? <StageMark mark="on-hold" /> : event.kind === 'rechecked' ? <IconChecks aria-hidden /> : event.kind === 'released' ? <IconPlayerPlay aria-hidden /> : <IconPencil aria-hidden />, hue: event.kind === 'hold' ? 'hold' : null, title: quiet }
    const stage = stageOf(event.toStage)
    const before = stageOf(event.fromStage)
    const back = stage && before && order.stages.indexOf(stage) < order.stages.indexOf(before)
    const name = stage?.name ?? event.toStage ?? ''
    return { ...shape, mark: <StageMark mark={stage?.mark ?? 'ring'} />, hue: stage ? placeHue[stage.place] : null, title: back ? t`Sent back: ${name}` : name }
  })
  const payments = order.payments.map((payment): Entry => {
    const out = payment.direction === 'out'
    const amount = <Money of={payment.amount} />
    return {
      id: payment.id,
      at: payment.occurredAt,
      mark: <IconCash aria-hidden />,
      hue: 'ready',
      title: out ? <Trans>Given back {amount}</Trans> : payment.purpose === 'deposit' ? <Trans>Deposit {amount}</Trans> : <Trans>Balance {amount}</Trans>,
      detail: [methods[payment.method], payment.takenBy?.name].filter(Boolean).join(' · '),
    }
  })
  // What happened in one act stands as it was done: first taken in, then paid.
  return [...events, ...payments].map((entry, index) => ({ entry, index }))
    .toSorted((one, other) => Date.parse(other.entry.at) - Date.parse(one.entry.at) || other.index - one.index)
    .map(({ entry }) => entry)
}
