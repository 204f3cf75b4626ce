import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** The files of persons who are forgotten: name and content are overwritten, what remains says only that there was one. */
export const eraseFilesOf = (tx: Tx, personIds: readonly string[]): Promise<number> => tx.run(sql`
  update files set name = '—', content = ''::bytea, deleted_at = coalesce(deleted_at, now()) where organization_id = ${tx.organizationId} and person_id = any(${personIds}::uuid[])`)
