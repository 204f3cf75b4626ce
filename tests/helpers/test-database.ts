import pg from 'pg'
import type { ClientConfig } from 'pg'
import { inject } from 'vitest'
import type { Connections } from '#platform/db/prepare'
import { TEMPLATE } from './postgres-for-tests.ts'

export interface TestDatabase extends Connections, AsyncDisposable {
  readonly name: string
  /** Breaks rules that every other role must keep; for looking behind the policies and for damage done on purpose. */
  readonly superuser: ClientConfig
}

/** A connection that was told to end needs a moment until PostgreSQL has noticed. */
const ENDING_MS = 5_000
let made = 0

/**
 * A fresh, migrated database of the test's own, as every role sees it.
 * @example await using db = await testDatabase(); const pool = new Database({ connection: db.app })
 * @throws {Error} at disposal, naming the connections that the test left open
 */
export async function testDatabase(): Promise<TestDatabase> {
  const postgres = inject('postgres')
  made += 1
  const name = `test_${process.pid}_${made}_${Date.now().toString(36)}`
  const run = (statement: string): Promise<pg.QueryResult> => asSuperuser(postgres.superuser, statement)
  // Copying files beats copying page by page through the log where nothing is synced to disk.
  await run(`create database ${name} template ${TEMPLATE} strategy file_copy owner lunette_owner`)
  const on = (config: ClientConfig): ClientConfig => ({ ...config, database: name })
  return {
    name,
    superuser: on(postgres.superuser), owner: on(postgres.owner), app: on(postgres.app), relay: on(postgres.relay), loader: on(postgres.loader),
    async [Symbol.asyncDispose]() {
      const leaked = await leakedConnections(run, name)
      await run(`drop database ${name} with (force)`)
      if (leaked.length > 0) throw new Error(`the test left ${leaked.length} connections open: ${leaked.join('; ')}`)
    },
  }
}

async function leakedConnections(run: (statement: string) => Promise<pg.QueryResult>, name: string): Promise<string[]> {
  for (const giveUpAt = Date.now() + ENDING_MS; ; await new Promise((wake) => setTimeout(wake, 20))) {
    const { rows } = await run(`select format('%s, %s, last: %s', usename, state, left(query, 120)) as line from pg_stat_activity where datname = '${name}' and backend_type = 'client backend'`)
    if (rows.length === 0 || Date.now() > giveUpAt) return rows.map((row: { line: string }) => row.line)
  }
}

async function asSuperuser(config: ClientConfig, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
