import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { ClientConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '#platform/db/prepare'
import type { Connections } from '#platform/db/prepare'
import { EmbeddedPostgres } from '#platform/postgres/embedded-postgres'
import { temporaryRoot } from './temporary-folder.ts'

/** The run's PostgreSQL: its superuser, and how each role connects to the migrated template. */
export interface TestPostgres extends Connections { readonly superuser: ClientConfig }

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres
    /** A data folder whose PostgreSQL was made, prepared and stopped in order, to be copied. */
    preparedFolder: string
  }
}

interface Started { readonly connections: TestPostgres; readonly preparedFolder: string; readonly end: () => Promise<void> }
interface Running { readonly users: number; readonly ready: Promise<Started> }

export const TEMPLATE = 'lunette_template'
const FOLDER = 'lunette-tests-'
/** Names the process of the run to which such a folder belongs. */
const RUN = 'run.pid'
const RUNNING = Symbol.for('lunette.postgres-for-tests')
const shared = globalThis as { [RUNNING]?: Running }

/** Vitest calls this once for each project that needs PostgreSQL; they share one, and the last to leave ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = shared[RUNNING] ?? { users: 0, ready: start() }
  shared[RUNNING] = { ...running, users: running.users + 1 }
  const { connections, preparedFolder, end } = await running.ready
  project.provide('postgres', connections)
  project.provide('preparedFolder', preparedFolder)
  return async () => {
    const users = (shared[RUNNING]?.users ?? 1) - 1
    shared[RUNNING] = { ...running, users }
    if (users === 0) await end()
  }
}

async function start(): Promise<Started> {
  await endAbandoned()
  const folder = mkdtempSync(join(temporaryRoot(), FOLDER))
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, RUN), String(process.pid))
  const dataDir = join(folder, 'shared')
  const preparedFolder = join(folder, 'prepared')
  const [postgres] = await Promise.all([
    openShared(dataDir),
    EmbeddedPostgres.open({ dataDir: preparedFolder }).then((made) => made[Symbol.asyncDispose]()),
  ])
  const { superuser } = postgres
  const end = async (): Promise<void> => {
    await postgres[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const connections = await prepareDatabase({ superuser, database: TEMPLATE, rolesFile: join(folder, 'roles.json'), migrationsDir: resolve('db/migrations') })
    return { connections: { ...connections, superuser }, preparedFolder, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** Our own PostgreSQL, or the one whose superuser LUNETTE_TEST_POSTGRES names: so the SQL is tried on the oldest release we promise. */
async function openShared(dataDir: string): Promise<AsyncDisposable & { readonly superuser: ClientConfig }> {
  const url = process.env.LUNETTE_TEST_POSTGRES
  if (!url) {
    // Tests may lose a power cut: what a killed process may lose is tested on databases of their own, with our settings.
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', autovacuum: 'off' }
    return EmbeddedPostgres.open({ dataDir, settings })
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const dropTemplate = (): Promise<unknown> => client.query(`drop database if exists ${TEMPLATE} with (force)`)
  await dropTemplate()
  const { host, port, user, password, database } = client
  return {
    superuser: { host, port, database, ...(user && { user }), ...(password && { password }) },
    async [Symbol.asyncDispose]() {
      await dropTemplate()
      await client.end()
    },
  }
}

/** A run that was killed left its PostgreSQL behind. */
async function endAbandoned(): Promise<void> {
  for (const name of readdirSync(temporaryRoot())) {
    if (!name.startsWith(FOLDER)) continue
    if (isRunning(join(temporaryRoot(), name, RUN))) continue
    const dataDir = join(temporaryRoot(), name, 'shared')
    try {
      await EmbeddedPostgres.stop(dataDir)
      rmSync(join(temporaryRoot(), name), { recursive: true, force: true })
    } catch {
      // Another user's.
    }
  }
}

/** Whether the process that the file names is there. One that was killed before it wrote the file leaves nothing that is worth asking for. */
function isRunning(path: string): boolean {
  try {
    return process.kill(Number(readFileSync(path, 'utf8')), 0)
  } catch (error) {
    // Of another user: there, but not ours to ask.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
