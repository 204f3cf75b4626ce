import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Money as Amount } from '#kernel/money'
import type { Problem } from '#platform/ui/api/problem'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Money } from '#platform/ui/money.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'

/** Leaving with something typed: it can stay for later, or go for good. */
export function LeaveDraft({ name, lines, onKeep, onDiscard, onStay }: { readonly name: string | null; readonly lines: number; readonly onKeep: () => void; readonly onDiscard: () => void; readonly onStay: () => void }) {
  const { t } = useLingui()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  useKeys({ Esc: onStay })
  return (
    <ProblemPanel
      tone="hold"
      title={t`Leave this order?`}
      ways={
        <>
          <Button ref={first} variant="filled" onClick={onKeep}><Trans>Keep it for later</Trans></Button>
          <Button variant="danger" onClick={onDiscard}><Trans>Discard it</Trans></Button>
          <Button variant="subtle" onClick={onStay} rightSection={<KeyCaps caps={['Esc']} />}><Trans>Go on with it</Trans></Button>
        </>
      }
    >
      {name && <>{name}, </>}
      <Plural value={lines} one="# line" other="# lines" />. <Trans>Kept, it waits for you here on this device. Discarded, it is gone.</Trans>
    </ProblemPanel>
  )
}

/** A draft waits here for somebody else than the customer from whose page one came. */
export function AnotherDraft({ ofDraft, lines, wanted, onDraft, onWanted }: { readonly ofDraft: string | null; readonly lines: number; readonly wanted: string; readonly onDraft: () => void; readonly onWanted: () => void }) {
  const { t } = useLingui()
  return (
    <ProblemPanel
      tone="hold"
      title={t`Another order is being written here`}
      ways={
        <>
          <Button variant="filled" onClick={onDraft}><Trans>Go on with it</Trans></Button>
          <Button onClick={onWanted}><Trans>Discard it, begin for {wanted}</Trans></Button>
        </>
      }
    >
      {ofDraft && <>{ofDraft}, </>}
      <Plural value={lines} one="# line" other="# lines" />.
    </ProblemPanel>
  )
}

/** A price or tax changed while the order was typed: the new total, and one key to take it. */
export function PriceChanged({ total, before, pending, onAccept, onLook }: { readonly total: Amount; readonly before: Amount; readonly pending: boolean; readonly onAccept: () => void; readonly onLook: () => void }) {
  useKeys(pending ? {} : { 'Ctrl Enter': onAccept, Esc: onLook })
  return (
    <ProblemPanel
      tone="hold"
      title={<Trans>A price changed: the total is now <Money of={total} /></Trans>}
      ways={
        <>
          <Button variant="filled" disabled={pending} onClick={onAccept} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><span><Trans>Take it at <Money of={total} /></Trans></span></Button>
          <Button variant="subtle" disabled={pending} onClick={onLook}><Trans>Look at the prices</Trans></Button>
        </>
      }
    >
      <Trans>You showed the customer <Money of={before} />. The order is not taken yet and nothing is lost.</Trans>
    </ProblemPanel>
  )
}

/** The order is on its way but no answer comes: it is safe, and the next customer need not wait. */
export function OrderWaits({ onNext }: { readonly onNext: () => void }) {
  return (
    <ProblemPanel tone="hold" title={<Trans>No connection. The order is kept on this device</Trans>} ways={<Button variant="filled" onClick={onNext}><Trans>Begin the next order</Trans></Button>}>
      <Trans>It is sent by itself as soon as Lunette answers, and taken once. It gets its number then; you find it in the list of orders.</Trans>
    </ProblemPanel>
  )
}

/** Sent before the page was closed, and not answered then: it may be taken by now. */
export function OrderWasSent({ taken, orderId, onNext, onAgain }: { readonly taken: boolean; readonly orderId: string; readonly onNext: () => void; readonly onAgain: () => void }) {
  if (taken) {
    return (
      <ProblemPanel tone="quiet" title={<Trans>The order you sent here last is taken</Trans>} ways={<><Button variant="filled" onClick={onNext}><Trans>Begin the next order</Trans></Button><Button component={Link} to={paths.order(orderId)}><Trans>Open it</Trans></Button></>}>
        <Trans>Its answer came after this page was closed.</Trans>
      </ProblemPanel>
    )
  }
  return (
    <ProblemPanel tone="hold" title={<Trans>This order was sent and not answered yet</Trans>} ways={<><Button variant="filled" onClick={onNext}><Trans>Begin the next order</Trans></Button><Button onClick={onAgain}><Trans>Go on with it</Trans></Button></>}>
      <Trans>It waits on this device and goes by itself. Sent twice it would still be taken once.</Trans>
    </ProblemPanel>
  )
}

export interface TakeRefusedProps {
  readonly problem: Problem
  readonly orderId: string
  /** Whose order it was, when the next one is being written already. */
  readonly of: string | null
  readonly onForget: () => void
  /** Brings that order back, once nothing else stands here. */
  readonly onTakeUp: (() => void) | null
}

/** Somebody of the order was joined with another entry of the same person: one key goes on with the entry that is left. */
export function CustomerJoined({ problem, pending, onSurvivor }: { readonly problem: Problem; readonly pending: boolean; readonly onSurvivor: () => void }) {
  useKeys(pending ? {} : { 'Ctrl Enter': onSurvivor })
  const survivor = typeof problem.extra.survivorName === 'string' ? problem.extra.survivorName : ''
  return (
    <ProblemPanel tone="hold" title={<Trans>This person has another entry now: {survivor}</Trans>} ways={<Button variant="filled" disabled={pending} onClick={onSurvivor} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Go on with {survivor}</Trans></Button>}>
      <Trans>Two entries of one person were joined while you were typing. The order is not taken yet and nothing is lost.</Trans>
    </ProblemPanel>
  )
}

/** The order is taken, but not everything that belongs to it was done. */
export function NotAllDone({ problem, orderId, file }: { readonly problem: Problem; readonly orderId: string; readonly file: string | null }) {
  return (
    <ProblemPanel tone="hold" title={file ? <Trans>The order is taken; {file} was not added to it</Trans> : <Trans>The order is taken and paid, but not handed over yet</Trans>} ways={<Button variant="filled" component={Link} to={paths.order(orderId)}><Trans>Open it</Trans></Button>}>
      {problem.title}. {problem.detail}
    </ProblemPanel>
  )
}

/** Any other refusal of an intake. */
export function TakeRefused({ problem, orderId, of, onForget, onTakeUp }: TakeRefusedProps) {
  const { t } = useLingui()
  const ways = (
    <>
      {onTakeUp && <Button variant="filled" onClick={onTakeUp}><Trans>Take it up again</Trans></Button>}
      <Button variant={onTakeUp ? 'subtle' : 'default'} onClick={onForget}>{of && !onTakeUp ? t`Let go of it` : t`Close this`}</Button>
    </>
  )
  if (problem.type === 'http/id-exists') {
    return (
      <ProblemPanel tone="hold" title={<Trans>This order is taken already</Trans>} ways={<><Button variant="filled" component={Link} to={paths.order(orderId)}><Trans>Open it</Trans></Button><Button variant="subtle" onClick={onForget}><Trans>Close this</Trans></Button></>}>
        <Trans>It was sent before with other content, perhaps from another window. What you typed stays here.</Trans>
      </ProblemPanel>
    )
  }
  if (of === null) return <ProblemOf problem={problem} ways={ways} />
  return (
    <ProblemPanel tone="late" title={<Trans>The order of {of} was not taken</Trans>} ways={ways}>
      {problem.title}. {problem.detail} <Trans>Finish or discard what you are writing, then take it up again.</Trans>
    </ProblemPanel>
  )
}
