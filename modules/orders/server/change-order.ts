import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy, staffAtWork } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { orderChange } from '../contract.ts'
import { checkVersion } from './check-version.ts'
import { noRuleFollows } from './following-rules.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'

/** Changes the promised day, priority, note or who works on it. */
export function changeOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof orderChange>): Promise<OrderData> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const assignee = change.assignedTo ? staffAtWork(tx, change.assignedTo) : null
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.write', touchedOf(order))
    checkVersion(order, version)
    if (order.phase === 'closed' || order.phase === 'cancelled' || order.phase === 'draft') throw new Problem(ordersProblems.closed)
    const assignedTo = change.assignedTo === undefined ? order.assignedTo : (await assignee) ?? null
    if (change.assignedTo && !assignedTo) throw refuseByContract([{ pointer: '/assignedTo', detail: 'nobody of that name works here' }])
    const changed: OrderData = {
      ...order, promisedOn: change.promisedOn === undefined ? order.promisedOn : change.promisedOn, priority: change.priority ?? order.priority,
      note: change.note === undefined ? order.note : change.note || null, assignedTo, assignedBecause: change.assignedTo === undefined ? order.assignedBecause : null, version: order.version + 1,
      events: [...order.events, { id: newId(), kind: 'changed', fromStage: order.stage, toStage: order.stage, reason: null, occurredAt: deps.now().toISOString(), staffId: by.staffId, staffName: by.name }],
    }
    const event = changed.events.at(-1)
    tx.send(sql`
      with o as (
        update orders set promised_on = ${changed.promisedOn}, priority = ${changed.priority}, note = ${changed.note}, assigned_to = ${changed.assignedTo?.id ?? null}, assigned_because = ${changed.assignedBecause}, version = ${changed.version}
        where organization_id = ${tx.organizationId} and id = ${id}
      ), e as (
        insert into order_events (organization_id, order_id, id, kind, from_stage, to_stage, occurred_at, staff_id)
        values (${tx.organizationId}, ${id}, ${event?.id}, 'changed', ${order.stage}, ${order.stage}, ${event?.occurredAt}, ${by.staffId})
      )
      update order_list set promised_on = ${changed.promisedOn}, priority = ${changed.priority}, assigned_to = ${changed.assignedTo?.id ?? null}
      where organization_id = ${tx.organizationId} and order_id = ${id}`)
    audit(tx, by, call, { action: 'orders.changed', subject: { kind: 'order', id }, branchId: order.branchId, changes: { before: shown(order), after: shown(changed) } })
    recordFacts(tx, { kind: 'orders.changed', subjectId: id, subjectVersion: changed.version, branchId: order.branchId, ownerStaffIds: [...touchedOf(order).ownerStaffIds, changed.assignedTo?.id ?? null], payload: noRuleFollows })
    return { answer: changed, ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}

/** What the audit may say in clear: a note may name a person, so it only says whether there is one. */
const shown = ({ promisedOn, priority, assignedTo, note }: OrderData) => ({ promisedOn, priority, assignedTo: assignedTo?.id ?? null, hasNote: note !== null })
