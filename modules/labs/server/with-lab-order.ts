import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { lockOrder, touchedOf } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { LabOrderView } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { labOrderById, toLabOrderView } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import { labsProblems } from './problems.ts'

export interface LabOrderAct {
  readonly id: string
  readonly version: number
  /** What is written down of it. */
  readonly told: 'labs.order-changed' | 'labs.order-arrived' | 'labs.arrival-taken-back' | 'labs.order-cancelled'
  /** Works on what has arrived, in the place of what is open. */
  readonly arrived?: boolean
}

/** Locks order and lab order, in this sequence as everywhere, does the work and tells. @throws {Problem} http/not-found, http/version-stale, labs/cannot-change */
export function withLabOrder({ db, keys, now }: LabsDeps, by: StaffMember, call: Call, { id, version, told, arrived = false }: LabOrderAct, work: (tx: Tx, row: LabOrderRow, order: OrderData) => Promise<Record<string, unknown>>): Promise<LabOrderView> {
  const read = async (tx: Tx): Promise<LabOrderView> => toLabOrderView(await labOrderById(tx, id), by, now())
  return once<LabOrderView>(db, keys, onceBy(by, call), async (tx) => {
    const { order_id: orderId } = await labOrderById(tx, id)
    const order = await lockOrder(tx, by, orderId)
    await tx.maybe(sql`select from lab_orders where organization_id = ${tx.organizationId} and id = ${id} for update`)
    const row = await labOrderById(tx, id)
    mustMay(by, 'lab-orders.write', touchedOf(order), 'labs.read')
    if (row.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: row.version, current: toLabOrderView(row, by, now()) })
    if (row.state === 'cancelled' || (row.state === 'arrived') !== arrived) throw new Problem(labsProblems.cannotChange, undefined, { state: row.state })
    const changes = await work(tx, row, order)
    audit(tx, by, call, { action: told, subject: { kind: 'lab-order', id }, branchId: row.branch_id, changes })
    recordFacts(tx, { kind: 'labs.order-changed', subjectId: id, subjectVersion: version + 1, ...touchedOf(order), payload: { orderId } })
    return { answer: await read(tx), ids: { labOrderId: id } }
  }, read)
}
