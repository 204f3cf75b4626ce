import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { KeyLost } from './key-lost.ts'
import type { Keyring } from './keyring.ts'
import { keyVersionOf, open, seal } from './seal.ts'
import type { Key } from './seal.ts'
import type { SealedColumn } from './sealed-column.ts'

/** Small enough that nobody waits long for a row. */
const BATCH = 500
/** A transaction lasts 30 s at most: what began before others knew of the new key has ended by then. */
const SETTLED_SECONDS = 40

export interface Resealed { readonly resealed: number; readonly unreadable: number; readonly done: boolean }

interface Row { readonly id: readonly string[]; readonly sealed: Buffer }

/** What goes beyond values in a statement of ours: names of tables and columns, all written in code. */
const statement = (text: string, values: readonly unknown[]): Sql => ({ text, values, parts: [] })

/**
 * Seals everything of an organization anew that an older key sealed than `version`, batch by batch. May be killed at any point
 * and run beside itself: each sealed text names its key, and rows that another holds are left for the next time. Done when
 * nothing is left that can be read, and nobody can still be writing with the old key.
 */
export async function resealOrganization(db: Database, keys: Keyring, columns: readonly SealedColumn[], organizationId: string, version: number): Promise<Resealed> {
  const began = await db.inTenant(organizationId, (tx) => tx.one<{ settled: boolean }>(sql`
    select begun_at < now() - make_interval(secs => ${SETTLED_SECONDS}) as settled from key_rotations where organization_id = ${tx.organizationId} and version = ${version}`))
  let [resealed, unreadable, left] = [0, 0, 0]
  for (const column of columns.filter(({ under }) => under === 'organization')) {
    let after: readonly string[] | null = null
    do {
      const batch = await db.inTenant(organizationId, (tx) => resealBatch(tx, keys, column, version, after))
      resealed += batch.resealed
      unreadable += batch.unreadable
      after = batch.last
    } while (after)
    left += await db.inTenant(organizationId, (tx) => countOlder(tx, column, version))
  }
  const done = began.settled && left <= unreadable
  await db.inTenant(organizationId, (tx) => tx.run(sql`
    update key_rotations set unreadable = ${unreadable}, done_at = case when ${done}::boolean then now() end where organization_id = ${tx.organizationId} and version <= ${version} and done_at is null`))
  return { resealed, unreadable, done }
}

const isOlder = ({ column, where }: SealedColumn): string => `${where ? `${where} and ` : ''}app.sealed_version(t.${column}) < $2::bigint`

/** How many rows are still under an older key. */
async function countOlder(tx: Tx, column: SealedColumn, version: number): Promise<number> {
  const { n } = await tx.one<{ n: number }>(statement(`select count(*)::int as n from ${column.table} t where t.organization_id = $1 and ${isOlder(column)}`, [tx.organizationId, version]))
  return n
}

async function resealBatch(tx: Tx, keys: Keyring, column: SealedColumn, version: number, after: readonly string[] | null): Promise<{ resealed: number; unreadable: number; last: readonly string[] | null }> {
  const names = column.id.map(([name]) => `t.${name}`).join(', ')
  const behind = after ? ` and (${names}) > (${column.id.map(([, type], index) => `$${index + 3}::text::${type}`).join(', ')})` : ''
  const limit = column.batch ?? BATCH
  const rows = await tx.rows<Row>(statement(
    `select array[${column.id.map(([name]) => `t.${name}::text`).join(', ')}] as id, t.${column.column} as sealed from ${column.table} t
     where t.organization_id = $1 and ${isOlder(column)}${behind} order by ${names} limit ${limit} for update skip locked`, [tx.organizationId, version, ...(after ?? [])]))
  const newest = await keys.organizationKey(tx, version)
  let unreadable = 0
  for (const row of rows) {
    const purpose = column.purpose(Object.fromEntries(column.id.map(([name], index) => [name, row.id[index] ?? ''])))
    const plain = await opened(tx, keys, row.sealed, purpose)
    if (plain === null) unreadable += 1
    else tx.send(statement(
      `update ${column.table} t set ${column.column} = $2 where t.organization_id = $1 and ${column.id.map(([name, type], index) => `t.${name} = $${index + 3}::text::${type}`).join(' and ')}`,
      [tx.organizationId, seal(newest, purpose, plain), ...row.id]))
  }
  const last = rows.at(-1)
  return { resealed: rows.length - unreadable, unreadable, last: last && rows.length === limit ? last.id : null }
}

/** Null when its key is lost or it is damaged. */
async function opened(tx: Tx, keys: Keyring, sealed: Buffer, purpose: string): Promise<Buffer | null> {
  let key: Key
  try {
    key = await keys.organizationKey(tx, keyVersionOf(sealed))
  } catch (error) {
    if (error instanceof KeyLost) return null
    throw error
  }
  try {
    return open(key, purpose, sealed)
  } catch {
    return null
  }
}
