import { importById } from './import-data.ts'
import { finish } from './finish-import.ts'
import { Lease } from './lease.ts'
import { passOver } from './pass-over.ts'
import { undoImport } from './undo-import.ts'
import type { WorkDeps } from './work-deps.ts'

/** A chunk that fails again and again is nobody's bad luck. */
const MOST_TRIES = 5

/**
 * Does what the import waits for (dry run, run, undo) chunk by chunk, each with the place it came to in one transaction, until it
 * is through or somebody stops it. Whoever begins holds the import by a lease; a second one goes away again. Safe to repeat.
 */
export async function workOnImport(deps: WorkDeps, organizationId: string, importId: string): Promise<void> {
  await using lease = await Lease.take(deps.db, organizationId, importId)
  if (!lease) return
  if (lease.tries > MOST_TRIES) {
    await deps.db.inTenant(organizationId, async (tx) => finish(tx, importId, 'failed'))
    return
  }
  const data = await deps.db.inTenant(organizationId, (tx) => importById(tx, importId))
  await (data.state === 'undoing' ? undoImport(deps, organizationId, data, lease) : passOver(deps, organizationId, data, lease))
}
