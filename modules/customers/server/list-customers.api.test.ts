import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Customer, CustomerItem } from '../contract.ts'
import { customersRoutes } from './index.ts'
import { customersStatement } from './list-customers.ts'

interface Page { readonly items: CustomerItem[]; readonly nextCursor: string | null }

const MANY = 20_000
let world: TestWorld
let clerk: TestStaff
beforeAll(async () => {
  world = await testWorld(customersRoutes)
  clerk = world.here.staff.clerk
})
afterAll(() => world[Symbol.asyncDispose]())

const make = async (body: object, staff = clerk): Promise<Customer> => (await world.ask<Customer>(staff, 'POST', '/customers', { body })).body
const search = async (q: string, staff = clerk): Promise<string[]> =>
  (await world.ask<Page>(staff, 'GET', `/customers?q=${encodeURIComponent(q)}`)).body.items.map(({ name }) => name)

describe('search', () => {
  beforeAll(async () => {
    await make({ givenName: 'Eva', familyName: 'Nováková', phones: [{ value: '603 123 456' }], emails: [{ value: 'eva.n@optika.example' }] })
    await make({ givenName: 'Petr', familyName: 'Novák', phones: [{ value: '+55 11 98765-4321' }] })
    await make({ givenName: 'Łukasz', familyName: 'Straße' })
    await make({ givenName: '小龙', familyName: '李' })
    await make({ givenName: '雄信', familyName: '单' })
    await make({ givenName: 'Procento', familyName: '100%' })
  })

  it.each([
    ['novak', ['Petr Novák', 'Eva Nováková']],
    ['NOVÁK petr', ['Petr Novák']],
    ['ovák eva', ['Eva Nováková']],
    ['603 123', ['Eva Nováková']],
    ['603123456', ['Eva Nováková']],
    ['+420 603 123 456', ['Eva Nováková']],
    ['00420603123456', ['Eva Nováková']],
    ['3456', ['Eva Nováková']],
    ['(11) 98765-4321', ['Petr Novák']],
    ['eva.n@optika', ['Eva Nováková']],
    ['lukasz strasse', ['Łukasz Straße']],
    ['李', ['李小龙']],
    ['小龙', ['李小龙']],
    ['李小', ['李小龙']],
    ['lixiaolong', ['李小龙']],
    ['li xiao', ['李小龙']],
    ['lxl', ['李小龙']],
    ['xiaolong', ['李小龙']],
    ['shanxiong', ['单雄信']],
    ['n', ['Petr Novák', 'Eva Nováková']],
    ['100%', ['Procento 100%']],
    ['%', []],
    ['_____', []],
    ['novak nobody', []],
  ])('%j finds %j', async (q, names) => {
    expect(await search(q)).toEqual(names)
  })

  it('finds a renamed customer by the new name and not by the old', async () => {
    const made = await make({ givenName: 'Jana', familyName: 'Předtím' })
    await world.ask(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { familyName: 'Potom' } })
    expect(await search('predtim')).toEqual([])
    expect(await search('potom')).toEqual(['Jana Potom'])
  })

  it('refuses what was made for nobody\'s list', async () => {
    for (const query of ['cursor=abc', 'limit=0', 'limit=1000', `q=${'a'.repeat(121)}`, 'cursor=WyJhIl0']) {
      expect(await world.ask(clerk, 'GET', `/customers?${query}`)).toMatchObject({ status: 422, problem: 'http/invalid' })
    }
  })

  it('serves no other organization, whatever the door is asked', async () => {
    await expect(world.deps.db.look(world.here.id, (tx) => tx.rows(sql`select app.find_customers(${world.elsewhere.id}, ${['a']}, null, null, null, null, 5)`))).rejects.toThrow('not the current organization')
  })
})

describe('with twenty thousand customers', () => {
  beforeAll(async () => {
    await world.peek(`
      insert into customers (organization_id, id, given_name, family_name, language, search_text, owner_staff_id)
      select $1, gen_random_uuid(), 'Jméno' || n % 211, 'Příjmení' || n, 'cs', ' ' || app.fold('Jméno' || n % 211 || ' Příjmení' || n || ' 4206' || 10000000 + n), case when n % 50 = 0 then $2::uuid end
      from generate_series(1, ${MANY}) n`, [world.here.id, world.here.staff.advisor.staffId])
    await world.peek('insert into customer_contacts (organization_id, id, customer_id, kind, value) select organization_id, gen_random_uuid(), id, \'phone\', \'+420\' || 600000000 + row_number() over () from customers')
    await world.peek('analyze customers, customer_contacts')
  })

  it('lists all of them by name page by page, each once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = (await world.ask<Page>(clerk, 'GET', `/customers?limit=200${cursor && `&cursor=${cursor}`}`)).body
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    const [{ count }] = await world.peek<{ count: number }>('select count(*)::int from customers where organization_id = $1', [world.here.id]) as [{ count: number }]
    expect(seen.length).toBe(count)
    expect(new Set(seen).size).toBe(count)
  })

  it('pages through the hits of a search, each once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = (await world.ask<Page>(clerk, 'GET', `/customers?q=jmeno7%20prij&limit=50${cursor && `&cursor=${cursor}`}`)).body
      seen.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    }
    const { length } = await world.peek(`select id from customers where organization_id = $1 and given_name like 'Jméno7%'`, [world.here.id])
    expect(seen.length).toBe(length)
    expect(new Set(seen).size).toBe(length)
  })

  it.each([
    ['the first page', null, false, 'customers_by_name'],
    ['a later page', ['Příjmení5', 'Jméno5', '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'] as const, false, 'customers_by_name'],
    ['an advisor\'s own', null, true, 'customers_own'],
    ['a later page of an advisor\'s own', ['Příjmení5', 'Jméno5', '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'] as const, true, 'customers_own'],
  ])('%s comes from an index, as the application\'s role', async (_what, after, own, index) => {
    const plan = await world.plans(world.here.id, customersStatement(world.here.id, { words: [], owner: own ? world.here.staff.advisor.staffId : null, after: after && [...after], limit: 51 }))
    expect(plan).toContain(index)
    expect(plan).not.toMatch(/Seq Scan|Sort Key: c\./)
    if (after) expect(plan).toMatch(/Index Cond:.*family_name/)
  })

  it.each([
    ['a fragment', ['rijmeni1234'], /Bitmap Index Scan on customers_search/],
    ['two words', ['jmeno17', 'rijmeni12'], /Bitmap Index Scan on customers_search/],
    ['digits', ['0012345'], /Bitmap Index Scan on customers_search/],
    ['one rare letter', ['x'], /Bitmap Index Scan on customers_search/],
    // What fits almost everybody is found sooner by walking the list.
    ['one letter of everybody', ['p'], /Index Scan using customers_by_name/],
  ])('a search for %s reads no table from end to end', async (_what, words, index) => {
    const plan = await world.plans(world.here.id, customersStatement(world.here.id, { words, owner: null, after: null, limit: 21 }))
    expect(plan).toMatch(index)
    expect(plan).not.toMatch(/Seq Scan on customer/)
  })
})
