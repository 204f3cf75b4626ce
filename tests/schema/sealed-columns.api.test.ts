import pg from 'pg'
import { expect, it } from 'vitest'
import { sealedColumns } from '../../apps/server/sealed-columns.ts'
import { testDatabase } from '../helpers/test-database.ts'

/** Bytes that are sealed under no key of an organization, with the reason. */
const plain: Readonly<Record<string, string>> = {
  'organization_keys.wrapped': 'wrapped by the master key', 'api_keys.secret_hash': 'a hash', 'idempotency.request_hash': 'a hash', 'files.content_mark': 'an HMAC, compared with none of another key',
  'lens_catalogues.content': 'a maker\'s price list, nothing of a person',
  'audit_seals.content': 'hashes', 'audit_seals.hash': 'a hash', 'audit_seals.mark': 'an HMAC, its key is named beside it', 'audit_digests.seal_hash': 'a hash',
}

it('names every column of bytes of a tenant: sealed, or not and why', async () => {
  await using test = await testDatabase()
  const owner = new pg.Client(test.owner)
  await owner.connect()
  try {
    const { rows } = await owner.query<{ name: string }>(`
      select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.atttypid = 'bytea'::regtype and not a.attisdropped`)
    const sealed = new Set(sealedColumns.map(({ table, column }) => `${table}.${column}`))
    expect(rows.map(({ name }) => name).filter((name) => !sealed.has(name) && !(name in plain))).toEqual([])
    expect([...sealed].filter((name) => !rows.some((row) => row.name === name))).toEqual([])
  } finally {
    await owner.end()
  }
})
