import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { newRequisition, RequisitionView } from '../../contract.ts'
import { mustOrder } from '../../domain/must-order.ts'
import { noRuleFollows } from '../following-rules.ts'
import { touchedOf } from '../order-data.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { ordersProblems } from '../problems.ts'
import { lockOrder } from '../read-order.ts'
import { partsOf, toPartView } from './part-rows.ts'

/** Asks for the parts of an order that must be bought; what is asked for already is left as it is. Answers all of the order's parts. */
export function requestParts(deps: OrdersDeps, by: StaffMember, call: Call, orderId: string, input: z.output<typeof newRequisition>): Promise<RequisitionView[]> {
  const at = deps.now()
  const read = async (tx: Tx): Promise<RequisitionView[]> => (await partsOf(tx, orderId)).map((row) => toPartView(row, by, at))
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'orders.write', touchedOf(order))
    if (order.phase === 'draft' || order.phase === 'closed' || order.phase === 'cancelled') throw new Problem(ordersProblems.closed)
    const unknown = (input.lineIds ?? []).findIndex((lineId) => !order.lines.some((line) => line.id === lineId))
    if (unknown >= 0) throw refuseByContract([{ pointer: `/lineIds/${unknown}`, detail: 'is no line of this order' }])
    const asked = new Set((await partsOf(tx, orderId)).filter(({ status }) => status !== 'dropped').map(({ line_id: lineId, variant_id: variantId }) => `${lineId}/${variantId}`))
    const wanted = order.lines.filter((line) => (input.lineIds ? input.lineIds.includes(line.id) : mustOrder(line.kind, order.kind.code)) && !asked.has(`${line.id}/${line.variantId}`))
    const rows = wanted.map((line) => ({ id: newId(), line: line.id, variant: line.variantId, description: line.description, eye: line.eye, quantity: line.quantity }))
    tx.send(sql`
      insert into requisitions (organization_id, id, order_id, line_id, branch_id, variant_id, description, eye, quantity, requested_at, requested_by)
      select ${tx.organizationId}, j.id, ${orderId}, j.line, ${order.branchId}, j.variant, j.description, j.eye, j.quantity, ${at}, ${by.staffId}
      from json_to_recordset(${JSON.stringify(rows)}) as j(id uuid, line uuid, variant uuid, description text, eye text, quantity bigint)`)
    if (rows.length > 0) {
      audit(tx, by, call, { action: 'orders.parts-requested', subject: { kind: 'order', id: orderId }, branchId: order.branchId, changes: { lines: rows.map(({ line }) => line) } })
      recordFacts(tx, { kind: 'orders.changed', subjectId: orderId, subjectVersion: order.version, ...touchedOf(order), payload: noRuleFollows })
    }
    return { answer: await read(tx), ids: { orderId } }
  }, read)
}
