import pg from 'pg'
import { expect, it } from 'vitest'
import { sql } from '#platform/db/sql'
import { testWorld } from '../helpers/callers.ts'
import { PostgresFolder } from '../helpers/postgres-folder.ts'
import { RunningServer, freePort } from '../helpers/running-server.ts'

/** What would have ended the process: failures of promises that nobody waited for. */
async function droppedDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const dropped: unknown[] = []
  const note = (error: unknown): void => void dropped.push(error)
  process.on('unhandledRejection', note)
  try {
    await work()
    await new Promise((wake) => setTimeout(wake, 20))
  } finally {
    process.off('unhandledRejection', note)
  }
  return dropped
}

it('leaves no failure behind when the first of several questions fails', async () => {
  await using world = await testWorld(() => [])
  const asking = world.deps.db.inTenant(world.here.id, async (tx) => {
    const [first, second, third] = [tx.rows(sql`select 1 / 0`), tx.one(sql`select 2`), tx.run(sql`select 3`)]
    return [await first, await second, await third]
  })
  expect(await droppedDuring(() => expect(asking).rejects.toMatchObject({ code: '22012' }))).toEqual([])
})

it('leaves no failure behind when the database goes while it is looked up who calls', async () => {
  await using world = await testWorld(() => [])
  const superuser = new pg.Client(world.database.superuser)
  await superuser.connect()
  try {
    await superuser.query('begin')
    await superuser.query('lock table organizations in access exclusive mode')
    const dropped = await droppedDuring(async () => {
      const looking = world.by(world.here.staff.owner)
      looking.catch(() => undefined)
      await new Promise((wake) => setTimeout(wake, 100))
      await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'lunette_app'`)
      await expect(looking).rejects.toThrow(/terminat|statement timeout/)
    })
    expect(dropped).toEqual([])
  } finally {
    await superuser.end()
  }
})

it('serves on when a failure is dropped all the same, and says so in the log', async () => {
  await using folder = PostgresFolder.prepared()
  const mishap = encodeURIComponent(`process.on('SIGUSR2', () => void Promise.reject(new Error('dropped on purpose')))`)
  await using server = new RunningServer(folder.path, await freePort(), { NODE_OPTIONS: `--import=data:text/javascript,${mishap}` })
  await server.start()
  process.kill(server.pid, 'SIGUSR2')
  for (const giveUpAt = Date.now() + 10_000; !server.output.includes('dropped on purpose'); await new Promise((wake) => setTimeout(wake, 20))) expect(Date.now()).toBeLessThan(giveUpAt)
  expect(server.output).toContain('a failure that nothing waited for')
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
}, 60_000)
