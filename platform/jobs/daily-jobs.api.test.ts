import pg from 'pg'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { openPool } from '#platform/db/pool'
import { testDatabase } from '#tests/helpers/test-database'
import { queueDaily } from './daily-jobs.ts'
import { migrateJobs } from './migrate-jobs.ts'

/** Organizations by the zones of their first and second branches, and the queue. */
async function shops(...zones: string[][]) {
  const stack = new AsyncDisposableStack()
  const test = stack.use(await testDatabase())
  await migrateJobs(test.owner)
  const owner = new pg.Client(test.owner)
  await owner.connect()
  stack.defer(() => owner.end())
  const pool = openPool(test.relay, 4)
  stack.defer(() => pool.end())
  const ids: string[] = []
  for (const branches of zones) {
    const id = newId()
    ids.push(id)
    await owner.query(`insert into organizations (id, slug, name, country, currency, language, vat_payer) values ($1::uuid, $1::text, $1::text, 'CZ', 'CZK', 'cs', true)`, [id])
    for (const zone of branches) await owner.query(`insert into branches (organization_id, id, kind, name, time_zone) values ($1::uuid, $2::uuid, 'shop', $2::text, $3)`, [id, newId(), zone])
  }
  /** What is in the queue, taken out of it as if it were done. */
  const taken = async (): Promise<unknown[]> => {
    const { rows } = await owner.query<{ job: string; payload: { organizationId: string; day: string } }>(`
      with gone as (delete from graphile_worker._private_jobs returning task_id, payload) select t.identifier as job, g.payload from gone g join graphile_worker._private_tasks t on t.id = g.task_id`)
    return rows.map(({ job, payload }) => [job, ids.indexOf(payload.organizationId), payload.day]).toSorted((one, other) => (String(one) < String(other) ? -1 : 1))
  }
  return { pool, taken, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

const at = (text: string): Date => new Date(text)

it('is due from three in the morning of each organization, by the clock of its first branch', async () => {
  await using world = await shops(['Europe/Prague', 'Asia/Shanghai'], ['America/Sao_Paulo'], ['Asia/Shanghai'], [])
  await queueDaily(world.pool, ['a'], at('2026-11-22T01:59:00Z'))
  expect(await world.taken()).toEqual([['a', 1, '2026-11-21'], ['a', 2, '2026-11-22']])
  await queueDaily(world.pool, ['a'], at('2026-11-22T02:00:00Z'))
  expect(await world.taken()).toEqual([['a', 0, '2026-11-22']])
  await queueDaily(world.pool, ['a'], at('2026-11-22T06:00:00Z'))
  expect(await world.taken()).toEqual([['a', 1, '2026-11-22']])
})

it('is queued once a day however many ask, and for the last day only after a long sleep', async () => {
  await using world = await shops(['Europe/Prague'])
  await Promise.all(Array.from({ length: 8 }, () => queueDaily(world.pool, ['a', 'b'], at('2026-11-22T09:00:00Z'))))
  expect(await world.taken()).toEqual([['a', 0, '2026-11-22'], ['b', 0, '2026-11-22']])
  await queueDaily(world.pool, ['a', 'b'], at('2026-11-22T22:59:00Z'))
  expect(await world.taken()).toEqual([])
  await queueDaily(world.pool, ['a'], at('2026-12-02T09:00:00Z'))
  expect(await world.taken()).toEqual([['a', 0, '2026-12-02']])
})

it('is not queued again by a clock that was set back', async () => {
  await using world = await shops(['Europe/Prague'])
  await queueDaily(world.pool, ['a'], at('2026-11-22T09:00:00Z'))
  await world.taken()
  await queueDaily(world.pool, ['a'], at('2026-11-20T09:00:00Z'))
  expect(await world.taken()).toEqual([])
})

it('goes on for everybody when the zone of one is unknown, and after a clock that ran years ahead', async () => {
  await using world = await shops(['Mars/Olympus'], ['Europe/Prague'])
  await queueDaily(world.pool, ['a'], at('2031-01-01T09:00:00Z'))
  expect(await world.taken()).toEqual([['a', 0, '2031-01-01'], ['a', 1, '2031-01-01']])
  await queueDaily(world.pool, ['a'], at('2026-11-22T09:00:00Z'))
  expect(await world.taken()).toEqual([['a', 0, '2026-11-22'], ['a', 1, '2026-11-22']])
})
