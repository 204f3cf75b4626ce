import { sql } from '#platform/db/sql'
import type { Database } from '#platform/db/database'
import { rebuildListRows } from './rebuild-list-rows.ts'

const BATCH = 200

/** After a customer has changed: copies name, phone and search words into the list rows of their orders. Safe to repeat. */
export async function keepListAfterCustomer(db: Database, organizationId: string, customerId: string): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await db.inTenant(organizationId, async (tx) => {
      const rows = await tx.rows<{ id: string }>(sql`
        select id from orders where organization_id = ${organizationId} and (customer_id = ${customerId} or wearer_customer_id = ${customerId}) and id > ${after} order by id limit ${BATCH}`)
      await rebuildListRows(tx, rows.map(({ id }) => id))
      return rows.map(({ id }) => id)
    })
    if (ids.length < BATCH) return
    after = ids.at(-1)!
  }
}
