import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Problem } from '#platform/ui/api/problem'
import { useRead } from '#platform/ui/api/use-read'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { LatestPrescription } from '../contract.ts'
import { prescriptionBefore, versionToUse } from '../domain/index.ts'
import { Pictures } from './pictures/pictures.tsx'
import { newDraft, purposeOf, type PrescriptionChoice } from './prescription-draft.ts'
import { PrescriptionForm } from './prescription-form.tsx'
import { RxTable } from './rx-table.tsx'
import classes from './prescription-step.module.css'

export interface PrescriptionStepProps {
  /** Whose eyes; null while nobody is chosen. */
  readonly wearerId: string | null
  readonly today: string
  readonly choice: PrescriptionChoice
  readonly onChoose: (choice: PrescriptionChoice) => void
  /** Told whether all that was typed has a reading; an order is not taken that would drop it. */
  readonly onReadable: (readable: boolean) => void
  readonly onDone: () => void
  readonly problem: Problem | null
  /** The photo of the paper, beside what is typed from it. */
  readonly paper?: ReactNode
}

/** What the glasses are made from: the last prescription offered, one press takes it; else a new one is typed, with what stays carried over. */
export function PrescriptionStep({ wearerId, today, choice, onChoose, onReadable, onDone, problem, paper }: PrescriptionStepProps) {
  const { t } = useLingui()
  const read = useRead<LatestPrescription>(`/prescriptions/latest?customerId=${wearerId}`, { kinds: ['prescriptions'], enabled: wearerId !== null })
  const [fresh] = useState(() => newDraft(today))
  const place = useRef<HTMLDivElement>(null)
  const here = wearerId !== null && read.data !== undefined && !read.isPlaceholderData
  // Whoever was led here before the answer came has the focus nowhere: it goes to where the answer is given.
  useEffect(() => {
    if (here && document.activeElement === document.body) (place.current?.querySelector<HTMLElement>('[data-cell]') ?? place.current?.querySelector<HTMLElement>('button, input'))?.focus()
  }, [here])
  if (wearerId === null) return <p className={classes.quiet}><Trans>Choose the customer first.</Trans></p>
  // While another customer's answer stands there nobody may take it for theirs.
  const found = read.isPlaceholderData ? undefined : read.data
  if (read.error) return <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />
  if (!found) return <Loading label={t`Fetching the last prescription`}><BoneRows rows={2} /></Loading>
  const { latest, carried } = found
  const newest = (latest && versionToUse(latest.versions)) ?? null
  const choose = (next: PrescriptionChoice) => {
    onReadable(true)
    onChoose(next)
  }
  const typeNew = () => {
    choose({ typed: newDraft(today, carried) })
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[data-cell]')?.focus())
  }
  if (latest && newest && (!choice || 'use' in choice)) {
    const used = choice !== null
    return (
      <div className={classes.step} ref={place}>
        <div className={classes.ways}>
          {used ? <span className={classes.used}><Trans>The order is made from this one.</Trans></span> : (
            <Button onClick={() => { choose({ use: { id: latest.id, version: newest.version } }); onDone() }}><Trans>Use the last one</Trans></Button>
          )}
          <Button variant="subtle" onClick={typeNew}><Trans>Type a new one</Trans></Button>
          {used && <Button variant="subtle" onClick={() => choose(null)}><Trans>Take it off</Trans></Button>}
        </div>
        <RxTable versions={[newest]} />
        <Pictures show={['axes']} values={newest} />
        {newest.validUntil && newest.validUntil < today && <p className={classes.old}><Trans>It is past its time. Ask whether the eyes were examined since.</Trans></p>}
      </div>
    )
  }
  const draft = choice && 'typed' in choice ? choice.typed : fresh
  return (
    <div className={classes.step} ref={place}>
      <PrescriptionForm draft={draft} last={newest} before={latest && prescriptionBefore([latest], { id: draft.id, examinedOn: draft.examinedOn ?? today, purpose: purposeOf(draft) })} customerId={wearerId} problem={problem} onReadable={onReadable} onDone={onDone} onChange={(typed) => onChoose({ typed })} />
      {paper && <div className={classes.paper}>{paper}</div>}
      {latest && <div className={classes.ways}><Button variant="subtle" size="xs" onClick={() => choose(null)}><Trans>Back to the last one</Trans></Button></div>}
    </div>
  )
}
