import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { StartRefused } from '../start-refused.ts'

/** One number for all of Lunette, so that two processes never migrate a database at once. */
const MIGRATION_LOCK = 7_021_964

interface Migration { readonly name: string; readonly text: string; readonly sha256: string }

/**
 * Brings the database up to the newest migration of the folder: in order, each in a transaction with its own note in
 * app.migrations. Returns the names it applied. Safe to call from several processes at once.
 * @throws {StartRefused} when an applied file was changed, is unknown here, or comes after one that was never applied
 */
export async function migrate(owner: ClientBase, folder: string, onProgress: (sentence: string) => void): Promise<string[]> {
  const migrations = readMigrations(folder)
  if (missing(migrations, await readApplied(owner)).length === 0) return []
  const { rows: [free] } = await owner.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [MIGRATION_LOCK])
  if (!free?.taken) {
    onProgress('Another process is preparing the database; waiting for it.')
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
  }
  try {
    await owner.query('create schema if not exists app')
    await owner.query('create table if not exists app.migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())')
    const todo = missing(migrations, await readApplied(owner))
    for (const migration of todo) {
      onProgress(`Preparing the tables: ${migration.name}.`)
      await apply(owner, migration)
    }
    return todo.map(({ name }) => name)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}

/** The names of the folder's migrations that the database does not have yet; what `lunette doctor` reports. */
export async function pendingMigrations(client: ClientBase, folder: string): Promise<string[]> {
  return missing(readMigrations(folder), await readApplied(client)).map(({ name }) => name)
}

async function apply(owner: ClientBase, { name, text, sha256 }: Migration): Promise<void> {
  try {
    await owner.query('begin')
    await owner.query(text)
    await owner.query('insert into app.migrations (name, sha256) values ($1, $2)', [name, sha256])
    const { command } = await owner.query('commit')
    if (command !== 'COMMIT') throw new Error(`commit was answered with ${command}`)
  } catch (cause) {
    await owner.query('rollback')
    throw new Error(`migration ${name}: ${describe(cause, text)}`, { cause })
  }
}

/** The message with the line it happened in, for a migration is one long text to PostgreSQL. */
function describe(cause: unknown, text: string): string {
  if (!(cause instanceof Error)) return String(cause)
  const position = Number((cause as { position?: string }).position)
  return position ? `${cause.message} (line ${text.slice(0, position).split('\n').length})` : cause.message
}

function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder).filter((file) => file.endsWith('.sql')).toSorted().map((file) => {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(file)) throw new StartRefused(`${join(folder, file)} is no name for a migration: write it as 0001_what_it_brings.sql.`)
    // A checkout on Windows may have other line ends; it is the same migration.
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { name: file.slice(0, -'.sql'.length), text, sha256: createHash('sha256').update(text).digest('hex') }
  })
  for (const [index, { name }] of migrations.entries()) {
    const before = migrations[index - 1]?.name
    if (before?.slice(0, 4) === name.slice(0, 4)) throw new StartRefused(`The migrations ${before} and ${name} have the same number: give one of them the next free one.`)
  }
  return migrations
}

async function readApplied(client: ClientBase): Promise<Map<string, string>> {
  const { rows: [table] } = await client.query<{ there: boolean }>(`select to_regclass('app.migrations') is not null as there`)
  if (!table?.there) return new Map()
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from app.migrations order by name')
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

function missing(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  for (const { name, sha256 } of migrations) {
    if (applied.has(name) && applied.get(name) !== sha256) {
      throw new StartRefused(`The migration ${name} was changed after this database had applied it: restore the file as it was and write the change as a new migration.`)
    }
  }
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied.keys()].find((name) => !known.has(name))
  if (unknown) throw new StartRefused(`This database has been used by a later Lunette (it knows the migration ${unknown}): start that one, or restore the backup made before the update.`)
  const todo = migrations.filter(({ name }) => !applied.has(name))
  const newest = [...applied.keys()].at(-1)
  const late = todo.find(({ name }) => newest !== undefined && name < newest)
  if (late) throw new StartRefused(`The migration ${late.name} comes before ${newest}, which this database has applied already: give it the next free number.`)
  return todo
}
