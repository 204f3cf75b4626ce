import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'

const DAYS_KEPT = 30
const BATCH = 2_000

/** Lets go what was delivered, or given up, or asked for, more than 30 days ago; with it what was answered; and former secrets that sign no more. */
export async function emptyOldDeliveries(db: Database, organizationId: string, now: Date): Promise<void> {
  await db.inTenant(organizationId, (tx) => tx.run(sql`
    update webhook_endpoints set old_secret = null, old_secret_until = null where organization_id = ${organizationId} and old_secret_until < ${now}`))
  const until = new Date(now.getTime() - DAYS_KEPT * 86_400_000)
  for (let gone = BATCH; gone === BATCH;) {
    gone = await db.inTenant(organizationId, (tx) => tx.run(sql`
      delete from webhook_deliveries d using (
        select o.endpoint_id, o.message_id from webhook_deliveries o where o.organization_id = ${organizationId} and o.created_at < ${until} order by o.created_at limit ${BATCH}) old
      where d.organization_id = ${organizationId} and d.endpoint_id = old.endpoint_id and d.message_id = old.message_id`))
  }
}
