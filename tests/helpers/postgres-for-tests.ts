import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ClientConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '#platform/db/prepare'
import type { Connections } from '#platform/db/prepare'
import { EmbeddedPostgres } from '#platform/postgres/embedded-postgres'
import { folderOwner } from '#platform/postgres/folder-lock'

/** The run's PostgreSQL: its superuser, and how each role connects to the migrated template. */
export interface TestPostgres extends Connections { readonly superuser: ClientConfig }

declare module 'vitest' {
  export interface ProvidedContext { postgres: TestPostgres }
}

interface Running { readonly users: number; readonly ready: Promise<{ connections: TestPostgres; end: () => Promise<void> }> }

export const TEMPLATE = 'lunette_template'
const FOLDER = 'lunette-tests-'
const RUNNING = Symbol.for('lunette.postgres-for-tests')
const shared = globalThis as { [RUNNING]?: Running }

/** Vitest calls this once for each project that needs PostgreSQL; they share one, and the last to leave ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = shared[RUNNING] ?? { users: 0, ready: start() }
  shared[RUNNING] = { ...running, users: running.users + 1 }
  const { connections, end } = await running.ready
  project.provide('postgres', connections)
  return async () => {
    const users = (shared[RUNNING]?.users ?? 1) - 1
    shared[RUNNING] = { ...running, users }
    if (users === 0) await end()
  }
}

async function start(): Promise<{ connections: TestPostgres; end: () => Promise<void> }> {
  await endAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), FOLDER))
  // Tests may lose a power cut: what a killed process may lose is tested on databases of their own, with our settings.
  const postgres = await EmbeddedPostgres.open({
    dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', autovacuum: 'off' },
  })
  const end = async (): Promise<void> => {
    await postgres[Symbol.asyncDispose]()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const connections = await prepareDatabase({
      superuser: postgres.superuser, database: TEMPLATE, rolesFile: join(dataDir, 'roles.json'), migrationsDir: resolve('db/migrations'),
    })
    return { connections: { ...connections, superuser: postgres.superuser }, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** A run that was killed left its PostgreSQL behind. */
async function endAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dataDir = join(tmpdir(), name)
    if (!name.startsWith(FOLDER) || folderOwner(dataDir) !== null) continue
    await EmbeddedPostgres.stop(dataDir).catch(() => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  }
}
