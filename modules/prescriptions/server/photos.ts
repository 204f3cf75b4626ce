import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { customerBrief, healthPerson } from '#modules/customers/server'
import { audit, auditLook, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { readFile } from '#platform/files/read-file'
import { removeFile, storeFile } from '#platform/files/store-file'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call, FileAnswer } from '#platform/http/route'
import type { newPhoto, PhotoView } from '../contract.ts'
import { mustBeAgreed } from './judge-content.ts'
import { prescriptionsProblems } from './problems.ts'
import { prescriptionById, seenBy } from './read-prescription.ts'

/** What the papers of prescriptions hang on. */
export const photosKind = 'prescription'
const kind = photosKind
/** A prescription has a front and a back; more is a mistake, or somebody filling the disk. */
const MOST = 10

/** Hangs a photo or scan of the paper on a prescription: health data, sealed under the wearer's own key, each look written down. */
export function addPhoto(deps: Deps, by: StaffMember, call: Call, prescriptionId: string, input: z.output<typeof newPhoto>): Promise<PhotoView> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    tx.send(sql`select from prescriptions where organization_id = ${tx.organizationId} and id = ${prescriptionId} for update`)
    const prescription = seenBy(by, await prescriptionById(tx, prescriptionId))
    mustMay(by, 'prescriptions.write', { ownerStaffIds: [prescription.ownerStaffId] })
    const customer = await customerBrief(tx, prescription.customerId)
    const person = customer && await healthPerson(tx, by, customer.survivorId, deps.now())
    if (!person) throw new Problem(httpProblems.notFound)
    mustBeAgreed(by, person)
    if ((await photosOf(tx, prescriptionId)).length >= MOST) throw new Problem(prescriptionsProblems.tooManyPhotos, undefined, { limit: MOST })
    const file = await storeFile(tx, deps.keys, {
      id: input.id ?? newId(), name: input.name, bytes: Buffer.from(input.base64, 'base64'), subject: { kind, id: prescriptionId }, personId: prescription.customerId, health: true,
      createdBy: by.staffId, pointer: '/base64', accept: ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'application/pdf'],
    })
    audit(tx, by, call, { action: 'prescriptions.photo-added', subject: { kind, id: prescriptionId }, changes: { customer: prescription.customerId, file: file.id, mediaType: file.mediaType, size: file.size } })
    recordFacts(tx, { kind: 'prescriptions.photo-added', subjectId: prescriptionId, subjectVersion: prescription.version, ownerStaffIds: [prescription.ownerStaffId] })
    return { answer: { ...file, addedAt: deps.now().toISOString(), addedBy: { id: by.staffId, name: by.name } }, ids: { fileId: file.id } }
  }, async (tx, { fileId }) => {
    const found = (await photosOf(tx, prescriptionId)).find(({ id }) => id === fileId)
    if (!found) throw new Problem(httpProblems.notFound)
    return found
  })
}

/** The papers of a prescription, none opened by that. */
export const listPhotos = ({ db }: Pick<Deps, 'db'>, by: StaffMember, prescriptionId: string): Promise<PhotoView[]> => db.inTenant(by.organizationId, async (tx) => {
  seenBy(by, await prescriptionById(tx, prescriptionId))
  return photosOf(tx, prescriptionId)
})

/** Opens a photo or scan; the look is written down. */
export const openPhoto = ({ db, keys }: Pick<Deps, 'db' | 'keys'>, by: StaffMember, call: Call, prescriptionId: string, fileId: string): Promise<FileAnswer> => db.inTenant(by.organizationId, async (tx) => {
  const { customerId } = seenBy(by, await prescriptionById(tx, prescriptionId))
  const file = await readFile(tx, keys, fileId)
  if (!file || file.subject.kind !== kind || file.subject.id !== prescriptionId) throw new Problem(httpProblems.notFound)
  auditLook(tx, by, call, { action: 'prescriptions.photo-opened', subject: { kind, id: prescriptionId }, changes: { customer: customerId, file: fileId } })
  return { bytes: file.bytes, mediaType: file.mediaType, fileName: file.name }
})

/** Takes a photo or scan off a prescription: one of somebody else's paper, or one twice. Its bytes are emptied a month later (emptyRemovedFiles). */
export const removePhoto = (deps: Deps, by: StaffMember, call: Call, prescriptionId: string, fileId: string): Promise<void> => once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
  tx.send(sql`select from prescriptions where organization_id = ${tx.organizationId} and id = ${prescriptionId} for update`)
  const prescription = seenBy(by, await prescriptionById(tx, prescriptionId))
  mustMay(by, 'prescriptions.write', { ownerStaffIds: [prescription.ownerStaffId] })
  if (!(await photosOf(tx, prescriptionId)).some(({ id }) => id === fileId)) throw new Problem(httpProblems.notFound)
  await removeFile(tx, fileId)
  audit(tx, by, call, { action: 'prescriptions.photo-removed', subject: { kind, id: prescriptionId }, changes: { customer: prescription.customerId, file: fileId } })
  recordFacts(tx, { kind: 'prescriptions.photo-removed', subjectId: prescriptionId, subjectVersion: prescription.version, ownerStaffIds: [prescription.ownerStaffId] })
  return { answer: undefined, ids: {} }
}, async () => undefined)

async function photosOf(tx: Tx, prescriptionId: string): Promise<PhotoView[]> {
  const rows = await tx.rows<Omit<PhotoView, 'addedAt'> & { addedAt: Date }>(sql`
    select f.id, f.name, f.media_type as "mediaType", f.size, f.created_at as "addedAt", case when f.created_by is not null then json_build_object('id', f.created_by, 'name', coalesce(s.name, '')) end as "addedBy"
    from file_names f left join staff_names s on s.organization_id = f.organization_id and s.id = f.created_by
    where f.organization_id = ${tx.organizationId} and f.subject_kind = ${kind} and f.subject_id = ${prescriptionId} order by f.created_at, f.id`)
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }))
}
