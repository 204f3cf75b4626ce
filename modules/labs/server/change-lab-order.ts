import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { fillLocked, touchedOf } from '#modules/orders/server'
import { PersonErased } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { LabOrderView, labOrderChange } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import { contentOfLabOrder } from './open-lab-order.ts'
import type { LabOrderContent } from './order-content.ts'
import { labsProblems } from './problems.ts'
import { sealContent } from './sealed.ts'
import { withLabOrder } from './with-lab-order.ts'

/** What the lab tells: its own number, how far it is, another day, which says nothing of whether it is late. The number stands on the order too, where lists find it. */
export const changeLabOrder = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof labOrderChange>): Promise<LabOrderView> =>
  withLabOrder(deps, by, call, { id, version, told: 'labs.order-changed' }, async (tx, row, order) => {
    const labNumber = change.labNumber === undefined ? row.lab_number : change.labNumber || null
    tx.send(sql`
      update lab_orders set lab_number = ${labNumber}, state = ${change.state ?? row.state}, promised_on = ${change.promisedOn === undefined ? row.promised_on : change.promisedOn}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    const isKept = order.kind.stages.some(({ fields }) => fields.some(({ code }) => code === 'lab-number'))
    if (labNumber !== row.lab_number && isKept && order.phase !== 'cancelled') fillLocked(tx, by, call, order, { 'lab-number': labNumber ?? '' }, deps.now())
    return { labNumber, state: change.state ?? row.state, promisedOn: change.promisedOn }
  })

/** Sends a letter once more that did not leave; what left goes out once. @throws {Problem} labs/no-mail */
export const mailAgain = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number): Promise<LabOrderView> =>
  withLabOrder(deps, by, call, { id, version, told: 'labs.order-changed' }, async (tx, row, order) => {
    if (row.mail_trouble === null) throw new Problem(labsProblems.noMail, undefined, { reason: 'no-trouble' })
    // What was refused came to nobody; of what nobody answered a copy may have arrived, and the next one says so.
    tx.send(sql`update lab_orders set mail_trouble = null, mail_tries = ${row.mail_trouble === 'no-answer' ? 1 : 0}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    recordFacts(tx, { kind: 'labs.order-sent', subjectId: id, subjectVersion: version + 1, ...touchedOf(order), payload: { orderId: order.id, way: row.way } })
    return { mail: 'again' }
  })

/** Calls off what a lab was ordered to make. The order stays where it is: somebody decides what becomes of it. */
export const cancelLabOrder = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number, reason: string): Promise<LabOrderView> =>
  withLabOrder(deps, by, call, { id, version, told: 'labs.order-cancelled' }, async (tx, row) => {
    tx.send(sql`update lab_orders set state = 'cancelled', cancelled_at = ${deps.now()}, content = coalesce(${await withReason(tx, deps, row, reason)}, content), version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    return {}
  })

/** The content with why it was called off, which may speak of somebody's eyes; null where the person is forgotten, and the reason with them. */
async function withReason(tx: Tx, { keys }: LabsDeps, row: LabOrderRow, reason: string): Promise<Buffer | null> {
  try {
    const content: LabOrderContent = await contentOfLabOrder(tx, keys, row)
    return content.wearer === null ? null : await sealContent(tx, keys, 'lab order', { id: row.id, personId: row.person_id }, { ...content, cancelReason: reason })
  } catch (error) {
    if (error instanceof PersonErased) return null
    throw error
  }
}
