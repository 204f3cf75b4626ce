import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** Which tags there are and on how many customers, most used first: so that one thing is not called by two words. */
export function tagsInUse(tx: Tx, by: StaffMember): Promise<{ tag: string; count: number }[]> {
  const own = by.reach['customers.read']?.scope === 'own'
  return tx.rows(sql`
    select g.tag, count(*)::int as count from customer_tags g ${own ? sql`join customers c on c.organization_id = g.organization_id and c.id = g.customer_id and c.owner_staff_id = ${by.staffId} and c.merged_into is null and c.erased_at is null` : sql``}
    where g.organization_id = ${tx.organizationId} group by g.tag order by 2 desc, 1 limit 200`)
}
