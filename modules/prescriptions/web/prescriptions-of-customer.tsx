import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { dayIn } from '#kernel/days'
import { useMay, useSignedIn } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Day } from '#platform/ui/day.tsx'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { PrescriptionVersionView, PrescriptionView } from '../contract.ts'
import { carryForward, prescriptionBefore, versionToUse, type BothEyes, type PrescriptionKind } from '../domain/index.ts'
import { useKindNames, usePurposeNames } from './cell-names.ts'
import { Differences } from './versions/differences.tsx'
import { EyeHistory } from './versions/eye-history.tsx'
import { VersionFiles } from './versions/version-files.tsx'
import { WornPanel } from './versions/worn-panel.tsx'
import { FhirImport } from './fhir/fhir-import.tsx'
import { contentOf, draftOf, isWhole, newDraft, purposeOf, type PrescriptionDraft } from './prescription-draft.ts'
import { PaperBeside } from './paper/paper-beside.tsx'
import { PhotosOfPrescription } from './paper/photos-of-prescription.tsx'
import { PickPhotos } from './paper/pick-photos.tsx'
import { usePapersOfFiles } from './paper/use-papers-of-files.ts'
import { useSendPhotos } from './paper/use-send-photos.ts'
import { PrescriptionForm } from './prescription-form.tsx'
import classes from './prescriptions-of-customer.module.css'
import { RxTable } from './rx-table.tsx'
import { useLeaveByEsc } from './use-leave-by-esc.ts'

/** A customer's prescriptions on their page, the last examined first, each with its versions; new ones are typed in place. */
export default function PrescriptionsOfCustomer({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const list = useReadList<PrescriptionView>(`/prescriptions?customerId=${customerId}&limit=10`, { kinds: ['prescriptions'] })
  const mayWrite = useMay('prescriptions.write')
  const [typing, setTyping] = useState<string | null>(null)
  const { items, error } = list
  const done = () => setTyping(null)
  return (
    <Panel
      title={t`Prescriptions`}
      note={<Trans>each look is written down</Trans>}
      aside={mayWrite && typing === null && items && (
        <>
          <Button size="xs" variant="default" leftSection={<IconFileImport aria-hidden />} onClick={() => setTyping('file')}><Trans>From a FHIR file</Trans></Button>
          <Button size="xs" leftSection={<IconPlus aria-hidden />} onClick={() => setTyping('new')}><Trans>New prescription</Trans></Button>
        </>
      )}
    >
      <div className={classes.list}>
        {typing === 'file' && items && <FhirImport customerId={customerId} earlier={items} onDone={done} />}
        {typing === 'new' && items && <NewPrescriptionForm customerId={customerId} earlier={items} onDone={done} />}
        {error && !items && <ProblemOf problem={error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
        {!error && !items && <Loading label={t`Fetching the prescriptions`}><BoneRows rows={3} /></Loading>}
        {items?.length === 0 && typing === null && <p className={classes.quiet}><Trans>No prescription yet</Trans></p>}
        {items && typing === null && <EyeHistory prescriptions={items} />}
        {items?.map((one) => (typing === one.id ? <NewVersionForm key={one.id} prescription={one} earlier={items} onDone={done} /> : (
          <OnePrescription key={one.id} prescription={one} onChange={mayWrite && typing === null ? () => setTyping(one.id) : null} />
        )))}
        {list.hasMore && <Button variant="subtle" size="xs" disabled={list.fetchingMore} onClick={list.more}><Trans>Show more</Trans></Button>}
      </div>
    </Panel>
  )
}

/** What the draft is held against, of the customer's prescriptions. */
const beforeThat = (earlier: readonly PrescriptionView[], id: string, draft: PrescriptionDraft): BothEyes | null =>
  (draft.examinedOn === null ? null : prescriptionBefore(earlier, { id, examinedOn: draft.examinedOn, purpose: purposeOf(draft) }))

/** The first value is what one begins with. */
const beginTyping = (place: HTMLElement | null): void => place?.querySelector<HTMLElement>('input:not([type=file])')?.focus()

function OnePrescription({ prescription, onChange }: { readonly prescription: PrescriptionView; readonly onChange: (() => void) | null }) {
  const { id, versions } = prescription
  const [open, setOpen] = useState(false)
  const [fitting, setFitting] = useState(false)
  const [photos, setPhotos] = useState(false)
  const purposes = usePurposeNames()
  const newest = versions.at(-1)
  if (!newest) return null
  return (
    <section className={classes.one}>
      <header>
        <h3>{purposes[newest.purpose]}</h3>
        {newest.validUntil && <span className={classes.quiet}><Trans>good until <Day of={newest.validUntil} as="date" /></Trans></span>}
        <span className={classes.acts}>
          {versions.length > 1 && <Button variant="subtle" size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? <Trans>Only the newest</Trans> : <Plural value={versions.length} one="# version" other="# versions" />}</Button>}
          {onChange && newest.purpose !== 'contact-lenses' && !fitting && <Button variant="subtle" size="xs" onClick={() => setFitting(true)}><Trans>Compensate for the frame</Trans></Button>}
          <Button variant="subtle" size="xs" aria-expanded={photos} onClick={() => setPhotos(!photos)}><Trans>Photos</Trans></Button>
          {onChange && <Button variant="subtle" size="xs" onClick={onChange}><Trans>New version</Trans></Button>}
        </span>
      </header>
      {fitting && <WornPanel prescription={prescription} onDone={() => setFitting(false)} />}
      {photos && <PhotosOfPrescription prescriptionId={id} mayAdd={onChange !== null} />}
      <RxTable versions={open ? versions : [newest]} />
      {open && <Differences versions={versions} />}
      {(open ? versions : [newest]).map((version) => <VersionFiles key={version.version} id={id} version={version} one={!open || versions.length === 1} />)}
    </section>
  )
}

function NewPrescriptionForm({ customerId, earlier, onDone }: { readonly customerId: string; readonly earlier: readonly PrescriptionView[]; readonly onDone: () => void }) {
  const { timeZone } = useSignedIn().session.branches[0] ?? { timeZone: 'UTC' }
  const newestFirst = earlier.flatMap(({ versions }) => versions.toReversed())
  const [untouched] = useState(() => newDraft(dayIn(timeZone, new Date()), carryForward(newestFirst)))
  const [draft, setDraft] = useState(untouched)
  const save = useSend<PrescriptionView, PrescriptionDraft>({
    name: 'prescription.add', method: 'POST', path: '/prescriptions', kinds: ['prescriptions'], secret: true, body: (typed) => ({ id: typed.id, customerId, ...contentOf(typed) }),
  })
  const [readable, setReadable] = useState(true)
  const [files, setFiles] = useState<readonly File[]>([])
  const papers = usePapersOfFiles(files)
  const photos = useSendPhotos()
  useLeaveByEsc(draft === untouched && files.length === 0, onDone)
  const send = async () => {
    if (await save.send(draft) && await photos.send(draft.id, files)) onDone()
  }
  return (
    <section className={classes.typing} ref={beginTyping}>
      <PaperBeside papers={papers} open onRemove={({ id }) => setFiles(papers.filter((one) => one.id !== id).map(({ file }) => file))} />
      <div><PickPhotos onPick={(picked) => setFiles([...files, ...picked])} /></div>
      <PrescriptionForm draft={draft} last={versionToUse(newestFirst.toReversed()) ?? null} customerId={customerId} before={beforeThat(earlier, draft.id, draft)} problem={save.problem} onReadable={setReadable} onDone={() => undefined} onChange={setDraft} />
      <SaveBar label={<Trans>Save the prescription</Trans>} onSave={() => void send()} onCancel={onDone} pending={save.pending} problem={save.problem ?? photos.problem} fields={['examinedOn']} ready={readable && isWhole(draft)} />
    </section>
  )
}

/** What people type; what a lab worked out comes from the lab. */
const typedKinds = ['prescribed', 'dispensed'] as const

interface VersionDraft { readonly draft: PrescriptionDraft; readonly kind: PrescriptionKind; readonly reason: string; readonly validUntil: string | null }

function NewVersionForm({ prescription, earlier, onDone }: { readonly prescription: PrescriptionView; readonly earlier: readonly PrescriptionView[]; readonly onDone: () => void }) {
  const { t } = useLingui()
  const kinds = useKindNames()
  const [origin] = useState<PrescriptionVersionView | undefined>(() => versionToUse(prescription.versions))
  const [untouched] = useState<VersionDraft | null>(() => (origin ? { draft: draftOf(origin), kind: origin.kind, reason: '', validUntil: origin.validUntil } : null))
  const [values, setValues] = useState(untouched)
  const [readable, setReadable] = useState(true)
  const save = useSend<PrescriptionView, VersionDraft>({
    name: 'prescription.add-version', method: 'POST', path: `/prescriptions/${prescription.id}/versions`, kinds: ['prescriptions'], secret: true,
    body: ({ draft, kind, reason, validUntil }) => ({ ...contentOf(draft), kind, reason: reason.trim(), validUntil, originVersion: origin?.version }),
  })
  useLeaveByEsc(values === untouched, onDone)
  if (!values || !origin) return null
  const { draft, kind, reason } = values
  const send = async () => {
    if (await save.send(values, prescription.version)) onDone()
  }
  return (
    <section className={classes.typing} ref={beginTyping}>
      <PhotosOfPrescription prescriptionId={prescription.id} mayAdd={false} />
      <FormGrid>
        <NativeSelect label={t`Kind`} value={kind} data={typedKinds.map((one) => ({ value: one, label: kinds[one] }))} onChange={(event) => setValues({ ...values, kind: event.currentTarget.value as PrescriptionKind })} />
        <TextInput label={t`Why it changes`} required maxLength={500} value={reason} error={save.problem?.at('reason')} onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })} />
      </FormGrid>
      <PrescriptionForm draft={draft} last={null} customerId={prescription.customerId} kind={kind} before={beforeThat(earlier, prescription.id, draft)} problem={save.problem} onReadable={setReadable} onDone={() => undefined} onChange={(next) => setValues({ ...values, draft: next })} />
      <SaveBar label={<Trans>Save as a new version</Trans>} onSave={() => void send()} onCancel={onDone} pending={save.pending} problem={save.problem} fields={['reason', 'examinedOn']} ready={readable && reason.trim() !== '' && isWhole(draft)} />
    </section>
  )
}
