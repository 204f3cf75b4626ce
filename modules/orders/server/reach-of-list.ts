import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'

/** What of `order_list l` a right of the reader's reaches, as conditions: their branches, or their own. */
export function reachOfList(by: StaffMember, right: 'orders.read' | 'orders.export' = 'orders.read'): Sql[] {
  const reach = by.reach[right]
  return [
    ...(reach?.branchIds ? [sql`l.branch_id = any(${reach.branchIds})`] : []),
    ...(reach?.scope === 'own' ? [sql`(l.advisor_id = ${by.staffId} or l.sold_by = ${by.staffId} or l.assigned_to = ${by.staffId})`] : []),
  ]
}
