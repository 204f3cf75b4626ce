import { sql } from '#platform/db/sql'
import type { Database } from '#platform/db/database'
import type { Tx } from '#platform/db/tx'
import { orderById } from './read-order.ts'
import { searchTextOf } from './search-text.ts'

const BATCH = 200

/** After a customer has changed: copies name, phone and search words into the list rows of their orders. Safe to repeat. */
export async function keepListAfterCustomer(db: Database, organizationId: string, customerId: string): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await db.inTenant(organizationId, async (tx) => {
      const rows = await tx.rows<{ id: string }>(sql`
        select id from orders where organization_id = ${organizationId} and (customer_id = ${customerId} or wearer_customer_id = ${customerId}) and id > ${after} order by id limit ${BATCH}`)
      for (const { id } of rows) await copyCustomer(tx, id)
      return rows.map((row) => row.id)
    })
    if (ids.length < BATCH) return
    after = ids.at(-1)!
  }
}

async function copyCustomer(tx: Tx, orderId: string): Promise<void> {
  const order = await orderById(tx, orderId)
  if (!order) return
  tx.send(sql`
    update order_list set customer_name = ${order.customer.name}, customer_phone = ${order.customer.phone}, search_text = app.fold(${searchTextOf(order)})
    where organization_id = ${tx.organizationId} and order_id = ${orderId}`)
}
