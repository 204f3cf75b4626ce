import { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { id as idContract } from '#platform/http/contract'
import { instantPlace, readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { newRequisition, requisitionChange, requisitionPage, requisitionQuery, RequisitionView } from '../contract.ts'
import { mustOrder, nextStatuses } from '../domain/must-order.ts'
import type { RequisitionStatus } from '../domain/must-order.ts'
import { touchedOf } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { lockOrder, orderById } from './read-order.ts'

interface Row {
  id: string; order_id: string; number: string | null; line_id: string; branch_id: string; variant_id: string | null; description: string; eye: string | null; quantity: number; status: RequisitionStatus
  note: string | null; requested_at: Date; ordered_at: Date | null; arrived_at: Date | null; version: number
}

const select = (condition: Sql): Sql => sql`
  select r.id, r.order_id, o.number, r.line_id, r.branch_id, r.variant_id, r.description, r.eye, r.quantity, r.status, r.note, r.requested_at, r.ordered_at, r.arrived_at, r.version
  from requisitions r join orders o on o.organization_id = r.organization_id and o.id = r.order_id where ${condition}`

/** Asks for the parts of an order that must be bought; what is asked for already is left as it is. Answers all of the order's parts. */
export function requestParts(deps: OrdersDeps, by: StaffMember, call: Call, orderId: string, input: z.output<typeof newRequisition>): Promise<RequisitionView[]> {
  const at = deps.now()
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'orders.write', touchedOf(order))
    if (order.phase === 'draft' || order.phase === 'closed' || order.phase === 'cancelled') throw new Problem(ordersProblems.closed)
    const unknown = (input.lineIds ?? []).findIndex((lineId) => !order.lines.some((line) => line.id === lineId))
    if (unknown >= 0) throw refuseByContract([{ pointer: `/lineIds/${unknown}`, detail: 'is no line of this order' }])
    const asked = new Set((await partsOf(tx, orderId)).filter(({ status }) => status !== 'dropped').map(({ lineId }) => lineId))
    const wanted = order.lines.filter((line) => (input.lineIds ? input.lineIds.includes(line.id) : mustOrder(line.kind, order.kind.code)) && !asked.has(line.id))
    const rows = wanted.map((line) => ({ id: newId(), line: line.id, variant: line.variantId, description: line.description, eye: line.eye, quantity: line.quantity }))
    tx.send(sql`
      insert into requisitions (organization_id, id, order_id, line_id, branch_id, variant_id, description, eye, quantity, requested_at, requested_by)
      select ${tx.organizationId}, j.id, ${orderId}, j.line, ${order.branchId}, j.variant, j.description, j.eye, j.quantity, ${at}, ${by.staffId}
      from json_to_recordset(${JSON.stringify(rows)}) as j(id uuid, line uuid, variant uuid, description text, eye text, quantity bigint)`)
    if (rows.length > 0) {
      audit(tx, by, call, { action: 'orders.parts-requested', subject: { kind: 'order', id: orderId }, branchId: order.branchId, changes: { lines: rows.map(({ line }) => line) } })
      recordFacts(tx, { kind: 'orders.changed', subjectId: orderId, subjectVersion: order.version, ...touchedOf(order) })
    }
    return { answer: await partsOf(tx, orderId), ids: { orderId } }
  }, (tx) => partsOf(tx, orderId))
}

/** Says that a part is ordered, has come, or is not wanted any more. */
export function changePart(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof requisitionChange>): Promise<RequisitionView> {
  const at = deps.now()
  const read = async (tx: Tx): Promise<RequisitionView> => toView(await tx.one<Row>(select(sql`r.organization_id = ${tx.organizationId} and r.id = ${id}`)))
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    if (await tx.run(sql`select from requisitions where organization_id = ${tx.organizationId} and id = ${id} for update`) === 0) throw new Problem(httpProblems.notFound)
    const part = await read(tx)
    const order = await orderById(tx, part.order.id)
    if (!order) throw new Problem(httpProblems.notFound)
    mustMay(by, 'orders.move', touchedOf(order), 'orders.read')
    if (part.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: part.version, changed: null })
    const status = change.status ?? part.status
    if (status !== part.status && !nextStatuses[part.status].includes(status)) throw refuseByContract([{ pointer: '/status', detail: `cannot be ${status}: the part is ${part.status}` }])
    const ordered = status === 'ordered' || status === 'arrived' ? part.orderedAt ?? at : null
    tx.send(sql`
      update requisitions set status = ${status}, note = ${change.note === undefined ? part.note : change.note || null}, ordered_at = ${ordered}, arrived_at = ${status === 'arrived' ? part.arrivedAt ?? at : null}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'orders.part-changed', subject: { kind: 'order', id: part.order.id }, branchId: part.branchId, changes: { part: id, before: part.status, after: status } })
    recordFacts(tx, { kind: 'orders.changed', subjectId: order.id, subjectVersion: order.version, ...touchedOf(order) })
    return { answer: await read(tx), ids: { requisitionId: id } }
  }, read)
}

/** Parts to buy by status or order, oldest first; of the branches that the reader works in. */
export async function listParts(deps: OrdersDeps, by: StaffMember, query: z.output<typeof requisitionQuery>): Promise<z.output<typeof requisitionPage>> {
  const reach = by.reach['orders.read']
  const place = readCursor(query.cursor, z.tuple([instantPlace, idContract]))
  const rows = await deps.db.look(by.organizationId, (tx) => tx.rows<Row>(sql`${select(joinSql([
    sql`r.organization_id = ${tx.organizationId}`, ...(query.status ? [sql`r.status = ${query.status}`] : []), ...(query.orderId ? [sql`r.order_id = ${query.orderId}`] : []),
    ...(reach?.branchIds ? [sql`r.branch_id = any(${reach.branchIds})`] : []), ...(reach?.scope === 'own' ? [sql`${by.staffId} in (o.advisor_id, o.sold_by, o.assigned_to)`] : []),
    ...(place ? [sql`(r.requested_at, r.id) > (${place[0]}::timestamptz, ${place[1]}::uuid)`] : []),
  ], ' and '))} order by r.requested_at, r.id limit ${query.limit + 1}`))
  return toPage(rows, query.limit, toView, (row) => [row.requested_at.toISOString(), row.id])
}

const partsOf = async (tx: Tx, orderId: string): Promise<RequisitionView[]> =>
  (await tx.rows<Row>(sql`${select(sql`r.organization_id = ${tx.organizationId} and r.order_id = ${orderId}`)} order by r.requested_at, r.id`)).map(toView)

const toView = (row: Row): RequisitionView => ({
  id: row.id, order: { id: row.order_id, number: row.number }, lineId: row.line_id, branchId: row.branch_id, variantId: row.variant_id, description: row.description, eye: row.eye, quantity: row.quantity, status: row.status,
  note: row.note, requestedAt: row.requested_at.toISOString(), orderedAt: row.ordered_at?.toISOString() ?? null, arrivedAt: row.arrived_at?.toISOString() ?? null, version: row.version,
})
