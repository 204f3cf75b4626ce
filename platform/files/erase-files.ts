import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** The files of persons who are forgotten: name and content are overwritten, what remains says only that there was one. */
export const eraseFilesOf = (tx: Tx, personIds: readonly string[]): Promise<number> => tx.run(sql`
  update files set name = '—', content = ''::bytea, deleted_at = coalesce(deleted_at, now()) where organization_id = ${tx.organizationId} and person_id = any(${personIds}::uuid[])`)

/** Files of that kind of thing that were taken off it before then: what they held goes, as of those who are forgotten. At most `batch`; answers how many. */
export const emptyRemovedFiles = (tx: Tx, subjectKind: string, before: Date, batch: number): Promise<number> => tx.run(sql`
  update files set name = '—', content = ''::bytea where organization_id = ${tx.organizationId} and id in (
    select f.id from files f where f.organization_id = ${tx.organizationId} and f.subject_kind = ${subjectKind} and f.deleted_at < ${before.toISOString()}::timestamptz and f.content <> ''::bytea limit ${batch})`)
