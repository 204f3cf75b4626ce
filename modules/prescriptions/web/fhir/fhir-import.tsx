import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { PrescriptionVersionView, PrescriptionView } from '../../contract.ts'
import { fhirRefusals, leftAside, prescriptionBefore, purposes, readFhir, type FhirReading, type FhirRemark, type Purpose } from '../../domain/index.ts'
import { usePurposeNames } from '../cell-names.ts'
import { CheckList } from '../checks/check-list.tsx'
import { useChecks } from '../checks/use-checks.ts'
import { entryOf } from '../entry.ts'
import { contentOf, type PrescriptionDraft } from '../prescription-draft.ts'
import listClasses from '../prescriptions-of-customer.module.css'
import { RxTable } from '../rx-table.tsx'
import { useLeaveByEsc } from '../use-leave-by-esc.ts'
import classes from './fhir-import.module.css'

/** Nobody writes so long a prescription. */
const MOST_BYTES = 200_000

interface Brought { readonly id: string; readonly name: string; readonly file: string; readonly reading: FhirReading | 'too-long' }

export interface FhirImportProps {
  readonly customerId: string
  /** The customer's prescriptions, which the file's values are held against. */
  readonly earlier: readonly PrescriptionView[]
  readonly onDone: () => void
}

/** A prescription from a clinic's file: read here, shown with everything that was left aside, and saved when somebody says so. */
export function FhirImport({ customerId, earlier, onDone }: FhirImportProps) {
  const { i18n, t } = useLingui()
  const [brought, setBrought] = useState<Brought | null>(null)
  useLeaveByEsc(brought === null, onDone)
  const read = async (file: File | null) => {
    if (!file) return
    const text = file.size > MOST_BYTES ? '' : await file.text()
    setBrought({ id: newId(), name: file.name, file: text, reading: file.size > MOST_BYTES ? 'too-long' : readFhir(text) })
  }
  const reading = brought?.reading
  const whole = reading && reading !== 'too-long' && 'content' in reading ? reading : null
  return (
    <section className={listClasses.typing} aria-label={t`Prescription from a FHIR file`}>
      <div className={classes.choose}>
        <FileButton accept=".json,application/json,application/fhir+json" onChange={(file) => void read(file)}>{(props) => <Button size="xs" variant="default" {...props}><Trans>Choose a file</Trans></Button>}</FileButton>
        {brought && <span>{brought.name}</span>}
      </div>
      {reading === 'too-long' && <p className={classes.refused} role="alert"><WarningMark /><Trans>The file is too long to be a prescription.</Trans></p>}
      {reading && reading !== 'too-long' && 'refused' in reading && (
        <p className={classes.refused} role="alert"><WarningMark /><span><Trans>Nothing was read.</Trans> <code>{reading.refused.path}</code> {i18n._(fhirRefusals[reading.refused.reason])}</span></p>
      )}
      {brought && whole
        ? <WholeFile key={brought.id} brought={brought} reading={whole} customerId={customerId} earlier={earlier} onDone={onDone} />
        : <SaveBar label={<Trans>Save the prescription</Trans>} pending={false} problem={null} ready={false} onCancel={onDone} onSave={() => undefined} />}
    </section>
  )
}

type WholeReading = Extract<FhirReading, { content: unknown }>

/** What the file says, looked at as if it had been typed: for what it is has to be known, and what is unlikely wants a word. */
function WholeFile({ brought: { id, file }, reading: { content, remarks, patient }, customerId, earlier, onDone }: FhirImportProps & { readonly brought: Brought; readonly reading: WholeReading }) {
  const { t } = useLingui()
  const names = usePurposeNames()
  const [draft, setDraft] = useState(() => draftOfFile(id, content))
  const { purpose, examinedOn } = draft
  const save = useSend<PrescriptionView, PrescriptionDraft>({ name: 'prescription.from-fhir', method: 'POST', path: '/prescriptions/fhir', kinds: ['prescriptions'], secret: true, body: (now) => ({ id, customerId, file, accept: true, purpose: now.purpose, decisions: contentOf(now).decisions }) })
  const before = purpose === null || examinedOn === null ? null : prescriptionBefore(earlier, { id, examinedOn, purpose })
  const checks = useChecks({ draft, onChange: setDraft, customerId, kind: content.kind, before, problem: save.problem })
  return (
    <>
      <p>{patient ? <Trans>The file speaks of <b>{patient}</b>.</Trans> : <Trans>The file does not say of whom it speaks.</Trans>}</p>
      <NativeSelect
        maw={320} label={t`For`} value={purpose ?? ''} disabled={content.purpose !== null} error={save.problem?.at('purpose')}
        data={[...(purpose === null ? [{ value: '', label: t`The file does not say: choose` }] : []), ...purposes.map((one) => ({ value: one, label: names[one] }))]}
        onChange={(event) => setDraft({ ...draft, purpose: purposes.find((one) => one === event.currentTarget.value) ?? null })}
      />
      <RxTable versions={[shown(content, purpose)]} />
      <Remarks remarks={leftAside({ content, remarks })} />
      {purpose !== null && <CheckList checks={checks} />}
      <SaveBar label={<Trans>Save the prescription</Trans>} pending={save.pending} problem={save.problem} fields={['purpose']} ready={purpose !== null && checks.open.length === 0} onCancel={onDone} onSave={() => void save.send(draft).then((saved) => saved && onDone())} />
    </>
  )
}

const draftOfFile = (id: string, { purpose, prescriber, examinedOn, right, left, contactLenses }: WholeReading['content']): PrescriptionDraft =>
  ({ id, entry: entryOf({ right, left }), purpose, prescriber: prescriber?.name ?? '', licence: prescriber?.licence ?? '', examinedOn, contactLenses, decisions: [] })

/** What the file says, as the version that it would become. */
const shown = (content: WholeReading['content'], purpose: Purpose | null): PrescriptionVersionView => ({
  version: 1, kind: content.kind, originVersion: null, reason: content.reason, purpose: purpose ?? 'distance', prescriber: content.prescriber, examinedOn: content.examinedOn, validUntil: content.validUntil ?? null,
  right: { ...content.right }, left: { ...content.left }, contactLenses: purpose === 'contact-lenses' ? { right: { ...content.contactLenses.right }, left: { ...content.contactLenses.left } } : null,
  createdAt: content.recordedAt ?? content.examinedOn, createdBy: null, decided: [],
})

function Remarks({ remarks }: { readonly remarks: readonly FhirRemark[] }) {
  const { t } = useLingui()
  const words: Readonly<Record<FhirRemark['what'], string>> = {
    unread: t`is not understood and left aside`, eighth: t`is read as the eighth of a dioptre that it stands for`, 'axis-zero': t`is read as 180`, 'axis-idle': t`is the axis of no cylinder and left aside`, 'no-prism': t`is a prism of nothing and left aside`, 'not-kept': t`is not kept: frames belong to orders`,
  }
  if (remarks.length === 0) return null
  return (
    <ul className={classes.remarks} aria-label={t`What was not taken as it stands`}>
      {remarks.map(({ path, what }) => <li key={`${path} ${what}`}><WarningMark /><span><code>{path}</code> {words[what]}</span></li>)}
    </ul>
  )
}
