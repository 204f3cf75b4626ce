import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#tests/helpers/test-database'

/**
 * A host that outgrows one machine spreads the tenants' tables over several by their organization, as Citus does it. What that
 * refuses is refused here, on the database as it is migrated: afterwards it would be late.
 */
async function found(text: string): Promise<string[]> {
  await using test = await testDatabase()
  const owner = new pg.Client(test.owner)
  await owner.connect()
  try {
    return (await owner.query<{ found: string }>(`with tenant as (
        select c.oid, c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'organizations'
      ), key as (select a.attrelid, a.attnum from pg_attribute a where a.attname = 'organization_id') ${text} order by 1`)).rows.map((row) => row.found)
  } finally {
    await owner.end()
  }
}

/** A name has 63 letters at most, the number of the shard included; what is longer is cut, and no error is known by it any more. */
const LONGEST_NAME = 50

describe('a table of a tenant', () => {
  it('says its organization as uuid, never null', async () => {
    expect(await found(`select t.relname as found from tenant t left join pg_attribute a on a.attrelid = t.oid and a.attname = 'organization_id' where a.attnum is null or a.atttypid <> 'uuid'::regtype or not a.attnotnull`)).toEqual([])
  })

  it('has a primary key, and its organization in everything that is unique or excludes', async () => {
    expect(await found(`select t.relname as found from tenant t where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`)).toEqual([])
    expect(await found(`select i.indexrelid::regclass::text as found from tenant t join pg_index i on i.indrelid = t.oid join key k on k.attrelid = t.oid where (i.indisunique or i.indisexclusion) and not k.attnum = any(i.indkey)`)).toEqual([])
  })

  it('points to tables of the same organization by it, or to one that stands on every machine', async () => {
    // What stands beside the tenants is small and the same for all.
    expect(await found(`select c.conname as found from tenant t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' join key k on k.attrelid = t.oid
      where exists (select from tenant f where f.oid = c.confrelid) and not exists (select from unnest(c.conkey, c.confkey) as pair(here, there) join key f on f.attrelid = c.confrelid where pair.here = k.attnum and pair.there = f.attnum)`)).toEqual([])
    expect(await found(`select distinct f.relname as found from tenant t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' join pg_class f on f.oid = c.confrelid where not exists (select from tenant x where x.oid = c.confrelid)`)).toEqual(['organizations'])
  })

  it('is pointed to by none that stands beside the tenants', async () => {
    expect(await found(`select c.conname as found from pg_constraint c join tenant t on t.oid = c.confrelid where c.contype = 'f' and not exists (select from tenant f where f.oid = c.conrelid)`)).toEqual([])
  })

  it('clears no column when what it points to goes', async () => {
    expect(await found(`select c.conname as found from tenant t join pg_constraint c on c.conrelid = t.oid where c.contype = 'f' and (c.confdeltype in ('n', 'd') or c.confupdtype <> 'a')`)).toEqual([])
  })

  it('has no trigger and no rule', async () => {
    expect(await found(`select g.tgname as found from tenant t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal union all select r.rulename from tenant t join pg_rewrite r on r.ev_class = t.oid`)).toEqual([])
  })

  it('counts by itself, if at all, in 64 bits', async () => {
    expect(await found(`select t.relname || '.' || a.attname as found from tenant t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      where (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%nextval(%') and a.atttypid <> 'int8'::regtype`)).toEqual([])
  })

  it('has a policy of the plain form: without a question inside', async () => {
    expect(await found(`select t.relname || ': ' || pg_get_expr(p.polqual, p.polrelid) as found from tenant t join pg_policy p on p.polrelid = t.oid where p.polname = 'tenant' and pg_get_expr(p.polqual, p.polrelid) <> '(organization_id = app.current_org())'`)).toEqual([])
  })

  it('has a name that can be numbered, and so has every rule by which an error is told', async () => {
    expect(await found(`select n.name as found from (select relname::text as name from tenant union select c.conname from tenant t join pg_constraint c on c.conrelid = t.oid where c.contype in ('p', 'u', 'x', 'c')
      union select i.indexrelid::regclass::text from tenant t join pg_index i on i.indrelid = t.oid and i.indisunique) n where length(n.name) > ${LONGEST_NAME}`)).toEqual([])
  })
})

describe('the schema', () => {
  it('has no view that is kept, for it would be on one machine only', async () => {
    expect(await found(`select c.relname as found from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and n.nspname in ('public', 'app', 'auth')`)).toEqual([])
  })

  it('has no function in plain SQL that takes something and reads tables of tenants', async () => {
    expect(await found(`select p.proname as found from pg_proc p join pg_language l on l.oid = p.prolang where p.pronamespace = 'app'::regnamespace and l.lanname = 'sql' and p.pronargs > 0
      and exists (select from tenant t where p.prosrc ~ ('\\mpublic\\.' || t.relname || '\\M'))`)).toEqual([])
  })

  it('sets the organization in a way that reaches every machine', async () => {
    expect(await found(`select p.proname as found from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosrc ~ 'set_config'`)).toEqual([])
    expect(await found(`select p.prosrc as found from pg_proc p where p.proname = 'use_org'`)).toEqual([expect.stringMatching(/set local app\.organization_id/i)])
  })
})
