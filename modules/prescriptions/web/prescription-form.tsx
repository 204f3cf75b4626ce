import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '#platform/ui/api/problem'
import { DayInput } from '#platform/ui/day-input.tsx'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { columnsFor, purposes, type BothEyes, type PrescriptionKind, type Purpose } from '../domain/index.ts'
import { usePurposeNames } from './cell-names.ts'
import { CheckList } from './checks/check-list.tsx'
import { useChecks } from './checks/use-checks.ts'
import { ContactLensFields } from './contact-lens-fields.tsx'
import { Missing } from './missing.tsx'
import { MoreValues } from './more-values.tsx'
import { Pictures } from './pictures/pictures.tsx'
import { noLenses, purposeOf, type PrescriptionDraft } from './prescription-draft.ts'
import { RxGrid } from './rx-grid.tsx'
import classes from './prescription-form.module.css'

export interface PrescriptionFormProps {
  readonly draft: PrescriptionDraft
  readonly onChange: (draft: PrescriptionDraft) => void
  /** Told whether all that was typed has a reading, and nothing is left to decide about it. */
  readonly onReadable: (readable: boolean) => void
  readonly onDone: () => void
  /** The prescription before, which a key takes over. */
  readonly last: BothEyes | null
  readonly problem: Problem | null
  /** Whose eyes. */
  readonly customerId: string
  readonly kind?: PrescriptionKind
  /** The same person's prescription before this one, which it is held against. */
  readonly before: BothEyes | null
}

/** What is on the paper: the values first, then for what, by whom and of which day. */
export function PrescriptionForm({ draft, onChange, onReadable, onDone, last, problem, customerId, kind = 'prescribed', before }: PrescriptionFormProps) {
  const { t } = useLingui()
  const names = usePurposeNames()
  const purpose = purposeOf(draft)
  const [readable, setReadable] = useState(true)
  const [moreReadable, setMoreReadable] = useState(true)
  const checks = useChecks({ draft, onChange, customerId, kind, before, problem })
  const settled = checks.open.length === 0
  const tell = useRef(onReadable)
  useEffect(() => {
    tell.current = onReadable
  })
  useEffect(() => tell.current(readable && moreReadable && settled), [readable, moreReadable, settled])
  return (
    <div className={classes.form}>
      <RxGrid entry={draft.entry} columns={columnsFor(purpose)} last={last} onReadable={setReadable} onConfirm={checks.confirmNext} onDone={onDone} onChange={(entry) => onChange({ ...draft, entry })} />
      <MoreValues entry={draft.entry} purpose={purpose} onReadable={setMoreReadable} onDone={onDone} onChange={(entry) => onChange({ ...draft, entry })} />
      <Missing entry={draft.entry} />
      <Pictures show={['axes']} values={{ ...draft.entry, purpose }} />
      <CheckList checks={checks} />
      <FormGrid>
        <NativeSelect label={t`For`} value={purpose} data={purposes.map((one) => ({ value: one, label: names[one] }))} onChange={(event) => onChange({ ...draft, purpose: event.currentTarget.value as Purpose })} />
        <DayInput label={t`Prescribed on`} value={draft.examinedOn} error={problem?.at('examinedOn')} onChange={(examinedOn) => onChange({ ...draft, examinedOn })} />
        <TextInput label={t`Prescribed by`} maxLength={160} autoComplete="off" value={draft.prescriber} onChange={(event) => onChange({ ...draft, prescriber: event.currentTarget.value })} />
        <TextInput label={t`Licence number`} maxLength={40} autoComplete="off" value={draft.licence} onChange={(event) => onChange({ ...draft, licence: event.currentTarget.value })} />
      </FormGrid>
      {purpose === 'contact-lenses' && <ContactLensFields value={draft.contactLenses ?? noLenses} onChange={(contactLenses) => onChange({ ...draft, contactLenses })} />}
    </div>
  )
}
