import type { Database } from '#platform/db/database'
import { emptyRemovedFiles } from '#platform/files/erase-files'

/** Time to notice that the wrong paper was taken off, and to have somebody put it back from a backup. */
const KEPT_DAYS = 30
const BATCH = 200

/** Photos and papers taken off orders more than a month before that instant hold nothing any more. Some at a time; safe to repeat. */
export async function emptyRemovedAttachments(db: Database, organizationId: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - KEPT_DAYS * 86_400_000)
  for (let gone = BATCH; gone === BATCH;) gone = await db.inTenant(organizationId, (tx) => emptyRemovedFiles(tx, 'order', before, BATCH))
}
