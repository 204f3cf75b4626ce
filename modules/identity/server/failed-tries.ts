import { newId } from '#kernel/ids'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import { REMEMBER_MS } from '../domain/lock-out.ts'
import { outsideTenancy } from './outside-tenancy.ts'

/** Wrong tries of each subject within a day, newest first, in milliseconds since 1970. */
export async function readTries(db: Database, subjects: readonly string[], now: Date): Promise<number[][]> {
  // A thousand tell as much as a million: the wait has long reached its limit.
  const rows = await outsideTenancy<{ subject: string; tried_at: Date }>(db, sql`
    select t.subject, t.tried_at from unnest(${[...subjects]}::text[]) as s(subject) cross join lateral (
      select f.subject, f.tried_at from auth.failed_tries f where f.subject = s.subject and f.tried_at > ${new Date(now.getTime() - REMEMBER_MS)}
      order by f.tried_at desc limit 1000) t`)
  return subjects.map((subject) => rows.filter((row) => row.subject === subject).map((row) => row.tried_at.getTime()))
}

/** Counts one wrong try for each subject, and forgets those of yesterday. */
export async function recordTry(db: Database, subjects: readonly string[], now: Date): Promise<void> {
  await outsideTenancy(db, sql`
    insert into auth.failed_tries (subject, tried_at, id) select subject, ${now}, id from unnest(${[...subjects]}::text[], ${subjects.map(() => newId())}::uuid[]) as s(subject, id)`)
  await outsideTenancy(db, sql`delete from auth.failed_tries where tried_at < ${new Date(now.getTime() - REMEMBER_MS)}`)
}

/** After the right password the wrong ones no longer count. */
export async function forgetTries(db: Database, subject: string): Promise<void> {
  await outsideTenancy(db, sql`delete from auth.failed_tries where subject = ${subject}`)
}
