import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { holdCustomer } from '#modules/customers/server'
import { audit, auditLook, may, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { readFile } from '#platform/files/read-file'
import { removeFile, storeFile } from '#platform/files/store-file'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call, FileAnswer } from '#platform/http/route'
import type { AttachmentView, newAttachment } from '../contract.ts'
import { noRuleFollows } from './following-rules.ts'
import { touchedOf } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'

const kind = 'order'
/** More on one order is a mistake, or somebody filling the disk; what was taken off lies there for a while yet. */
const MOST = 50
const MOST_WITH_REMOVED = 100

/**
 * Hangs a photo or paper on an order. It counts as health data: sealed under the wearer's own key, each look written down. @throws {Problem}
 * orders/forgotten when the wearer was, orders/too-many-files
 */
export function addAttachment(deps: OrdersDeps, by: StaffMember, call: Call, orderId: string, input: z.output<typeof newAttachment>): Promise<AttachmentView> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const seen = found(await orderById(tx, orderId), by)
    mustMay(by, 'orders.write', touchedOf(seen))
    const personId = seen.wearer?.id ?? seen.customer.id
    // Before the order, as whoever erases does: nobody is forgotten between this and the file.
    if (!await holdCustomer(tx, personId)) throw new Problem(ordersProblems.forgotten)
    const order = await lockOrder(tx, by, orderId)
    const { all } = await tx.one<{ all: number }>(sql`select count(*)::int as all from files where organization_id = ${tx.organizationId} and subject_kind = ${kind} and subject_id = ${orderId} and content <> ''::bytea`)
    if (all >= MOST_WITH_REMOVED || (await attachmentsOf(tx, orderId)).length >= MOST) throw new Problem(ordersProblems.tooManyFiles, undefined, { limit: MOST })
    const file = await storeFile(tx, deps.keys, {
      id: input.id ?? newId(), name: input.name, bytes: Buffer.from(input.base64, 'base64'), subject: { kind, id: orderId }, personId, health: true,
      createdBy: by.staffId, pointer: '/base64',
    })
    audit(tx, by, call, { action: 'orders.file-added', subject: { kind, id: orderId }, branchId: order.branchId, changes: { file: file.id, mediaType: file.mediaType, size: file.size } })
    recordFacts(tx, { kind: 'orders.changed', subjectId: orderId, subjectVersion: order.version, ...touchedOf(order), payload: noRuleFollows })
    return { answer: { ...file, addedAt: deps.now().toISOString(), addedBy: { id: by.staffId, name: by.name } }, ids: { fileId: file.id } }
  }, async (tx, { fileId }) => mustBeOne((await attachmentsOf(tx, orderId)).find(({ id }) => id === fileId)))
}

/** An order's photos and papers; none is opened by that. A name may tell what is on the paper: only who may open it reads it. */
export async function listAttachments(deps: OrdersDeps, by: StaffMember, orderId: string): Promise<AttachmentView[]> {
  return deps.db.inTenant(by.organizationId, async (tx) => {
    const order = found(await orderById(tx, orderId), by)
    const mayOpen = may(by, 'files.read', touchedOf(order))
    return (await attachmentsOf(tx, orderId)).map((file) => (mayOpen ? file : { ...file, name: '' }))
  })
}

/** Opens a photo or paper of an order; the look is written down. */
export async function openAttachment(deps: OrdersDeps, by: StaffMember, call: Call, orderId: string, fileId: string): Promise<FileAnswer> {
  return deps.db.inTenant(by.organizationId, async (tx) => {
    const order = found(await orderById(tx, orderId), by)
    mustMay(by, 'files.read', touchedOf(order))
    const file = await readFile(tx, deps.keys, fileId)
    if (!file || file.subject.kind !== kind || file.subject.id !== orderId) throw new Problem(httpProblems.notFound)
    auditLook(tx, by, call, { action: 'orders.file-opened', subject: { kind, id: orderId }, branchId: order.branchId, changes: { file: fileId } })
    return { bytes: file.bytes, mediaType: file.mediaType, fileName: file.name }
  })
}

/** Takes a photo or paper off an order. */
export function removeAttachment(deps: OrdersDeps, by: StaffMember, call: Call, orderId: string, fileId: string): Promise<void> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'orders.write', touchedOf(order))
    mustBeOne((await attachmentsOf(tx, orderId)).find(({ id }) => id === fileId))
    await removeFile(tx, fileId)
    audit(tx, by, call, { action: 'orders.file-removed', subject: { kind, id: orderId }, branchId: order.branchId, changes: { file: fileId } })
    recordFacts(tx, { kind: 'orders.changed', subjectId: orderId, subjectVersion: order.version, ...touchedOf(order), payload: noRuleFollows })
    return { answer: undefined, ids: {} }
  }, async () => undefined)
}

async function attachmentsOf(tx: Tx, orderId: string): Promise<AttachmentView[]> {
  const rows = await tx.rows<{ id: string; name: string; media_type: string; size: number; created_at: Date; created_by: string | null; by_name: string | null }>(sql`
    select f.id, f.name, f.media_type, f.size, f.created_at, f.created_by, s.name as by_name from file_names f
    left join staff_names s on s.organization_id = f.organization_id and s.id = f.created_by
    where f.organization_id = ${tx.organizationId} and f.subject_kind = ${kind} and f.subject_id = ${orderId} order by f.created_at, f.id`)
  return rows.map((row) => ({
    id: row.id, name: row.name, mediaType: row.media_type, size: row.size, addedAt: row.created_at.toISOString(), addedBy: row.created_by ? { id: row.created_by, name: row.by_name ?? '' } : null,
  }))
}

function mustBeOne(attachment: AttachmentView | undefined): AttachmentView {
  if (!attachment) throw new Problem(httpProblems.notFound)
  return attachment
}
