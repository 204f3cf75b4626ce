import { audit } from '#modules/identity/server'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'

/** As long as papers of the trade are kept; the database refuses less. */
const KEPT_YEARS = 10
const BATCH = 1_000

/** Lets go what orders were before changes of more than ten years before that instant, some at a time. Safe to repeat. */
export async function dropOldVersions(db: Database, organizationId: string, at: Date): Promise<void> {
  const before = new Date(at)
  before.setUTCFullYear(at.getUTCFullYear() - KEPT_YEARS)
  for (let gone = BATCH; gone === BATCH;) {
    gone = await db.inTenant(organizationId, async (tx) => {
      const { versions } = await tx.one<{ versions: number }>(sql`select app.drop_order_versions(${organizationId}, ${before.toISOString()}::timestamptz, ${BATCH}) as versions`)
      if (versions > 0) audit(tx, 'system', null, { action: 'orders.old-versions-dropped', subject: { kind: 'organization', id: organizationId }, changes: { versions, keptYears: KEPT_YEARS } })
      return versions
    })
  }
}
