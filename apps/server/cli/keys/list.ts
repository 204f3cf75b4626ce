import { onConnection } from '#platform/db/on-connection'
import { readKeyFile } from '#platform/crypto/key-file'
import { KeyLost } from '#platform/crypto/key-lost'
import { readOptions } from '../read-options.ts'
import { z } from 'zod'
import type { KeysContext } from './context.ts'
import { allOrganizations } from './organizations.ts'

interface KeyLine { organization_id: string; version: number; made: string; master: number; rotation: 'under-way' | 'done' | null; unreadable: number | null }

/** `lunette keys list`: which keys there are, whether each can be opened, and how far sealing anew has come. No secret is printed. */
export async function listKeys({ floor, print }: KeysContext, args: readonly string[], usage: string): Promise<number> {
  readOptions(args, usage, z.object({}))
  const masters = (readKeyFile(floor.config.keysFile)?.keys ?? []).toSorted((a, b) => b.version - a.version)
  if (masters.length === 0) print(`no master key: ${floor.config.keysFile} is missing`)
  for (const [index, { version }] of masters.entries()) print(`master key ${version}\t${index === 0 ? 'seals' : 'opens older backups'}`)
  const rows = await onConnection(floor.connections.owner, async (client) => (await client.query<KeyLine>(`
    select k.organization_id, k.version, k.created_at::date::text as made, app.sealed_version(k.wrapped)::int as master,
      case when r.version is null then null when r.done_at is null then 'under-way' else 'done' end as rotation, r.unreadable
    from organization_keys k left join key_rotations r on r.organization_id = k.organization_id and r.version = k.version order by k.organization_id, k.version desc`)).rows)
  for (const { id, slug } of await allOrganizations(floor)) {
    for (const [index, key] of rows.filter((row) => row.organization_id === id).entries()) print(await sayKey(slug, id, key, index === 0))
  }
  return 0

  async function sayKey(slug: string, id: string, { version, made, master, rotation, unreadable }: KeyLine, isNewest: boolean): Promise<string> {
    const lost = await floor.db.inTenant(id, (tx) => floor.keys.organizationKey(tx, version)).then(() => false, (error: unknown) => {
      if (error instanceof KeyLost) return true
      throw error
    })
    const state = lost ? 'LOST' : isNewest ? 'seals' : 'opens what it sealed: links on papers, seals of the audit'
    const anew = rotation === 'under-way' ? 'sealing anew is under way' : rotation === 'done' && unreadable ? `${unreadable} texts could not be read` : ''
    return [slug, `key ${version}`, `made ${made}`, `under master key ${master}`, state, anew].filter((word) => word !== '').join('\t')
  }
}
