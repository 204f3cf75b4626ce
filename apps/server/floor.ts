import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import type { MasterKeys } from '#platform/crypto/master-keys'
import { assertHarmless } from '#platform/db/assert-harmless'
import { Database } from '#platform/db/database'
import { onConnection } from '#platform/db/on-connection'
import { prepareDatabase } from '#platform/db/prepare'
import type { Connections } from '#platform/db/prepare'
import { migrateJobs } from '#platform/jobs/migrate-jobs'
import { createLog } from '#platform/log/log'
import { EmbeddedPostgres } from '#platform/postgres/embedded-postgres'
import { refusalOf } from '#platform/postgres/full-disk'
import { StartRefused } from '#platform/start-refused'
import type { Config } from './config.ts'
import { refuseHalfFolder } from './refuse-half-folder.ts'

export const migrationsDir = fileURLToPath(new URL('../../db/migrations/', import.meta.url))

/** What every verb of the command stands on: a prepared database, keys and a log. Closed in reverse order. */
export interface Floor extends AsyncDisposable {
  readonly config: Config
  readonly connections: Connections
  readonly db: Database
  readonly master: MasterKeys
  readonly keys: Keyring
  readonly log: Logger
}

/**
 * Opens the floor: starts or adopts the database, migrates, reads the keys. `beside` a server that runs on the folder, its
 * database is used and left running; who only `looks` leaves its tables as they are. @throws {StartRefused} a sentence that says what to do
 */
export async function openFloor(config: Config, onProgress: (sentence: string) => void, { beside, looks = false }: { readonly beside: boolean; readonly looks?: boolean }): Promise<Floor> {
  const stack = new AsyncDisposableStack()
  try {
    const log = createLog(config.logLevel)
    const rolesFile = join(config.dataDir, 'roles.json')
    refuseHalfFolder(config)
    const embedded = config.databaseUrl ? null : stack.use(await EmbeddedPostgres[beside ? 'join' : 'open']({ dataDir: config.dataDir, onProgress }))
    const connections = await prepareDatabase({
      ...(embedded ? { superuser: embedded.superuser } : { ownerUrl: config.databaseUrl ?? '' }), rolesFile, migrationsDir: looks ? null : migrationsDir, onProgress,
    })
    if (!looks) await migrateJobs(connections.owner)
    const mayMake = existsSync(config.keysFile) || (!looks && !await isAnythingSealed(connections))
    const master = await openMasterKeys(config.keysFile, { mayMake }).catch((error: Error) => { throw new StartRefused(error.message, { cause: error }) })
    if (!mayMake) onProgress(`The key file ${config.keysFile} is missing. Lunette serves, but what is encrypted cannot be read or written: put the copy of the file in its place, or type the emergency sheet into "lunette keys restore". "lunette doctor keys" says what is concerned.`)
    const db = stack.use(new Database({ connection: connections.app, size: 10, onLost: () => log.warn('a connection to the database was lost; another takes its place') }))
    await assertHarmless(db.pool)
    const owned = stack.move()
    return { config, connections, db, master, keys: new Keyring(master), log, [Symbol.asyncDispose]: () => owned.disposeAsync() }
  } catch (error) {
    await stack.disposeAsync()
    throw refusalOf(error, config.dataDir, config.databaseUrl !== undefined)
  }
}

/** Whether there are keys that a master key wraps: a new one in the place of that would hide its loss. */
const isAnythingSealed = ({ owner }: Connections): Promise<boolean> => onConnection(owner, async (client) => {
  const { rows: [there] } = await client.query<{ table: string | null }>(`select to_regclass('public.organization_keys')::text as table`)
  if (!there?.table) return false
  return (await client.query('select from organization_keys limit 1')).rowCount === 1
})
