import pg from 'pg'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { testDatabase } from '#tests/helpers/test-database'

/** A database whose partitions of today and tomorrow are there, those of later days not yet, and one that is past its time. */
async function dayBefore() {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await testDatabase())
  const connect = async (config: pg.ClientConfig): Promise<pg.Client> => {
    const client = new pg.Client(config)
    await client.connect()
    stack.defer(() => client.end())
    return client
  }
  const [owner, relay, reader, till] = [await connect(database.owner), await connect(database.relay), await connect(database.owner), await connect(database.app)]
  const partitions = async (): Promise<number> => (await owner.query<{ n: number }>(`select count(*)::int as n from pg_inherits where inhparent = 'idempotency'::regclass`)).rows[0]!.n
  const organization = newId()
  return {
    owner, relay, reader, partitions,
    /** What every mutation writes first. */
    sell: async (): Promise<number> => {
      const began = performance.now()
      await till.query('begin')
      await till.query('select app.use_org($1)', [organization])
      await till.query(`insert into idempotency (organization_id, actor_id, key, key_day, request_hash) values ($1, $1, $2, current_date, '\\x00')`, [organization, newId()])
      await till.query('commit')
      return performance.now() - began
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

it('sells on while a long backup reads and the partitions of the next days are to be made and old ones dropped', async () => {
  await using world = await dayBefore()
  await world.relay.query('select app.maintain()')
  const { rows: [last] } = await world.owner.query<{ name: string }>(`select max(c.relname) as name from pg_class c where c.relname ~ '^idempotency_\\d{8}$'`)
  await world.owner.query(`drop table ${last!.name}`)
  await world.owner.query(`create table idempotency_20250101 partition of idempotency for values from ('2025-01-01') to ('2025-01-02')`)
  const before = await world.partitions()
  // As pg_dump does: one transaction that has read every table.
  await world.reader.query('begin')
  await world.reader.query('select count(*) from idempotency')
  const began = performance.now()
  const maintained = world.relay.query('select app.maintain()')
  await new Promise((wake) => setTimeout(wake, 50))
  expect(await world.sell()).toBeLessThan(1_000)
  await maintained
  expect(performance.now() - began).toBeLessThan(5_000)
  await world.reader.query('commit')
  await world.relay.query('select app.maintain()')
  expect(await world.partitions()).toBe(before)
  expect((await world.owner.query(`select to_regclass('public.idempotency_20250101') as gone, to_regclass($1) is not null as made`, [last!.name])).rows).toEqual([{ gone: null, made: true }])
})

it('keeps partitions that are made apart as closed and as quick as their table', async () => {
  await using world = await dayBefore()
  await world.relay.query('select app.maintain()')
  const { rows } = await world.owner.query(`
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('idempotency'::regclass, 'audit_entries'::regclass) and c.relname ~ '_\\d+$'
      and (has_table_privilege('lunette_app', c.oid, 'select') or has_table_privilege('lunette_relay', c.oid, 'select')
        or (select count(*) from pg_index x where x.indrelid = c.oid) <> (select count(*) from pg_index x where x.indrelid = i.inhparent))`)
  expect(rows).toEqual([])
})
