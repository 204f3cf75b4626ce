import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** The files of persons who are forgotten: name and content are overwritten, what remains says only that there was one. */
export const eraseFilesOf = (tx: Tx, personIds: readonly string[]): Promise<number> => tx.run(sql`
  update files set name = '—', content = ''::bytea, deleted_at = coalesce(deleted_at, now()) where organization_id = ${tx.organizationId} and person_id = any(${personIds}::uuid[])`)

/** Time to notice that the wrong paper was taken off, and to have somebody put it back from a backup. */
const KEPT_DAYS = 30
const BATCH = 200

/**
 * Photos and papers that were taken off that kind of thing more than a month before that instant hold nothing any more, as of those who
 * are forgotten. Some at a time; safe to repeat.
 */
export async function emptyRemovedFiles(db: Database, organizationId: string, subjectKind: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - KEPT_DAYS * 86_400_000)
  for (let gone = BATCH; gone === BATCH;) gone = await db.inTenant(organizationId, (tx) => emptyBatch(tx, subjectKind, before))
}

const emptyBatch = (tx: Tx, subjectKind: string, before: Date): Promise<number> => tx.run(sql`
  update files set name = '—', content = ''::bytea where organization_id = ${tx.organizationId} and id in (
    select f.id from files f where f.organization_id = ${tx.organizationId} and f.subject_kind = ${subjectKind} and f.deleted_at < ${before.toISOString()}::timestamptz and f.content <> ''::bytea limit ${BATCH})`)
