import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { PrescriptionVersionView, PrescriptionView } from '../../contract.ts'
import { fhirRefusals, readFhir, type FhirReading, type FhirRemark } from '../../domain/index.ts'
import listClasses from '../prescriptions-of-customer.module.css'
import { RxTable } from '../rx-table.tsx'
import classes from './fhir-import.module.css'

/** Nobody writes so long a prescription. */
const MOST_BYTES = 200_000

interface Brought { readonly id: string; readonly name: string; readonly file: string; readonly reading: FhirReading | 'too-long' }

/** A prescription from a clinic's file: read here, shown with everything that was left aside, and saved when somebody says so. */
export function FhirImport({ customerId, onDone }: { readonly customerId: string; readonly onDone: () => void }) {
  const { i18n, t } = useLingui()
  const [brought, setBrought] = useState<Brought | null>(null)
  const save = useSend<PrescriptionView, Brought>({ name: 'prescription.from-fhir', method: 'POST', path: '/prescriptions/fhir', kinds: ['prescriptions'], body: ({ id, file }) => ({ id, customerId, file, accept: true }) })
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
      {whole && (
        <>
          <p>{whole.patient ? <Trans>The file speaks of <b>{whole.patient}</b>.</Trans> : <Trans>The file does not say of whom it speaks.</Trans>}</p>
          <RxTable versions={[shown(whole.content)]} />
          <Remarks remarks={whole.remarks.filter(({ matters }) => matters)} />
        </>
      )}
      <SaveBar
        label={<Trans>Save the prescription</Trans>} pending={save.pending} problem={save.problem} ready={whole !== null} onCancel={onDone}
        onSave={() => void (brought && save.send(brought).then((saved) => saved && onDone()))}
      />
    </section>
  )
}

/** What the file says, as the version that it would become. */
const shown = (content: Extract<FhirReading, { content: unknown }>['content']): PrescriptionVersionView => ({
  version: 1, kind: content.kind, originVersion: null, reason: content.reason, purpose: content.purpose ?? 'distance', prescriber: content.prescriber, examinedOn: content.examinedOn, validUntil: content.validUntil ?? null,
  right: { ...content.right }, left: { ...content.left }, contactLenses: content.purpose === 'contact-lenses' ? { right: { ...content.contactLenses.right }, left: { ...content.contactLenses.left } } : null,
  createdAt: content.recordedAt ?? content.examinedOn, createdBy: null, decided: [],
})

function Remarks({ remarks }: { readonly remarks: readonly FhirRemark[] }) {
  const { t } = useLingui()
  const words: Readonly<Record<FhirRemark['what'], string>> = {
    unread: t`is not understood and left aside`, eighth: t`is read as the eighth of a dioptre that it stands for`, 'axis-zero': t`is read as 180`, 'axis-idle': t`is the axis of no cylinder and left aside`, 'no-prism': t`is a prism of nothing and left aside`,
  }
  if (remarks.length === 0) return null
  return (
    <ul className={classes.remarks} aria-label={t`What was not taken as it stands`}>
      {remarks.map(({ path, what }) => <li key={`${path} ${what}`}><WarningMark /><span><code>{path}</code> {words[what]}</span></li>)}
    </ul>
  )
}
