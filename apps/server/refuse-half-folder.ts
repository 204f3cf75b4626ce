import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '#platform/start-refused'
import type { Config } from './config.ts'

/**
 * Refuses a data folder whose database was deleted while the rest of it stayed: a start would make an empty one, and the
 * shop would open without its orders. The passwords are written after the first database is made, so they prove that one was.
 * @throws {StartRefused}
 */
export function refuseHalfFolder({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): void {
  const rolesFile = join(dataDir, 'roles.json')
  const cluster = join(dataDir, 'postgres', 'data')
  if (databaseUrl || existsSync(cluster) || !knowsOwner(rolesFile)) return
  throw new StartRefused(`The database that was in ${cluster} is gone, while its passwords in ${rolesFile} are there: put the folder back, or restore a backup. To begin with nothing, name another folder in LUNETTE_DATA_DIR.`)
}

/** Only the embedded database's owner has a password of ours. What cannot be read is told by who needs it. */
function knowsOwner(rolesFile: string): boolean {
  try {
    return 'lunette_owner' in (JSON.parse(readFileSync(rolesFile, 'utf8')) as object)
  } catch {
    return false
  }
}
