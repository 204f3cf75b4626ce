import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** Of these prescriptions those that an order of so many years before that instant was made from. A cancelled order made nothing. */
export async function prescriptionsUsedSince(tx: Tx, prescriptionIds: readonly string[], years: number, before: Date): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select distinct o.prescription_id as id from orders o
    where o.organization_id = ${tx.organizationId} and o.prescription_id = any(${prescriptionIds}::uuid[]) and o.phase <> 'cancelled'
      and coalesce(o.collected_at, o.occurred_at) > ${before}::timestamptz - make_interval(years => ${years})`)
  return rows.map(({ id }) => id)
}
