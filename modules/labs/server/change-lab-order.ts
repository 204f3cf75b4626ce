import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { fillLocked, lockOrder, moveLocked, touchedOf } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { PersonErased } from '#platform/crypto/keyring'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { LabOrderView, labOrderArrival, labOrderChange } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { labOrderById, toLabOrderView, zoneOf } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import { noteArrived } from './note-arrival.ts'
import { contentOfLabOrder } from './open-lab-order.ts'
import type { LabOrderContent } from './order-content.ts'
import { labsProblems } from './problems.ts'
import { sealContent } from './sealed.ts'
import { isAtLab } from './send-to-lab.ts'

/** What the lab tells: its own number, how far it is, another day. The number stands on the order too, where lists find it. */
export const changeLabOrder = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof labOrderChange>): Promise<LabOrderView> =>
  withOpenOrder(deps, by, call, id, version, 'labs.order-changed', async (tx, row, order) => {
    const labNumber = change.labNumber === undefined ? row.lab_number : change.labNumber || null
    tx.send(sql`
      update lab_orders set lab_number = ${labNumber}, state = ${change.state ?? row.state}, promised_on = ${change.promisedOn === undefined ? row.promised_on : change.promisedOn}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    const isKept = order.kind.stages.some(({ fields }) => fields.some(({ code }) => code === 'lab-number'))
    if (labNumber !== row.lab_number && isKept && order.phase !== 'cancelled') fillLocked(tx, by, call, order, { 'lab-number': labNumber ?? '' }, deps.now())
    return { labNumber, state: change.state ?? row.state, promisedOn: change.promisedOn }
  })

/** What came from the lab: its working days become history, the order goes to the first stage after the lab. */
export const takeArrival = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number, { occurredAt }: z.output<typeof labOrderArrival>): Promise<LabOrderView> =>
  withOpenOrder(deps, by, call, id, version, 'labs.order-arrived', async (tx, row, order) => {
    const at = occurredAt === undefined ? deps.now() : new Date(occurredAt)
    if (at < row.sent_at || at > new Date(deps.now().getTime() + 300_000)) throw refuseByContract([{ pointer: '/occurredAt', detail: 'is before it was sent, or in the future' }])
    await noteArrived(tx, row, zoneOf(by, row.branch_id), at)
    // An order that is off goes nowhere, and what was made for it comes all the same.
    if (isAtLab(order) && order.phase !== 'cancelled') {
      mustMay(by, 'orders.move', touchedOf(order))
      const { stages } = order.kind
      const next = stages.slice(stages.findLastIndex(({ place }) => place === 'lab') + 1)[0]
      if (next && order.onHoldSince === null) await moveLocked(tx, by, call, order, { stage: next.code, values: {}, reason: undefined }, at)
    }
    return { arrivedOn: dayIn(zoneOf(by, row.branch_id), at) }
  })

/** Sends a letter once more that did not leave; what left goes out once. @throws {Problem} labs/no-mail */
export const mailAgain = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number): Promise<LabOrderView> =>
  withOpenOrder(deps, by, call, id, version, 'labs.order-changed', async (tx, row, order) => {
    if (row.mail_trouble === null) throw new Problem(labsProblems.noMail, undefined, { reason: 'no-trouble' })
    // What was refused came to nobody; of what nobody answered a copy may have arrived, and the next one says so.
    tx.send(sql`update lab_orders set mail_trouble = null, mail_tries = ${row.mail_trouble === 'no-answer' ? 1 : 0}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    recordFacts(tx, { kind: 'labs.order-sent', subjectId: id, subjectVersion: version + 1, ...touchedOf(order), payload: { orderId: order.id, way: row.way } })
    return { mail: 'again' }
  })

/** Calls off what a lab was ordered to make. The order stays where it is: somebody decides what becomes of it. */
export const cancelLabOrder = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number, reason: string): Promise<LabOrderView> =>
  withOpenOrder(deps, by, call, id, version, 'labs.order-cancelled', async (tx, row) => {
    tx.send(sql`update lab_orders set state = 'cancelled', cancelled_at = ${deps.now()}, content = coalesce(${await withReason(tx, deps, row, reason)}, content), version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    return {}
  })

/** The content with why it was called off, which may speak of somebody's eyes; null where the person is forgotten, and the reason with them. */
async function withReason(tx: Tx, { keys }: LabsDeps, row: LabOrderRow, reason: string): Promise<Buffer | null> {
  try {
    const content: LabOrderContent = { ...await contentOfLabOrder(tx, keys, row), cancelReason: reason }
    return await sealContent(tx, keys, 'lab order', { id: row.id, personId: row.person_id }, content)
  } catch (error) {
    if (error instanceof PersonErased) return null
    throw error
  }
}

type Action = 'labs.order-changed' | 'labs.order-arrived' | 'labs.order-cancelled'

/** Locks order and lab order, in this sequence as everywhere, does the work and tells. @throws {Problem} http/not-found, http/version-stale, labs/cannot-change */
function withOpenOrder({ db, keys, now }: LabsDeps, by: StaffMember, call: Call, id: string, version: number, told: Action, work: (tx: Tx, row: LabOrderRow, order: OrderData) => Promise<Record<string, unknown>>): Promise<LabOrderView> {
  const read = async (tx: Tx): Promise<LabOrderView> => toLabOrderView(await labOrderById(tx, id), by, now())
  return once<LabOrderView>(db, keys, onceBy(by, call), async (tx) => {
    const { order_id: orderId } = await labOrderById(tx, id)
    const order = await lockOrder(tx, by, orderId)
    await tx.maybe(sql`select from lab_orders where organization_id = ${tx.organizationId} and id = ${id} for update`)
    const row = await labOrderById(tx, id)
    mustMay(by, 'lab-orders.write', touchedOf(order), 'labs.read')
    if (row.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: row.version, current: toLabOrderView(row, by, now()) })
    if (row.state === 'arrived' || row.state === 'cancelled') throw new Problem(labsProblems.cannotChange, undefined, { state: row.state })
    const changes = await work(tx, row, order)
    audit(tx, by, call, { action: told, subject: { kind: 'lab-order', id }, branchId: row.branch_id, changes })
    recordFacts(tx, { kind: 'labs.order-changed', subjectId: id, subjectVersion: version + 1, ...touchedOf(order), payload: { orderId } })
    return { answer: await read(tx), ids: { labOrderId: id } }
  }, read)
}
