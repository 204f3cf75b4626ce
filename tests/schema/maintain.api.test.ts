import pg from 'pg'
import { expect, it } from 'vitest'
import { testDatabase } from '#tests/helpers/test-database'

it('makes partitions ahead and lets go what is past its time, and nothing else', async () => {
  await using test = await testDatabase()
  const [owner, relay] = [new pg.Client(test.owner), new pg.Client(test.relay)]
  await owner.connect()
  await relay.connect()
  try {
    const facts = (age: string, relayed: string) => owner.query(`insert into outbox (organization_id, id, kind, subject_id, subject_version, recorded_at, relayed_at) values (gen_random_uuid(), gen_random_uuid(), $1::text, gen_random_uuid(), 1, now() - $1::text::interval, ${relayed})`, [age])
    await facts('8 days', `now() - interval '8 days'`)
    await facts('8 days', 'null')
    await facts('1 day', 'now()')
    const key = (age: string) => owner.query(`insert into idempotency (organization_id, actor_id, key, key_day, request_hash, recorded_at) values (gen_random_uuid(), gen_random_uuid(), 'a-key-of-another-form', '1970-01-01', '\\x00', now() - $1::interval)`, [age])
    await key('31 days')
    await key('29 days')
    await owner.query(`create table idempotency_20260101 partition of idempotency for values from ('2026-01-01') to ('2026-01-02')`)
    await relay.query('select app.maintain()')
    await relay.query('select app.maintain()')
    expect((await owner.query('select kind from outbox order by kind')).rows).toEqual([{ kind: '1 day' }, { kind: '8 days' }])
    expect((await owner.query('select count(*)::int as n from idempotency')).rows).toEqual([{ n: 1 }])
    const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relname ~ '^(idempotency|audit_entries)_\\d+$' and relkind = 'r'`)
    const names = rows.map(({ name }) => name)
    const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    expect(names).toContain(`idempotency_${day(0)}`)
    expect(names).toContain(`idempotency_${day(6)}`)
    expect(names).toContain(`audit_entries_${day(0).slice(0, 6)}`)
    expect(names).not.toContain('idempotency_20260101')
  } finally {
    await owner.end()
    await relay.end()
  }
})
