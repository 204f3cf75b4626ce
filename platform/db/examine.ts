import pg from 'pg'
import type { ClientConfig } from 'pg'
import { assertHarmless } from './assert-harmless.ts'
import { pendingMigrations } from './migrate.ts'
import type { Connections } from './prepare.ts'

/** What keeps a role of the database from getting in or lets it do more than its part, one sentence each with what to do; empty when all is well. */
export async function examineRoles(connections: Connections): Promise<string[]> {
  const defects: string[] = []
  for (const role of ['owner', 'app', 'relay', 'loader'] as const) {
    const reason = await reasonAgainst(connections[role], (pool) => pool.query('select 1'))
    if (reason !== null) defects.push(`The database does not let the role ${role} in (${reason}): start Lunette again, which sets its roles right.`)
  }
  // Whoever cannot get in was named already.
  if (defects.length > 0) return defects
  for (const role of ['app', 'relay'] as const) {
    const reason = await reasonAgainst(connections[role], assertHarmless)
    if (reason !== null) defects.push(reason)
  }
  return defects
}

/** What is wrong with the database itself: that it does not answer its owner, only reads, or lacks tables of this release. */
export async function examineTables(owner: ClientConfig, migrationsDir: string): Promise<string[]> {
  const defects: string[] = []
  const reason = await reasonAgainst(owner, async (pool) => {
    const client = await pool.connect()
    try {
      const { rows: [set] } = await client.query<{ only: boolean }>(`select current_setting('default_transaction_read_only') = 'on' or pg_is_in_recovery() as only`)
      if (set?.only) defects.push('The database only reads, and nothing is saved: make room on its disk ("lunette doctor disk"), or see that it is not the one that stands by for another.')
      const pending = await pendingMigrations(client, migrationsDir)
      if (pending.length > 0) defects.push(`The database lacks the migrations ${pending.join(', ')}: run "npm run lunette -- migrate".`)
    } finally {
      client.release()
    }
  })
  return reason === null ? defects : [...defects, `The database does not answer its owner (${reason}): see that it runs, and start Lunette again.`]
}

async function reasonAgainst(config: ClientConfig, work: (pool: pg.Pool) => Promise<unknown>): Promise<string | null> {
  const pool = new pg.Pool({ ...config, max: 1, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => undefined)
  try {
    await work(pool)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await pool.end()
  }
}
