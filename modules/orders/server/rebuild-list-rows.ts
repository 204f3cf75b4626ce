import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { orderById } from './read-order.ts'
import { saveListRows } from './save-list-rows.ts'

/** Writes the list rows of these orders anew from the orders themselves. Safe to repeat and beside work; a few hundred at a time. */
export async function rebuildListRows(tx: Tx, orderIds: readonly string[]): Promise<void> {
  // Whoever changes an order locks it: nothing is written over what somebody changes at this moment.
  await tx.run(sql`select from orders where organization_id = ${tx.organizationId} and id = any(${orderIds}::uuid[]) order by id for update`)
  const orders = await Promise.all(orderIds.map((id) => orderById(tx, id)))
  saveListRows(tx, orders.filter((order) => order !== undefined))
}
