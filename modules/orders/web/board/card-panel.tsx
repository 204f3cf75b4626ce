import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { paths } from '#web/paths'
import type { BoardCard } from '../../contracts/board.ts'
import { useDurationText } from '../duration-text.ts'
import { PromisedDay } from '../promised-day.tsx'
import { useBranchOf } from '../use-branch-of.ts'
import classes from './board-page.module.css'
import { useColleagues } from './use-colleagues.ts'

/** Which question about a card stands open. */
export type Asked = 'why' | 'assign' | 'hold'

interface CardPanelProps { readonly card: BoardCard; readonly onClose: () => void }

function CardPanel({ card, title, onClose, children }: CardPanelProps & { readonly title: string; readonly children: ReactNode }) {
  useKeys({ Esc: onClose })
  return (
    <section className={classes.cardPanel} aria-label={title}>
      <b>{card.number}</b>
      <span>{card.customerName}</span>
      {children}
      <Button size="xs" variant="subtle" onClick={onClose} rightSection={<KeyCaps caps={['Esc']} />}><Trans>Close this</Trans></Button>
    </section>
  )
}

/** Why the order is late or in danger of it, in full, with what to do next. */
export function WhyPanel({ card, onClose }: CardPanelProps) {
  const { t } = useLingui()
  const said = useDurationText()
  const branchOf = useBranchOf()
  const target = card.targetMinutes !== null ? said(card.targetMinutes) : null
  const spent = card.stageMinutes !== null ? said(card.stageMinutes, true) : null
  return (
    <CardPanel card={card} title={t`Why late`} onClose={onClose}>
      <PromisedDay promisedOn={card.promisedOn} late={card.late} timeZone={branchOf(card.branchId).timeZone} />
      {spent && <span>{target ? <Trans>{card.stageName}: {spent} of {target}</Trans> : <Trans>{card.stageName}: {spent}</Trans>}</span>}
      <output className={classes.whyText} data-tone={card.late ? 'late' : undefined}>
        {card.whyLate ? <>{card.whyLate.text}. <b>{card.whyLate.next.text}</b></> : <Trans>Nothing keeps it: it is within its times.</Trans>}
      </output>
      <Link to={paths.order(card.id)}><Trans>Open the order</Trans></Link>
    </CardPanel>
  )
}

/** Who works on it. */
export function AssignPanel({ card, onClose, onAssign }: CardPanelProps & { readonly onAssign: (person: { id: string; name: string } | null) => void }) {
  const { t } = useLingui()
  const colleagues = useColleagues()
  return (
    <CardPanel card={card} title={t`Assign`} onClose={onClose}>
      <NativeSelect
        size="xs"
        ref={focusOnOpen}
        aria-label={t`Who works on it`}
        defaultValue={card.assignedTo?.id ?? ''}
        onChange={(event) => onAssign(colleagues.find(({ id }) => id === event.currentTarget.value) ?? null)}
        data={[{ value: '', label: t`Nobody yet` }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </CardPanel>
  )
}

/** Why it goes on hold: without a reason nobody knows what to wait for. */
export function HoldPanel({ card, onClose, onHold }: CardPanelProps & { readonly onHold: (reason: string) => void }) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  const hold = () => { if (reason.trim()) onHold(reason.trim()) }
  return (
    <CardPanel card={card} title={t`Put on hold`} onClose={onClose}>
      <TextInput
        size="xs" ref={focusOnOpen} maxLength={500} className={classes.reason ?? ''} aria-label={t`What it waits for`} placeholder={t`What it waits for`} value={reason}
        onChange={(event) => setReason(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter') hold() }}
      />
      <Button size="xs" variant="filled" disabled={!reason.trim()} onClick={hold} rightSection={<KeyCaps caps={['Enter']} />}><Trans>Put on hold</Trans></Button>
    </CardPanel>
  )
}
