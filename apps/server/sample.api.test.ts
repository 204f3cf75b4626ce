import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { Auth } from '#modules/identity/server'
import { isLate } from '#modules/orders/domain'
import type { Phase } from '#modules/orders/domain'
import { listDifferences } from '#modules/orders/server'
import { moneyDifferences } from '#modules/payments/server'
import { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { createLog } from '#platform/log/log'
import { checksums, rowCounts } from '#tests/helpers/all-tables'
import { ask } from '#tests/helpers/postgres-folder'
import { testDatabase } from '#tests/helpers/test-database'
import { readConfig } from './config.ts'
import { deleteSample, makeSample } from './sample.ts'
import type { MadeSample } from './sample.ts'
import { readPasswords } from './sample-passwords.ts'

const NOW = new Date('2026-11-24T11:00:00Z')
/** Where it does not matter how much there is. */
const tiny = { customers: 30, orders: 60 }

/** A database and a data folder of their own, as a verb of the command has them. */
async function ground() {
  const database = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'lunette-sample-'))
  const db = new Database({ connection: database.app })
  const keys = new Keyring(await openMasterKeys(join(dataDir, 'keys.json')))
  return {
    database, db, dataDir, keys, config: readConfig({ LUNETTE_DATA_DIR: dataDir }),
    async [Symbol.asyncDispose]() {
      await db[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true })
    },
  }
}
type Ground = Awaited<ReturnType<typeof ground>>

describe('the sample', () => {
  let here: Ground
  let made: MadeSample
  let tookMs: number
  const rows = <Row>(statement: (organizationId: string) => Sql): Promise<Row[]> => here.db.inTenant(made.organizationId, (tx) => tx.rows<Row>(statement(made.organizationId)))

  beforeAll(async () => {
    here = await ground()
    const startedAt = performance.now()
    made = await makeSample(here, NOW)
    tookMs = performance.now() - startedAt
  })
  afterAll(() => here[Symbol.asyncDispose]())

  test('is made within seconds', () => {
    process.stdout.write(`The sample of 500 customers and 1,500 orders was made in ${(tookMs / 1000).toFixed(1)} s.\n`)
    // Ten seconds on a machine of its own; here other tests run beside it.
    expect(tookMs).toBeLessThan(20_000)
  })

  test('has customers, orders, goods and a person for each role', async () => {
    const counts = await rowCounts(here.database.superuser)
    expect(Object.fromEntries(['organizations', 'branches', 'staff', 'customers', 'orders', 'order_list', 'number_series'].map((table) => [table, counts.get(table)])))
      .toEqual({ organizations: 1, branches: 1, staff: 10, customers: 500, orders: 1504, order_list: 1504, number_series: 2 })
    expect(await rows((id) => sql`select kind, count(*) from products where organization_id = ${id} and kind in ('frame', 'lens') group by 1 order by 1`)).toEqual([{ kind: 'frame', count: 60 }, { kind: 'lens', count: 40 }])
    expect(new Set((await rows<{ role: string }>((id) => sql`select role from staff_roles where organization_id = ${id}`)).map(({ role }) => role)).size).toBe(10)
  })

  test('has lab orders of the last months at three labs, some late, with inspections', async () => {
    const labs = await rows<{ sent: number; arrived: number; late: number }>((id) => sql`
      select count(*)::int as sent, count(*) filter (where state = 'arrived')::int as arrived, count(*) filter (where arrived_on > first_promised_on)::int as late from lab_orders where organization_id = ${id} group by lab_id order by 1`)
    expect(labs.length).toBe(3)
    expect(labs.every(({ sent, arrived }) => sent > 5 && arrived > 3)).toBe(true)
    expect(labs.some(({ late }) => late > 0)).toBe(true)
    expect((await rows<{ passed: boolean }>((id) => sql`select passed, count(*) from inspections where organization_id = ${id} group by 1 order by 1`)).map(({ passed }) => passed)).toEqual([false, true])
    // Made again through the lab, the shop and the prescriber, each after an inspection that failed; and one order waits for what becomes of its lenses.
    expect(await rows((id) => sql`
      select r.caused_by, count(*)::int as made, bool_and(not i.passed and i.order_id = r.root_order_id and o.root_order_id = r.root_order_id and o.total = 0 and o.remake_cause is not null) as whole
      from lab_remakes r join inspections i on i.organization_id = r.organization_id and i.id = r.inspection_id join orders o on o.organization_id = r.organization_id and o.id = r.order_id
      where r.organization_id = ${id} group by 1 order by 1`)).toEqual([{ caused_by: 'lab', made: 2, whole: true }, { caused_by: 'optician', made: 1, whole: true }, { caused_by: 'prescriber', made: 1, whole: true }])
    expect(await rows((id) => sql`select stage from orders where organization_id = ${id} and inspection = 'failed' and phase not in ('closed', 'cancelled')`)).toEqual([{ stage: 'final-inspection' }])
  })

  test('is taxed as Czech opticians are: lenses at the reduced rate, frames at the usual one', async () => {
    expect(await rows((id) => sql`
      select distinct l.kind, (l.taxes->0->>'rateBps')::int as rate from order_lines l where l.organization_id = ${id} and l.kind in ('frame', 'lens', 'service') order by 1`))
      .toEqual([{ kind: 'frame', rate: 2100 }, { kind: 'lens', rate: 1200 }, { kind: 'service', rate: 2100 }])
  })

  test('adds up: the doctor finds nothing in money and lists', async () => {
    expect(await here.db.inTenant(made.organizationId, moneyDifferences)).toEqual([])
    expect(await here.db.inTenant(made.organizationId, listDifferences)).toEqual([])
    // Lines, taxes and totals of each order, and no more paid than it costs.
    expect(await rows((id) => sql`
      select o.number from orders o where o.organization_id = ${id} and (
        o.total <> (select sum(l.amount) from order_lines l where l.organization_id = o.organization_id and l.order_id = o.id)
        or o.total <> (select sum(x.base + x.tax) from order_taxes x where x.organization_id = o.organization_id and x.order_id = o.id)
        or o.tax_total <> (select sum(x.tax) from order_taxes x where x.organization_id = o.organization_id and x.order_id = o.id))`)).toEqual([])
    expect(await rows((id) => sql`select number from order_list where organization_id = ${id} and (balance < 0 or phase = 'cancelled' and balance <> 0)`)).toEqual([])
    // What was sold and not collected is still to be given; what was collected or cancelled is not.
    expect(await rows((id) => sql`
      select o.number from orders o join account_balances b on b.organization_id = o.organization_id and b.subject = o.id::text and b.account = 'orders-sold'
      where o.organization_id = ${id} and -b.balance <> case when o.phase in ('closed', 'cancelled') then 0 else o.total end`)).toEqual([])
  })

  test('has work in every place, some of it late for a reason, some on hold, some waiting for its customer', async () => {
    const open = await rows<{ place: string; phase: Phase; promised_on: string | null; note: string | null; on_hold_since: Date | null }>((id) => sql`
      select l.place, o.phase, o.promised_on, o.note, o.on_hold_since from orders o join order_list l on l.organization_id = o.organization_id and l.order_id = o.id
      where o.organization_id = ${id} and o.phase in ('taken', 'producing', 'finishing', 'ready')`)
    expect(open.length).toBeGreaterThan(38)
    expect(open.length).toBeLessThan(56)
    expect(new Set(open.map(({ place }) => place))).toEqual(new Set(['shop', 'lab', 'workshop', 'shelf']))
    const late = open.filter((order) => isLate({ phase: order.phase, promisedOn: order.promised_on }, dayIn('Europe/Prague', NOW)))
    expect(late.length).toBeGreaterThanOrEqual(3)
    expect(late.length).toBeLessThan(10)
    expect(late.filter(({ note }) => note === null)).toEqual([])
    expect(open.filter(({ on_hold_since }) => on_hold_since !== null).length).toBeGreaterThanOrEqual(1)
    const [cancelled] = await rows<{ count: number }>((id) => sql`select count(*) from orders where organization_id = ${id} and phase = 'cancelled'`)
    expect(cancelled?.count).toBeGreaterThan(5)
  })

  test('ends today: a year of it, nothing in the future, nothing at night', async () => {
    const [span] = await rows<{ first: Date; last: Date }>((id) => sql`select min(occurred_at) as first, max(occurred_at) as last from orders where organization_id = ${id}`)
    expect([dayIn('Europe/Prague', span!.first), dayIn('Europe/Prague', span!.last)]).toEqual(['2025-11-24', '2026-11-24'])
    expect(await rows((id) => sql`
      select 'event' as what from order_events where organization_id = ${id} and (occurred_at > ${NOW} or extract(hour from occurred_at at time zone 'Europe/Prague') not between 8 and 18)
      union all select 'payment' from payments where organization_id = ${id} and (occurred_at > ${NOW} or extract(isodow from occurred_at at time zone 'Europe/Prague') = 7)
      union all select 'customer' from customers where organization_id = ${id} and created_at > ${NOW}`)).toEqual([])
  })

  test('goes on with the next number', async () => {
    const [last] = await rows<{ last: number }>((id) => sql`select max(split_part(number, '-', 2)::int) as last from orders where organization_id = ${id} and number like '26-%'`)
    expect(await rows((id) => sql`select next_value as next from number_series where organization_id = ${id} and year = 2026`)).toEqual([{ next: last!.last + 1 }])
  })

  test('lets its people in with passwords that stand only in a closed file', async () => {
    const passwords = readPasswords(here.dataDir)
    expect(passwords.map(({ email }) => email)).toContain('eva.mala@lumen.example')
    expect(new Set(passwords.map(({ password }) => password)).size).toBe(10)
    expect(statSync(join(here.dataDir, 'sample-passwords.json')).mode & 0o777).toBe(0o600)
    await using auth = new Auth({ connection: here.database.app, master: await openMasterKeys(join(here.dataDir, 'keys.json')), publicUrl: 'http://localhost:4100', log: createLog('silent') })
    const from = { address: '127.0.0.1', device: null }
    const { email = '', password = '' } = passwords[0] ?? {}
    expect(await auth.signIn(email, password, from)).toMatchObject({ personId: made.ownerPersonId })
    expect(await auth.signIn(email, `${password}x`, from)).toBeNull()
  })

  test('is made once: who asks again is given the one that is there', async () => {
    expect(await makeSample(here, new Date('2026-11-25T11:00:00Z'))).toEqual(made)
    expect((await rowCounts(here.database.superuser)).get('organizations')).toBe(1)
  })
})

test('the same instant gives the same sample, down to the last id', async () => {
  await using one = await ground()
  await using other = await ground()
  // Enough for every kind of thing; more would only take longer.
  const enough = { customers: 120, orders: 300 }
  await makeSample(one, NOW, enough)
  await makeSample(other, NOW, enough)
  // Random: passwords, keys and what is sealed with them. Laid down as in every new shop, under ids and times of their own: tax rates, price list, kinds.
  const differ = {
    'auth.account': ['password'], organization_keys: ['wrapped', 'created_at'], person_keys: ['wrapped', 'created_at'], lab_orders: ['content'], inspections: ['content'],
    tax_rates: ['id'], price_lists: ['id', 'created_at'], prices: ['price_list_id'], order_kinds: ['created_at'], migrations: ['applied_at'], 'app.migrations': ['applied_at'],
  }
  const [sums, others] = [await checksums(one.database.superuser, differ), await checksums(other.database.superuser, differ)]
  expect([...sums].filter(([table, sum]) => others.get(table) !== sum).map(([table]) => table)).toEqual([])
  expect([...sums.values()].filter((sum) => sum !== 'empty').length).toBeGreaterThan(20)
})

test('pressed twice at once, one sample is made', async () => {
  await using here = await ground()
  const [first, second] = await Promise.all([makeSample(here, NOW, tiny), makeSample(here, new Date(NOW.getTime() + 1), tiny)])
  expect(second).toEqual(first)
  expect((await rowCounts(here.database.superuser)).get('orders')).toBe(64)
})

test('deleting it leaves nothing of it, and the next one is another', async () => {
  await using here = await ground()
  const before = await rowCounts(here.database.superuser)
  const made = await makeSample(here, NOW, tiny)
  expect(await deleteSample(here)).toBe(true)
  expect(await rowCounts(here.database.superuser)).toEqual(before)
  expect(existsSync(join(here.dataDir, 'sample-passwords.json'))).toBe(false)
  expect(await deleteSample(here)).toBe(false)
  expect((await makeSample(here, new Date(NOW.getTime() + 60_000), tiny)).organizationId).not.toBe(made.organizationId)
})

test('a person who is known by e-mail already works in the sample with the password they have', async () => {
  await using here = await ground()
  const personId = newId()
  await ask(here.database.owner, `insert into auth."user" (id, name, email) values ('${personId}', 'Eva Malá', 'eva.mala@lumen.example')`)
  const made = await makeSample(here, NOW, tiny)
  expect(made.ownerPersonId).toBe(personId)
  expect(readPasswords(here.dataDir).map(({ email }) => email)).not.toContain('eva.mala@lumen.example')
})
