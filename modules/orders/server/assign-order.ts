import { newId } from '#kernel/ids'
import { audit, staffAtWork, staffSkilledFor } from '#modules/identity/server'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import type { OrderRule } from '../contract.ts'
import { fitsRule, leastBusy } from '../domain/order-rule.ts'
import { openPhases } from '../domain/order-phase.ts'
import { noRuleFollows } from './following-rules.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import { orderRulesOf } from './order-rules.ts'
import { orderById } from './read-order.ts'

/** Gives an order without an owner to somebody by the first rule that fits. Safe to repeat: who has an owner keeps them. */
export function assignOrder(db: Database, organizationId: string, orderId: string, now: Date): Promise<void> {
  return db.inTenant(organizationId, async (tx) => {
    // Before the order is read: of two runs at once the second finds an owner.
    await tx.run(sql`select from orders where organization_id = ${organizationId} and id = ${orderId} for update`)
    const [order, rules] = await Promise.all([orderById(tx, orderId), orderRulesOf(tx)])
    if (!order || order.assignedTo || !openPhases.some((phase) => phase === order.phase)) return
    for (const rule of rules.filter(({ active, conditions }) => active && fitsRule(conditions, { branchId: order.branchId, kind: order.kind.code, channel: order.channel }))) {
      const person = await personFor(tx, rule, order)
      if (person) return give(tx, order, rule, person, now)
    }
  })
}

async function personFor(tx: Tx, { action, conditions }: OrderRule, { branchId }: OrderData): Promise<{ id: string } | undefined> {
  const people = await staffSkilledFor(tx, 'orders.move', { branchId, skillId: conditions.skillId ?? null })
  if (action.assign === 'staff') return people.some(({ id }) => id === action.staffId) ? staffAtWork(tx, action.staffId) : undefined
  const open = await tx.rows<{ id: string; orders: number }>(sql`
    select assigned_to as id, count(*)::int as orders from order_list
    where organization_id = ${tx.organizationId} and assigned_to = any(${people.map(({ id }) => id)}) and phase in ('taken', 'producing', 'finishing', 'ready') group by assigned_to`)
  return leastBusy(people, new Map(open.map(({ id, orders }) => [id, orders])))
}

function give(tx: Tx, order: OrderData, rule: OrderRule, person: { id: string }, now: Date): void {
  const because = rule.action.assign === 'staff' ? 'named-by-rule' : 'fewest-open-orders'
  const version = order.version + 1
  tx.send(sql`
    with o as (
      update orders set assigned_to = ${person.id}, assigned_because = ${because}, version = ${version} where organization_id = ${tx.organizationId} and id = ${order.id}
    ), e as (
      insert into order_events (organization_id, order_id, id, kind, from_stage, to_stage, occurred_at)
      values (${tx.organizationId}, ${order.id}, ${newId()}, 'changed', ${order.stage}, ${order.stage}, ${now})
    )
    update order_list set assigned_to = ${person.id} where organization_id = ${tx.organizationId} and order_id = ${order.id}`)
  audit(tx, 'system', null, { action: 'orders.assigned', subject: { kind: 'order', id: order.id }, branchId: order.branchId, changes: { assignedTo: person.id, because, rule: rule.id } })
  recordFacts(tx, { kind: 'orders.changed', subjectId: order.id, subjectVersion: version, branchId: order.branchId, ownerStaffIds: [...touchedOf(order).ownerStaffIds, person.id], payload: noRuleFollows })
}
