import type { Language } from '#kernel/languages'
import { auditLook, mustMay, readShopHead } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { found, orderById, touchedOf } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Call, FileAnswer } from '#platform/http/route'
import type { LabOrderOpened } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { labById } from './lab-data.ts'
import { labFile } from './lab-file.ts'
import { labOrderById, zoneOf } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import type { LabOrderContent } from './order-content.ts'
import { labOrderPaper } from './papers/lab-order-paper.ts'
import { printLabPaper } from './papers/lab-paper.ts'
import { openForReader, openLeft } from './sealed.ts'
import type { SealedContent } from './sealed.ts'

/** What was ordered, as it was sent; the look is written down. */
export const openLabOrder = (deps: LabsDeps, by: StaffMember, call: Call, id: string): Promise<LabOrderOpened> => deps.db.inTenant(by.organizationId, async (tx) => {
  const { content } = await look(tx, deps, by, call, id, 'values')
  const { id: prescriptionId, version, purpose, examinedOn, right, left } = content.prescription
  return {
    number: content.number, account: content.account, wearer: content.wearer, remarks: content.remarks, frame: content.frame, lines: content.lines.map((line) => ({ ...line })),
    prescription: { id: prescriptionId, version, purpose, examinedOn, right, left }, notInFile: labFile(content).unsaid.map((one) => ({ ...one })), cancelReason: content.cancelReason ?? null,
  }
})

/** The lab order as a file of the trade. */
export const labOrderFile = (deps: LabsDeps, by: StaffMember, call: Call, id: string): Promise<FileAnswer> => deps.db.inTenant(by.organizationId, async (tx) => {
  const { content } = await look(tx, deps, by, call, id, 'file')
  return { bytes: labFile(content).bytes, mediaType: 'application/octet-stream', fileName: `${content.number}.oma` }
})

/** The lab order on paper, in the lab's language unless another is asked for. */
export async function printLabOrder(deps: LabsDeps, by: StaffMember, call: Call, id: string, asked?: Language): Promise<FileAnswer> {
  const { paper, number } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const { row, content } = await look(tx, deps, by, call, id, 'paper')
    return { number: content.number, paper: await paperOf(tx, deps, row, content, { name: by.name, timeZone: zoneOf(by, row.branch_id) }, asked) }
  })
  return { bytes: await printLabPaper(deps.pdf, paper), mediaType: 'application/pdf', fileName: `${number}-lab.pdf`, printed: true }
}

/** The paper of a lab order, ready to print. */
export async function paperOf(tx: Tx, deps: Pick<LabsDeps, 'keys' | 'now' | 'translator'>, row: LabOrderRow, content: LabOrderContent, printed: { readonly name: string; readonly timeZone: string }, asked?: Language) {
  const [shop, lab] = [await readShopHead(tx, deps.keys, row.branch_id), await labById(tx, row.lab_id)]
  const print = { shop, lab: lab.name, sentOn: row.sent_on, arrivesOn: row.first_promised_on, content, printedAt: deps.now().toISOString(), printedBy: printed.name, timeZone: printed.timeZone }
  return labOrderPaper(print, deps.translator(asked ?? lab.language))
}

/** The sealed content of a lab order; of a forgotten person what is left, with no wearer. @throws {PersonErased} when nothing is */
export async function contentOfLabOrder(tx: Tx, keys: LabsDeps['keys'], row: Pick<LabOrderRow, 'id' | 'person_id'>): Promise<LabOrderContent> {
  const sealed = await tx.one<SealedContent>(sql`select content, forgotten_at from lab_orders where organization_id = ${tx.organizationId} and id = ${row.id}`)
  return openLeft<LabOrderContent>(tx, keys, 'lab order', { id: row.id, personId: row.person_id }, sealed)
}

async function look(tx: Tx, deps: LabsDeps, by: StaffMember, call: Call, id: string, as: string): Promise<{ row: LabOrderRow; content: LabOrderContent }> {
  const row = await labOrderById(tx, id)
  const order = found(await orderById(tx, row.order_id), by)
  mustMay(by, 'prescriptions.read', touchedOf(order))
  const content = await openForReader(contentOfLabOrder(tx, deps.keys, row))
  auditLook(tx, by, call, { action: 'labs.order-opened', subject: { kind: 'lab-order', id }, branchId: row.branch_id, changes: { order: row.order_id, as } })
  return { row, content }
}
