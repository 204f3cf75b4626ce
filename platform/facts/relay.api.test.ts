import { pino } from 'pino'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import { JobRunner } from '#platform/jobs/job-runner'
import type { JobPayload } from '#platform/jobs/job-runner'
import { migrateJobs } from '#platform/jobs/migrate-jobs'
import { testDatabase } from '#tests/helpers/test-database'
import { HintListener } from './hints.ts'
import type { Hint } from './hints.ts'
import { recordFacts } from './record.ts'
import { Relay } from './relay.ts'

const log = pino({ level: 'silent' })
const until = async (there: () => boolean): Promise<void> => {
  for (const giveUpAt = Date.now() + 10_000; !there(); await new Promise((wake) => setTimeout(wake, 10))) {
    if (Date.now() > giveUpAt) throw new Error('nothing came within 10 s')
  }
}

async function ears() {
  const test = await testDatabase()
  await migrateJobs(test.owner)
  const stack = new AsyncDisposableStack()
  stack.use(test)
  const db = stack.use(new Database({ connection: test.app, size: 4 }))
  const pool = openPool(test.relay, 6)
  stack.defer(() => pool.end())
  const hints: Hint[] = []
  const jobs: JobPayload[] = []
  stack.use(await HintListener.open(test.app, (hint) => hints.push(hint), () => undefined))
  return { db, pool, hints, jobs, stack, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

const fact = (kind: string) => ({ kind, subjectId: newId(), subjectVersion: 1, branchId: null, payload: { phase: 'ready' } })

it('carries a fact to the job that listens and to live screens', async () => {
  await using world = await ears()
  world.stack.use(await JobRunner.start({ pool: world.pool, log, handlers: { 'things.keep': async (payload) => void world.jobs.push(payload) } }))
  world.stack.use(new Relay({ pool: world.pool, log, jobsFor: (kind) => (kind === 'things.changed' ? ['things.keep'] : []) }))
  const organization = newId()
  const changed = fact('things.changed')
  await world.db.inTenant(organization, async (tx) => recordFacts(tx, changed, fact('things.seen')))
  await until(() => world.jobs.length === 1 && world.hints.length === 2)
  expect(world.jobs[0]).toMatchObject({ organizationId: organization, subjectId: changed.subjectId, kind: 'things.changed', phase: 'ready' })
  expect(world.hints).toContainEqual({ org: organization, kind: 'things.changed', id: changed.subjectId, version: 1, branchId: null, owners: [] })
})

it('tells nothing of what was rolled back', async () => {
  await using world = await ears()
  world.stack.use(new Relay({ pool: world.pool, log, jobsFor: () => [] }))
  await world.db.inTenant(newId(), async (tx) => {
    recordFacts(tx, fact('things.never'))
    throw new Error('changed my mind')
  }).catch(() => undefined)
  await world.db.inTenant(newId(), async (tx) => recordFacts(tx, fact('things.changed')))
  await until(() => world.hints.length > 0)
  expect(world.hints.map(({ kind }) => kind)).toEqual(['things.changed'])
})

it('relays each of 1,200 facts once with two relays at work', async () => {
  await using world = await ears()
  world.stack.use(new Relay({ pool: world.pool, log, jobsFor: () => [] }))
  world.stack.use(new Relay({ pool: world.pool, log, jobsFor: () => [] }))
  const organization = newId()
  for (let n = 0; n < 12; n += 1) await world.db.inTenant(organization, async (tx) => recordFacts(tx, ...Array.from({ length: 100 }, () => fact('things.changed'))))
  await until(() => world.hints.length >= 1_200)
  expect(new Set(world.hints.map(({ id }) => id)).size).toBe(1_200)
  expect(world.hints).toHaveLength(1_200)
  expect((await world.pool.query('select count(*)::int as n from outbox where relayed_at is null')).rows).toEqual([{ n: 0 }])
})

it('does a job again after it has failed', async () => {
  await using world = await ears()
  let tries = 0
  world.stack.use(await JobRunner.start({
    pool: world.pool, log, handlers: { 'things.keep': async () => {
      tries += 1
      if (tries === 1) throw new Error('not yet')
    } },
  }))
  world.stack.use(new Relay({ pool: world.pool, log, jobsFor: () => ['things.keep'] }))
  await world.db.inTenant(newId(), async (tx) => recordFacts(tx, fact('things.changed')))
  await until(() => tries === 2)
  expect(tries).toBe(2)
}, 30_000)
