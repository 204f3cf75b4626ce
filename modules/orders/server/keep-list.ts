import { rowsOfPerson } from '#modules/customers/server'
import { sql } from '#platform/db/sql'
import type { Database } from '#platform/db/database'
import { rebuildListRows } from './rebuild-list-rows.ts'

const BATCH = 200

/** After a customer has changed, was merged or taken apart: copies name, phone and search words into the list rows of their orders. Safe to repeat. */
export async function keepListAfterCustomer(db: Database, organizationId: string, customerId: string): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await db.inTenant(organizationId, async (tx) => {
      // Orders of long ago point at rows that were merged into this one.
      const person = await rowsOfPerson(tx, customerId)
      // Locked before the customer is read: of two changes at once the later is read by whoever writes last.
      const rows = await tx.rows<{ id: string }>(sql`
        select o.id from orders o join order_list l on l.organization_id = o.organization_id and l.order_id = o.id
        where o.organization_id = ${organizationId} and (o.customer_id = any(${person}::uuid[]) or o.wearer_customer_id = any(${person}::uuid[])) and o.id > ${after}
        order by o.id limit ${BATCH} for update of l`)
      await rebuildListRows(tx, rows.map(({ id }) => id))
      return rows.map(({ id }) => id)
    })
    if (ids.length < BATCH) return
    after = ids.at(-1)!
  }
}
