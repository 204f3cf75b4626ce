import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { KeyLost } from './key-lost.ts'
import type { Keyring } from './keyring.ts'
import type { SealedColumn } from './sealed-column.ts'

/** How many sealed texts of a kind name a key, and whether it is there. */
export interface SealedCount { readonly kind: string; readonly version: number; readonly count: number; readonly lost: string | null }

/** Everything that is sealed in an organization, by kind and by the version of the organization's key under which it, or its person's key, is. */
export async function countSealed(tx: Tx, keys: Keyring, columns: readonly SealedColumn[]): Promise<SealedCount[]> {
  const counts: SealedCount[] = []
  const lost = new Map<number, string | null>()
  for (const column of columns) {
    const rows = await tx.rows<{ version: number; count: number }>(ofColumn(column, tx.organizationId))
    for (const { version, count } of rows) {
      if (!lost.has(version)) lost.set(version, await whyLost(tx, keys, version))
      counts.push({ kind: column.kind, version, count, lost: lost.get(version) ?? null })
    }
  }
  return counts
}

function ofColumn({ table, column, under, person, where }: SealedColumn, organizationId: string): Sql {
  const own = `from ${table} t where t.organization_id = $1${where ? ` and t.${where}` : ''}`
  const text = under === 'organization'
    ? `select app.sealed_version(t.${column}) as version, count(*)::int as count ${own} group by 1 order by 1`
    : `select app.sealed_version(k.wrapped) as version, count(*)::int as count from (select t.${person} as person ${own}) t
       join person_keys k on k.organization_id = $1 and k.person_id = t.person and k.wrapped is not null group by 1 order by 1`
  return { text, values: [organizationId], parts: [] }
}

/** Which keys of the organization cannot be opened any more. */
export async function lostVersions(tx: Tx, keys: Keyring): Promise<number[]> {
  const lost: number[] = []
  for (const { version } of await tx.rows<{ version: number }>(sql`select version from organization_keys where organization_id = ${tx.organizationId} order by version`)) {
    if (await whyLost(tx, keys, version) !== null) lost.push(version)
  }
  return lost
}

/** Why a key of the organization is lost; null when it is there. */
async function whyLost(tx: Tx, keys: Keyring, version: number): Promise<string | null> {
  try {
    await keys.organizationKey(tx, version)
    return null
  } catch (error) {
    if (error instanceof KeyLost) return error.message
    throw error
  }
}
