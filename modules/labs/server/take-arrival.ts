import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { found, moveLocked, orderById, ordersProblems, touchedOf } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { LabArrival, LabOrderView, labOrderArrival } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { zoneOf } from './lab-order-data.ts'
import { noteArrived } from './note-arrival.ts'
import { labsProblems } from './problems.ts'
import { isAtLab } from './send-to-lab.ts'
import { withLabOrder } from './with-lab-order.ts'

/**
 * What came from the lab: its working days become history, the order goes to the first stage after the lab. Where that stage asks
 * something, the order stays and the answer says what: that the lenses have come is true all the same.
 */
export async function takeArrival(deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number, { occurredAt }: z.output<typeof labOrderArrival>): Promise<LabArrival> {
  let notMoved: LabArrival['notMoved'] = null
  const arrived = await withLabOrder(deps, by, call, { id, version, told: 'labs.order-arrived' }, async (tx, row, order) => {
    const at = occurredAt === undefined ? deps.now() : new Date(occurredAt)
    if (at < row.sent_at || at > new Date(deps.now().getTime() + 300_000)) throw refuseByContract([{ pointer: '/occurredAt', detail: 'is before it was sent, or in the future' }])
    await noteArrived(tx, row, zoneOf(by, row.branch_id), at)
    notMoved = await moveOn(tx, by, call, order, at)
    return { arrivedOn: dayIn(zoneOf(by, row.branch_id), at), ...(notMoved && { notMoved }) }
  })
  return { ...arrived, notMoved }
}

/** Moves the order on where it stands at the lab; why it stays, or null. An order that is off goes nowhere, and what was made for it comes all the same. */
async function moveOn(tx: Tx, by: StaffMember, call: Call, order: OrderData, at: Date): Promise<LabArrival['notMoved']> {
  if (!isAtLab(order) || order.phase === 'cancelled') return null
  const { stages } = order.kind
  const next = stages.slice(stages.findLastIndex(({ place }) => place === 'lab') + 1)[0]
  if (!next) return null
  if (order.onHoldSince !== null) return { reason: 'on-hold', stage: next.code }
  if (!may(by, 'orders.move', touchedOf(order))) return { reason: 'not-your-right', stage: next.code }
  try {
    await moveLocked(tx, by, call, order, { stage: next.code, values: {}, reason: undefined }, at)
    return null
  } catch (error) {
    // It is judged before anything is written, so nothing of the move stands.
    if (!(error instanceof Problem) || error.kind !== ordersProblems.cannotMove) throw error
    return { reason: String(error.extra.reason), stage: next.code }
  }
}

/**
 * Takes an arrival back that was noted by mistake: a card pulled too far on the board and put back. It is with the lab again, and its
 * days are no history. @throws {Problem} labs/cannot-take-back, when the order stands elsewhere or something was done with what came
 */
export const takeArrivalBack = (deps: LabsDeps, by: StaffMember, call: Call, id: string, version: number, reason: string): Promise<LabOrderView> =>
  withLabOrder(deps, by, call, { id, version, told: 'labs.arrival-taken-back', arrived: true }, async (tx, row) => {
    const order = found(await orderById(tx, row.order_id), by)
    if (!isAtLab(order) || ['closed', 'cancelled'].includes(order.phase)) throw new Problem(labsProblems.cannotTakeBack, undefined, { reason: 'not-at-lab' })
    if (row.remakes.length > 0) throw new Problem(labsProblems.cannotTakeBack, undefined, { reason: 'remade' })
    const inspected = await tx.maybe(sql`select from inspections where organization_id = ${tx.organizationId} and lab_order_id = ${id} limit 1`)
    if (inspected) throw new Problem(labsProblems.cannotTakeBack, undefined, { reason: 'inspected' })
    tx.send(sql`
      update lab_orders set state = ${row.lab_number === null ? 'sent' : 'accepted'}, arrived_at = null, arrived_on = null, lab_days = null, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    return { reason, arrivedOn: row.arrived_on }
  })
