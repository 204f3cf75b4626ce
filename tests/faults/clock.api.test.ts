import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { newId, timeOfId } from '#kernel/ids'
import { audit, examineAudit, sealAudit } from '#modules/identity/server'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import { recordFacts } from '#platform/facts/record'
import { Relay } from '#platform/facts/relay'
import { JobRunner } from '#platform/jobs/job-runner'
import { migrateJobs } from '#platform/jobs/migrate-jobs'
import { testWorld } from '#tests/helpers/callers'
import { anOrderWorld } from '#tests/helpers/order-world'
import { ask } from '#tests/helpers/postgres-folder'
import { shiftClock } from '#tests/helpers/shift-clock'
import { testDatabase } from '#tests/helpers/test-database'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const clocks = [['an hour behind', -HOUR], ['a day ahead', DAY]] as const

describe('sessions', () => {
  it('nobody is signed out by a clock that goes back an hour, and nobody who was signed out elsewhere stays signed in by it', async () => {
    await using world = await testWorld(() => [])
    const { clerk, owner } = world.here.staff
    const [one, other] = [await world.by(clerk), await world.by(owner)]
    expect(await world.callers.stillThere(one)).not.toBeNull()
    using _behind = shiftClock(-HOUR)
    await world.peek('delete from auth.session where id = $1', [one.sessionId])
    await world.peek('update staff set disabled_at = now() where id = $1', [owner.staffId])
    // What was looked up within the last ten seconds may be believed, but not for an hour because the clock says so.
    expect(await world.callers.stillThere(one)).toBeNull()
    expect(await world.callers.stillThere(other)).toBeNull()
    expect(await world.callers.stillThere(await world.by(world.here.staff.manager))).not.toBeNull()
  })

  it('a session that ends within a day is over for a clock a day ahead, and there again when it is right', async () => {
    await using world = await testWorld(() => [])
    const { clerk } = world.here.staff
    await world.peek(`update auth.session set "expiresAt" = now() + interval '2 hours' where id = $1`, [clerk.sessionId])
    const by = await world.by(clerk)
    {
      using _ahead = shiftClock(DAY)
      expect(await world.callers.stillThere(by)).toBeNull()
    }
    expect(await world.callers.stillThere(by)).not.toBeNull()
  })
})

it('ids stay unique and orders are taken once, also when a till sends one again after its clock was set right', async () => {
  await using world = await anOrderWorld()
  const { clerk } = world.here.staff
  const taken: { id: string; number: string; key: string }[] = []
  const take = async (): Promise<void> => {
    const key = newId()
    const { status, body } = await world.ask<{ id: string; number: string }>(clerk, 'POST', '/orders', { body: world.newOrder(500_000), key })
    expect(status).toBe(201)
    taken.push({ ...body, key })
  }
  await take()
  for (const [, byMs] of clocks) {
    using _shifted = shiftClock(byMs)
    await take()
    await take()
  }
  await take()
  for (const { id, key } of taken) expect(await world.ask(clerk, 'POST', '/orders', { body: world.newOrder(500_000), key })).toMatchObject({ status: 201, body: { id } })
  const { body: { items } } = await world.ask<{ items: { id: string }[] }>(clerk, 'GET', '/orders')
  expect(items.map(({ id }) => id).toSorted()).toEqual(taken.map(({ id }) => id).toSorted())
  expect(new Set(taken.map(({ number }) => number)).size).toBe(taken.length)
  // Of one clock they sort by their time; only those of another lie elsewhere.
  expect(taken[1]!.id < taken[0]!.id && taken[5]!.id < taken[3]!.id && taken[0]!.id < taken[5]!.id).toBe(true)
  expect(Math.round((timeOfId(taken[3]!.id)! - timeOfId(taken[1]!.id)!) / HOUR)).toBe(25)
})

it.each(clocks)('work that follows a change is done at once by a clock that becomes %s', async (_what, byMs) => {
  await using stack = new AsyncDisposableStack()
  const test = stack.use(await testDatabase())
  await migrateJobs(test.owner)
  const db = stack.use(new Database({ connection: test.app, size: 2 }))
  const pool = openPool(test.relay, 6)
  stack.defer(() => pool.end())
  const log = pino({ level: 'silent' })
  let done = 0
  stack.use(await JobRunner.start({ pool, log, handlers: { 'things.keep': async () => void (done += 1) } }))
  stack.use(new Relay({ pool, log, jobsFor: () => ['things.keep'] }))
  const change = (): Promise<void> => db.inTenant(newId(), async (tx) => recordFacts(tx, { kind: 'things.changed', subjectId: newId(), subjectVersion: 1, branchId: null, payload: {} }))
  await change()
  await expect.poll(() => done, { timeout: 10_000 }).toBe(1)
  using _shifted = shiftClock(byMs)
  await change()
  await expect.poll(() => done, { timeout: 10_000 }).toBe(2)
})

it('the sealer leaves nothing out and calls nothing tampering when the clock of the database was a day ahead and goes back, then an hour more', async () => {
  await using stack = new AsyncDisposableStack()
  const test = stack.use(await testDatabase())
  // Found before PostgreSQL's own, these are the clock of whoever asks here.
  await ask(test.superuser, `create schema shifted; create table shifted.by (span interval); insert into shifted.by values ('0');
    create function shifted.now() returns timestamptz language sql as 'select pg_catalog.now() + span from shifted.by';
    create function shifted.clock_timestamp() returns timestamptz language sql as 'select pg_catalog.clock_timestamp() + span from shifted.by';
    grant usage on schema shifted to public; grant select on shifted.by to public; alter table audit_entries alter recorded_at set default shifted.now()`)
  const folder = mkdtempSync(join(tmpdir(), 'lunette-clock-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  const keys = new Keyring(await openMasterKeys(join(folder, 'keys.json')))
  const db = stack.use(new Database({ connection: test.app, size: 2 }))
  const relay = openPool(test.relay, 2, { options: '-c search_path=shifted,pg_catalog,public' })
  stack.defer(() => relay.end())
  const organizationId = newId()
  let sealed = 0
  for (const span of ['0', '1 day', '0', '-1 hour', '-1 hour']) {
    await ask(test.superuser, `update shifted.by set span = '${span}'`)
    await db.inTenant(organizationId, async (tx) => audit(tx, 'system', null, { action: 'orders.taken', subject: { kind: 'order', id: newId() } }))
    // A transaction of another database holds back what may be sealed.
    await expect.poll(async () => (sealed += await sealAudit(relay, { db, keys }, organizationId)), { timeout: 15_000 }).toBeGreaterThanOrEqual(1)
  }
  await expect.poll(async () => (sealed += await sealAudit(relay, { db, keys }, organizationId)), { timeout: 15_000 }).toBe(5)
  const report = await examineAudit(relay, { db, keys }, organizationId)
  expect(report).toMatchObject({ entries: 5, unsealed: 0, broken: [] })
  // What is held back may be sealed only after the next hour back.
  expect(report.notes.join()).toMatch(/the clock of the database went back by 1(4\d\d|500) minutes/)
})
