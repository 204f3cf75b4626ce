import type { PersonPart } from '#modules/customers/server'
import { sql } from '#platform/db/sql'

/** What labs know about a person. What was ordered and measured lies under the person's own key, which ends with them. */
export const labsPart: PersonPart = {
  name: 'labs',
  timeline: [],
  personalColumns: [{ table: 'lab_orders', columns: ['cancel_reason'] }, { table: 'inspections', columns: ['reason'] }],

  exportOf: (tx, _by, customerIds) => tx.rows<Record<string, unknown>>(sql`
    select l.id, n.number as "orderNumber", b.name as lab, l.state, l.lab_number as "labNumber", l.sent_at as "sentAt", l.arrived_on as "arrivedOn", l.cancelled_at as "cancelledAt",
      (select coalesce(json_agg(json_build_object('inspectedAt', i.inspected_at, 'standard', i.standard, 'verdict', i.verdict, 'passed', i.passed, 'reason', i.reason) order by i.inspected_at), '[]')
        from inspections i where i.organization_id = l.organization_id and i.lab_order_id = l.id) as inspections
    from lab_orders l join labs b on b.organization_id = l.organization_id and b.id = l.lab_id join order_numbers n on n.organization_id = l.organization_id and n.id = l.order_id
    where l.organization_id = ${tx.organizationId} and l.person_id = any(${customerIds}::uuid[]) order by l.sent_at, l.id`),

  async erase(tx, customerIds) {
    await tx.run(sql`update lab_orders set cancel_reason = null, version = version + 1 where organization_id = ${tx.organizationId} and person_id = any(${customerIds}::uuid[]) and cancel_reason is not null`)
    await tx.run(sql`update inspections set reason = '—', version = version + 1 where organization_id = ${tx.organizationId} and person_id = any(${customerIds}::uuid[]) and reason is not null`)
  },
}
