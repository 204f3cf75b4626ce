import type { Language } from '#kernel/languages'
import { auditLook, mustMay, readShopHead } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { found, orderById, touchedOf } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { Call, FileAnswer } from '#platform/http/route'
import type { InspectionOpened, InspectionView, LensmeterRead } from '../contract.ts'
import { isOrderFile, readMeasuredLenses } from '../domain/vca/measured-lenses.ts'
import { readDocument } from '../domain/vca/read-document.ts'
import type { LabsDeps } from './deps.ts'
import { inspectionById, selectInspections, toCompensated, toInspectionView } from './inspection-data.ts'
import type { InspectionContent, InspectionRow } from './inspection-data.ts'
import { labOrderById, zoneOf } from './lab-order-data.ts'
import { certificate } from './papers/certificate.ts'
import { printLabPaper } from './papers/lab-paper.ts'
import { labsProblems } from './problems.ts'
import { openContent, openForReader, openLeft } from './sealed.ts'
import type { SealedContent } from './sealed.ts'

/** How the inspections of an order ended, newest first; none is opened by that. */
export const inspectionsOf = ({ db }: LabsDeps, by: StaffMember, orderId: string): Promise<InspectionView[]> => db.inTenant(by.organizationId, async (tx) => {
  found(await orderById(tx, orderId), by)
  return (await tx.rows<InspectionRow>(sql`${selectInspections(tx.organizationId)} and i.order_id = ${orderId} order by i.inspected_at desc, i.id desc`)).map(toInspectionView)
})

/** An inspection with everything that was measured and found; the look is written down. */
export const openInspection = (deps: LabsDeps, by: StaffMember, call: Call, id: string): Promise<InspectionOpened> => deps.db.inTenant(by.organizationId, async (tx) => {
  const { row, content: { design, ordered, measured, findings, compensated, reason }, acceptedReason } = await look(tx, deps, by, call, id, 'values')
  return { ...toInspectionView(row), design, ordered: { ...ordered }, measured: { ...measured }, findings: [...findings], compensated: toCompensated(compensated), reason, acceptedReason }
})

/** The certificate of an inspection: every difference, how much it may be, and by which standard. */
export async function printCertificate(deps: LabsDeps, by: StaffMember, call: Call, id: string, language: Language = by.language): Promise<FileAnswer> {
  const { paper, number } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const { row, content, acceptedReason, order } = await look(tx, deps, by, call, id, 'certificate')
    const lab = row.lab_order_id ? (await labOrderById(tx, row.lab_order_id)).lab_name : null
    const print = { shop: await readShopHead(tx, deps.keys, row.branch_id), printedAt: deps.now().toISOString(), printedBy: by.name, timeZone: zoneOf(by, row.branch_id) }
    return { number: order.number ?? '', paper: certificate({ ...print, number: order.number ?? '', wearer: (order.wearer ?? order.customer).name, lab, inspection: toInspectionView(row), content, acceptedReason }, deps.translator(language)) }
  })
  return { bytes: await printLabPaper(deps.pdf, paper), mediaType: 'application/pdf', fileName: `${number}-inspection.pdf`, printed: true }
}

/** What a lensmeter wrote into a file; nothing is kept. What has no single reading is named, never guessed. @throws {Problem} labs/unread-file, labs/order-file */
export function readLensmeter(base64: string): LensmeterRead {
  const document = readDocument(Buffer.from(base64, 'base64'))
  if (isOrderFile(document)) throw new Problem(labsProblems.orderFile)
  const read = readMeasuredLenses(document)
  if (!read) throw new Problem(labsProblems.unreadFile)
  return { from: read.from, right: { ...read.right }, left: { ...read.left }, unread: read.unread.map(({ line, label, detail }) => ({ line, label: label ?? '', detail })) }
}

async function look(tx: Tx, deps: LabsDeps, by: StaffMember, call: Call, id: string, as: string): Promise<{ row: InspectionRow; content: InspectionContent; acceptedReason: string | null; order: OrderData }> {
  const row = await inspectionById(tx, id)
  const order = found(await orderById(tx, row.order_id), by)
  mustMay(by, 'prescriptions.read', touchedOf(order))
  const sealed = await tx.one<SealedContent & { accepted_reason: Buffer | null }>(sql`select content, accepted_reason, forgotten_at from inspections where organization_id = ${tx.organizationId} and id = ${id}`)
  const of = { id, personId: row.person_id }
  const opened = await openForReader(openLeft<InspectionContent>(tx, deps.keys, 'inspection', of, sealed))
  const acceptedReason = sealed.accepted_reason && await openForReader(openContent<string>(tx, deps.keys, 'acceptance', of, sealed.accepted_reason))
  auditLook(tx, by, call, { action: 'labs.inspection-opened', subject: { kind: 'order', id: row.order_id }, branchId: row.branch_id, changes: { inspection: id, as } })
  return { row, content: opened, acceptedReason, order }
}
