import { sql } from '#platform/db/sql'
import type { Database } from '#platform/db/database'
import { outsideTenancy } from '../outside-tenancy.ts'

/** Somebody who signs in here, by e-mail in any case; null for nobody. */
export async function findPerson(db: Database, email: string): Promise<{ id: string; email: string; disabledAt: Date | null } | null> {
  const [person] = await outsideTenancy<{ id: string; email: string; disabledAt: Date | null }>(db, sql`
    select id, email, disabled_at as "disabledAt" from auth."user" where email = ${email.trim().toLowerCase()}`)
  return person ?? null
}
