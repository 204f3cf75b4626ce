import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** Whether an order `o` made something in so many years before an instant. A cancelled order made nothing. */
const madeSince = (years: number, before: Date): Sql => sql`o.phase <> 'cancelled' and coalesce(o.collected_at, o.occurred_at) > ${before}::timestamptz - make_interval(years => ${years})`

/** Of these prescriptions those that an order of so many years before that instant was made from. */
export async function prescriptionsUsedSince(tx: Tx, prescriptionIds: readonly string[], years: number, before: Date): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select distinct o.prescription_id as id from orders o
    where o.organization_id = ${tx.organizationId} and o.prescription_id = any(${prescriptionIds}::uuid[]) and ${madeSince(years, before)}`)
  return rows.map(({ id }) => id)
}

/** Of these orders those that made something in so many years before that instant. */
export async function ordersMadeSince(tx: Tx, orderIds: readonly string[], years: number, before: Date): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(sql`select o.id from orders o where o.organization_id = ${tx.organizationId} and o.id = any(${orderIds}::uuid[]) and ${madeSince(years, before)}`)
  return new Set(rows.map(({ id }) => id))
}
