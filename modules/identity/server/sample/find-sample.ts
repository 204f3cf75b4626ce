import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { outsideTenancy } from '../outside-tenancy.ts'

const sampleOf = sql`select sample from app.installation()`

/** The sample that is there, with its owner; null when there is none. */
export async function findSample(db: Database): Promise<{ organizationId: string; ownerPersonId: string } | null> {
  const [there] = await outsideTenancy<{ sample: string | null }>(db, sampleOf)
  if (!there?.sample) return null
  return db.look(there.sample, (tx) => tx.one(sql`
    select s.organization_id as "organizationId", s.person_id as "ownerPersonId" from staff s
    join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id
    where s.organization_id = ${tx.organizationId} and r.role = 'owner' and s.disabled_at is null order by s.created_at, s.id limit 1`))
}

/** Whether this transaction may make the sample: two that come at once stand in line here, and the second finds the first's. */
export async function mayMakeSample(tx: Tx): Promise<boolean> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('lunette: the sample', 0))`)
  return (await tx.one<{ sample: string | null }>(sampleOf)).sample === null
}
