import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { useBranch } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { DayInput } from '#platform/ui/day-input.tsx'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { FittingView, newFitting } from '../../contract.ts'
import { eyes, fittingOutcomes, isEmptyEye, judgeEye, trialCells, type ContactLens, type Eye } from '../../domain/index.ts'
import { ContactLensFields } from '../contact-lens-fields.tsx'
import { newEntry } from '../entry.ts'
import { Missing } from '../missing.tsx'
import listClasses from '../prescriptions-of-customer.module.css'
import { RxGrid } from '../rx-grid.tsx'
import { useLeaveByEsc } from '../use-leave-by-esc.ts'
import { useOutcomeNames } from './outcome-names.ts'

const nothing: ContactLens = { brand: null, modality: null }

/** What was tried on each eye, how it sat and what came of it. */
export function FittingForm({ customerId, onDone }: { readonly customerId: string; readonly onDone: () => void }) {
  const { t } = useLingui()
  const outcomes = useOutcomeNames()
  const zone = useBranch()?.timeZone ?? 'UTC'
  const [id] = useState(newId)
  const [entry, setEntry] = useState(() => newEntry())
  const [lenses, setLenses] = useState<Readonly<Record<Eye, ContactLens>>>({ right: nothing, left: nothing })
  const [fittedOn, setFittedOn] = useState<string | null>(() => dayIn(zone, new Date()))
  const [note, setNote] = useState('')
  const [outcome, setOutcome] = useState<FittingView['outcome']>('try-on')
  const [readable, setReadable] = useState(true)
  const save = useSend<FittingView, z.input<typeof newFitting>>({ name: 'prescriptions.fitting', method: 'POST', path: `/customers/${customerId}/contact-lens-fittings`, kinds: ['fittings'], secret: true })
  const tried = (eye: Eye): z.input<typeof newFitting>['right'] => {
    const { brand, modality } = lenses[eye]
    if (isEmptyEye(entry[eye]) && !brand?.trim() && modality === null) return null
    return { brand: brand?.trim() || null, modality, ...Object.fromEntries(trialCells.map((cell) => [cell, entry[eye][cell]])) }
  }
  useLeaveByEsc(eyes.every((eye) => tried(eye) === null) && note === '', onDone)
  const [right, left] = [tried('right'), tried('left')]
  const send = async () => {
    if (fittedOn && await save.send({ id, fittedOn, right, left, note: note.trim(), outcome })) onDone()
  }
  return (
    <section className={listClasses.typing} aria-label={t`Fitting of contact lenses`}>
      <RxGrid entry={entry} columns={trialCells} last={null} onReadable={setReadable} onConfirm={() => undefined} onDone={() => undefined} onChange={setEntry} />
      <Missing entry={entry} />
      <ContactLensFields value={lenses} onChange={setLenses} />
      <FormGrid>
        <DayInput label={t`Fitted on`} value={fittedOn} error={save.problem?.at('fittedOn')} onChange={setFittedOn} />
        <NativeSelect label={t`What came of it`} value={outcome} data={fittingOutcomes.map((one) => ({ value: one, label: outcomes[one] }))} onChange={(event) => setOutcome(event.currentTarget.value as FittingView['outcome'])} />
      </FormGrid>
      <Textarea label={t`How they sit`} autosize minRows={2} maxRows={10} maxLength={4000} value={note} error={save.problem?.at('note')} onChange={(event) => setNote(event.currentTarget.value)} />
      <SaveBar label={<Trans>Save the fitting</Trans>} onSave={() => void send()} onCancel={onDone} pending={save.pending} problem={save.problem} fields={['fittedOn', 'note']} ready={readable && fittedOn !== null && eyes.every((eye) => judgeEye(entry[eye], 'prescribed').length === 0) && (right !== null || left !== null || note.trim() !== '')} />
    </section>
  )
}
