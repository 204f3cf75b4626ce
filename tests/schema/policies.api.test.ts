import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#tests/helpers/test-database'

/** Tables that stand beside the tenants, with the reason. Anything else carries its organization. */
const outside: Readonly<Record<string, string>> = {
  'auth.user': 'people sign in before an organization is known', 'auth.session': 'as people', 'auth.account': 'as people', 'auth.verification': 'as people', 'auth.failed_tries': 'guessing has no organization',
  'auth.totp': 'as people', 'auth.recovery_codes': 'as people', 'auth.passkey': 'as people', 'auth.known_devices': 'as people',
  'app.migrations': 'the installation\'s own', 'public.organizations': 'the tenant itself; its policy is on its id',
}

async function asOwner<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  await using test = await testDatabase()
  const owner = new pg.Client(test.owner)
  await owner.connect()
  try {
    return (await owner.query<Row>(text)).rows
  } finally {
    await owner.end()
  }
}

describe('every table', () => {
  it('carries its organization first in its primary key, or is on the list', async () => {
    const rows = await asOwner<{ name: string; first: string | null }>(`
      select n.nspname || '.' || c.relname as name, (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth', 'app') and c.relkind in ('r', 'p') and not c.relispartition`)
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter(({ name, first }) => first !== 'organization_id' && !(name in outside)).map(({ name }) => name)).toEqual([])
  })

  it('of a tenant has its policy, and none is forced (the find doors rely on their owner)', async () => {
    const rows = await asOwner<{ name: string; enabled: boolean; forced: boolean; policies: string[] }>(`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, array(select p.polname::text from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`)
    expect(rows.filter(({ enabled, forced, policies }) => !enabled || forced || !policies.includes('tenant')).map(({ name }) => name)).toEqual([])
  })

  it('names its owner in its comment', async () => {
    const rows = await asOwner<{ name: string }>(`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and coalesce(obj_description(c.oid), '') !~ '^owner: '`)
    expect(rows).toEqual([])
  })

  // Last in a key that, beginning like the primary one, was taken for it (0044_lenses.sql says how long that took).
  const last = 'lens_types_code_once'

  it('has its organization first in every unique and foreign key', async () => {
    const rows = await asOwner<{ name: string }>(`
      select c.conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
      where t.relnamespace = 'public'::regnamespace and not t.relispartition and c.contype in ('u', 'f', 'x') and t.relname <> 'organizations'
        and (select a.attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) <> 'organization_id'`)
    expect(rows).toEqual([{ name: last }])
    expect(await asOwner(`select c.conname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'organization_id' where c.conname = '${last}' and a.attnum = any(c.conkey)`)).toEqual([{ name: last }])
  })

  it('keeps whole what is appended only: the app may neither change nor delete it', async () => {
    const rows = await asOwner<{ name: string }>(`
      select t.name from unnest(array['audit_entries', 'audit_seals', 'audit_digests', 'payments', 'payment_allocations', 'journal_entries', 'journal_postings', 'order_events', 'customer_consents']) as t(name)
      where has_table_privilege('lunette_app', 'public.' || t.name, 'update') or has_table_privilege('lunette_app', 'public.' || t.name, 'delete')`)
    expect(rows).toEqual([])
  })
})

describe('every find door', () => {
  it('has a fixed search path, belongs to the owner and refuses another organization', async () => {
    const rows = await asOwner<{ name: string; path: boolean; refuses: boolean; to_public: boolean }>(`
      select p.proname as name, exists (select from unnest(p.proconfig) s where s like 'search_path=%') as path,
        p.proname not like 'find\\_%' or p.prosrc like '%is distinct from app.current_org()%' as refuses, has_function_privilege('public', p.oid, 'execute') as to_public
      from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosecdef`)
    expect(rows.length).toBeGreaterThanOrEqual(6)
    expect(rows.filter(({ path, refuses, to_public }) => !path || !refuses || to_public)).toEqual([])
  })
})
