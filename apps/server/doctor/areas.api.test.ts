import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { ask } from '#tests/helpers/postgres-folder'
import { testDatabase } from '#tests/helpers/test-database'
import type { TestDatabase } from '#tests/helpers/test-database'
import { readConfig } from '../config.ts'
import { makeSample } from '../sample.ts'
import { areas } from './areas.ts'
import type { Area, Examined } from './areas.ts'

let database: TestDatabase
let db: Database
let organization: Examined
const dataDir = mkdtempSync(join(tmpdir(), 'lunette-doctor-'))
const { money, lists } = areas as { money: Area; lists: Area }

/** As the owner of the tables, whom no policy and no grant holds. */
const damage = async (statement: string): Promise<{ id: string; number: string }> =>
  (await ask<{ id: string; number: string }>(database.owner, statement))[0] ?? { id: '', number: '' }
const broken = async (area: Area): Promise<string[]> => (await area.examine(db, organization)).filter((finding) => finding.broken).map(({ sentence }) => sentence)
/** One order with money in it, never the same twice: each test leaves its damage behind it, mended. */
const anOrder = (of: string): string => `select o.id, o.number from orders o where o.phase = 'closed' and o.total > 0 order by o.occurred_at offset ${of.length} limit 1`

beforeAll(async () => {
  database = await testDatabase()
  db = new Database({ connection: database.app })
  const { organizationId } = await makeSample({ db, keys: new Keyring(await openMasterKeys(join(dataDir, 'keys.json'))), config: readConfig({ LUNETTE_DATA_DIR: dataDir }) }, new Date('2026-11-24T11:00:00Z'), { customers: 30, orders: 60 })
  organization = { id: organizationId, name: 'Optika Lumen' }
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true })
})

describe('the doctor of money', () => {
  // Damage is done to a whole database; the next test must not find it.
  beforeEach(async () => {
    expect(await broken(money)).toEqual([])
  })

  test('finds a balance that somebody changed', async () => {
    const { id } = await damage(`update account_balances set balance = balance + 100 where (account, subject) = (select account, subject from account_balances where account = 'takings-cash' order by subject limit 1) returning subject as id`)
    expect(await broken(money)).toEqual([expect.stringMatching(new RegExp(`^Optika Lumen: the balance of takings-cash for ${id} is kept as [\\d.]+ CZK, but its postings add up to [\\d.]+ CZK\\.$`))])
    await damage(`update account_balances set balance = balance - 100 where account = 'takings-cash' and subject = '${id}'`)
  })

  test('finds a balance that is gone', async () => {
    const [kept] = await ask<{ row: string; subject: string }>(database.owner, `delete from account_balances where (account, subject) = (select account, subject from account_balances where account = 'revenue' order by subject limit 1) returning row_to_json(account_balances)::text as row, subject`)
    expect(await broken(money)).toEqual([expect.stringContaining(`revenue for ${kept?.subject} is kept as 0.00 CZK`)])
    await damage(`insert into account_balances select * from json_populate_record(null::account_balances, '${kept?.row}')`)
  })

  test('finds a payment that the journal does not know', async () => {
    const { id } = await damage(`
      with p as (
        insert into payments (organization_id, id, direction, method, amount, currency, branch_id, occurred_at)
        select organization_id, gen_random_uuid(), 'in', 'cash', 12300, 'CZK', branch_id, now() from orders order by occurred_at limit 1 returning organization_id, id
      )
      insert into payment_allocations (organization_id, id, payment_id, subject_kind, subject_id, purpose, amount)
      select p.organization_id, gen_random_uuid(), p.id, 'order', o.id, 'balance', 12300 from p, (select id from orders order by occurred_at limit 1) o returning subject_id as id`)
    expect(await broken(money)).toEqual([
      expect.stringMatching(new RegExp(`^Optika Lumen: [\\d.]+ CZK were paid for ${id}, but the journal moved`)),
      `Optika Lumen: order ${id} should have -123.00 CZK in orders-receivable, but the journal says 0.00 CZK.`,
    ])
    await damage(`delete from payment_allocations where amount = 12300`)
    await damage(`delete from payments where amount = 12300`)
  })

  test('finds a payment that is for less than it is', async () => {
    const { id } = await damage(`update payment_allocations set amount = amount - 1 where id = (select id from payment_allocations order by id limit 1) returning payment_id as id`)
    expect(await broken(money)).toContainEqual(expect.stringMatching(new RegExp(`^Optika Lumen: the payment ${id} of [\\d.]+ CZK is for things of [\\d.]+ CZK\\.$`)))
    await damage(`update payment_allocations set amount = amount + 1 where payment_id = '${id}'`)
  })
})

describe('the doctor of lists', () => {
  beforeEach(async () => {
    expect(await broken(lists)).toEqual([])
  })

  test.each([
    ['a balance', 'balance = balance + 500, total = total + 500', 'balance in the list is 500, but should be 0'],
    ['a stage', `stage = 'ready'`, 'stage in the list is ready, but should be'],
    ['a promised day', `promised_on = '1999-12-31'`, 'promised in the list is 1999-12-31, but should be'],
    ['a seller', 'sold_by = null', 'sold by in the list is empty, but should be'],
  ])('finds %s that is not the order\'s, and sets it right when told to', async (_what, change, sentence) => {
    const { number } = await damage(`update order_list set ${change} where order_id = (select id from (${anOrder(change)}) o) returning number`)
    expect(await broken(lists)).toContainEqual(expect.stringContaining(`Optika Lumen: order ${number}: ${sentence}`))
    expect(await lists.mend?.(db, organization)).toBe(1)
    expect(await broken(lists)).toEqual([])
  })

  test.each([
    ['name', `customer_name = 'Somebody Else'`], ['phone', `customer_phone = '+420601000000'`], ['summary', `summary = 'something'`], ['search words', `search_text = 'nothing'`],
  ])('finds a %s that is not the customer\'s or the order\'s, and does not print it', async (column, change) => {
    const { number } = await damage(`update order_list set ${change} where order_id = (select id from (${anOrder(column)}) o) returning number`)
    expect(await broken(lists)).toEqual([`Optika Lumen: order ${number}: ${column} in the list is not what the order and its customer say.`])
    expect(await lists.mend?.(db, organization)).toBe(1)
  })

  test('finds a row that is gone, and writes it anew', async () => {
    const { number } = await damage(`delete from order_list where order_id = (select id from (${anOrder('gone')}) o) returning number`)
    expect(await broken(lists)).toContainEqual(`Optika Lumen: order ${number}: number in the list is empty, but should be ${number}.`)
    expect(await lists.mend?.(db, organization)).toBe(1)
    expect(await broken(lists)).toEqual([])
  })

  test('sets everything right, however much is wrong', async () => {
    const [{ all } = { all: 0 }] = await ask<{ all: number }>(database.owner, `with damaged as (update order_list set priority = case priority when 'rush' then 'normal' else 'rush' end, summary = 'x' returning 1) select count(*)::int as all from damaged`)
    expect((await broken(lists)).length).toBeGreaterThan(100)
    expect(await lists.mend?.(db, organization)).toBe(all)
  })
})
