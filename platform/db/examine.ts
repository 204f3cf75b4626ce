import pg from 'pg'
import type { ClientConfig } from 'pg'
import { assertHarmless } from './assert-harmless.ts'
import { pendingMigrations } from './migrate.ts'
import type { Connections } from './prepare.ts'

/** What is wrong with the database as Lunette uses it, one sentence each with what to do; empty when all is well. */
export async function examineDatabase(connections: Connections, migrationsDir: string): Promise<string[]> {
  const defects: string[] = []
  const check = async (role: keyof Connections, work: (pool: pg.Pool) => Promise<unknown>, saying: (reason: string) => string): Promise<void> => {
    const sentence = await reasonAgainst(connections[role], work)
    if (sentence !== null) defects.push(saying(sentence))
  }
  for (const role of ['owner', 'app', 'relay', 'loader'] as const) {
    await check(role, (pool) => pool.query('select 1'), (reason) => `The database does not let the role ${role} in (${reason}): start Lunette again, which sets its roles right.`)
  }
  // Whoever cannot get in was named already.
  if (defects.length > 0) return defects
  await check('app', assertHarmless, (reason) => reason)
  await check('relay', assertHarmless, (reason) => reason)
  await check('owner', async (pool) => {
    const client = await pool.connect()
    try {
      const pending = await pendingMigrations(client, migrationsDir)
      if (pending.length > 0) throw new Error(`The database lacks the migrations ${pending.join(', ')}: run "npm run lunette -- migrate".`)
    } finally {
      client.release()
    }
  }, (reason) => reason)
  return defects
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
