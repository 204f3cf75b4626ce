import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Customer, CustomerItem } from '../contract.ts'
import { duplicatesStatement } from './find-duplicates.ts'
import { customersRoutes } from './index.ts'
import { searchStatement } from './search-customers.ts'

let world: TestWorld
let clerk: TestStaff
beforeAll(async () => {
  world = await testWorld(customersRoutes)
  clerk = world.here.staff.clerk
})
afterAll(() => world[Symbol.asyncDispose]())

const make = async (body: object, staff = clerk): Promise<Customer> => (await world.ask<Customer>(staff, 'POST', '/customers', { body })).body
type Hit = CustomerItem & { similar: boolean }
const search = async (q: string, staff = clerk): Promise<Hit[]> => (await world.ask<{ items: Hit[] }>(staff, 'GET', `/customers/search?q=${encodeURIComponent(q)}`)).body.items
const names = async (q: string, staff = clerk): Promise<string[]> => (await search(q, staff)).map(({ name }) => name)
type Suspect = CustomerItem & { reasons: string[] }
const suspects = async (query: Record<string, string>, staff = clerk): Promise<[string, string[]][]> =>
  (await world.ask<{ items: Suspect[] }>(staff, 'GET', `/customers/duplicates?${new URLSearchParams(query)}`)).body.items.map(({ name, reasons }) => [name, reasons])

describe('search while typing', () => {
  beforeAll(async () => {
    await make({ givenName: 'Eva', familyName: 'Nováková', birthOn: '1984-05-02', phones: [{ value: '603 123 456' }], emails: [{ value: 'eva.n@optika.example' }] })
    await make({ givenName: 'Petr', familyName: 'Novák' })
    await make({ givenName: 'Jana', familyName: 'Vránová' })
    await make({ givenName: 'Kateřina', familyName: 'Dvořáčková' })
    await make({ givenName: '小龙', familyName: '李', birthOn: '1990-11-30' })
  })

  it.each([
    ['novak', ['Petr Novák', 'Eva Nováková']],
    ['novakova', ['Eva Nováková', 'Petr Novák']],
    ['603 123', ['Eva Nováková']],
    ['2. 5. 1984', ['Eva Nováková']],
    ['eva 2.5.1984', ['Eva Nováková']],
    ['1984-05-02', ['Eva Nováková']],
    ['lxl 1990年11月30日', ['李小龙']],
    ['lixiaolong', ['李小龙']],
    ['EVA.N@OPTIKA', ['Eva Nováková']],
    ['nobody here', []],
    ['%', []],
    ['', []],
  ])('%j finds %j', async (q, found) => {
    expect(await names(q)).toEqual(found)
  })

  it.each([['dvorackva', 'Kateřina Dvořáčková'], ['katerna dvorakova', 'Kateřina Dvořáčková'], ['nowakova eva', 'Eva Nováková']])('%j with a slip finds %s, and says that it is only like it', async (q, name) => {
    expect((await search(q))[0]).toMatchObject({ name, similar: true })
  })

  it('puts a name that begins so before one in which it stands, and a whole one first', async () => {
    await make({ givenName: 'Adam', familyName: 'Mevan' })
    await make({ givenName: 'Adam', familyName: 'Evanová' })
    await make({ givenName: 'Zita', familyName: 'Evan' })
    expect((await names('evan')).slice(0, 3)).toEqual(['Zita Evan', 'Adam Evanová', 'Adam Mevan'])
  })

  it('gives twenty at most, unless less is asked for', async () => {
    for (let n = 0; n < 22; n += 1) await make({ familyName: `Mnohý ${n}` })
    expect(await search('mnohy')).toHaveLength(20)
    expect(await world.ask(clerk, 'GET', '/customers/search?q=mnohy&limit=3')).toMatchObject({ body: { items: [{}, {}, {}] } })
  })

  it('shows an advisor only their own, and another organization nothing', async () => {
    await make({ familyName: 'Advisorova' }, world.here.staff.advisor)
    expect(await names('advisorova', world.here.staff.advisor)).toEqual(['Advisorova'])
    expect(await names('advisorova', world.here.staff.advisor2)).toEqual([])
    expect(await names('advisorovva', world.here.staff.advisor2)).toEqual([])
    expect(await names('novak', world.elsewhere.staff.owner)).toEqual([])
    await expect(world.deps.db.look(world.here.id, (tx) => tx.rows(sql`select app.find_best_customers(${world.elsewhere.id}, ${['a']}, null, '{}', 5)`))).rejects.toThrow('not the current organization')
    await expect(world.deps.db.look(world.here.id, (tx) => tx.rows(sql`select app.find_duplicates(${world.elsewhere.id}, 'a', '{}', '{}', null, '{}', null, 5)`))).rejects.toThrow('not the current organization')
  })
})

describe('the warning of duplicates', () => {
  beforeAll(async () => {
    await make({ givenName: 'Karel', familyName: 'Dvojník', birthOn: '1970-01-02', phones: [{ value: '777 888 999' }], emails: [{ value: 'Karel@dvojnik.example' }], taxIds: [{ kind: 'cz-ico', value: '25123891' }] })
    await make({ givenName: '小明', familyName: '王' })
  })

  it.each<[string, Record<string, string>, [string, string[]][]]>([
    ['the same telephone, however written', { familyName: 'Jiná', phone: '+420 777-888-999' }, [['Karel Dvojník', ['phone']]]],
    ['the same e-mail in other letters', { email: 'karel@DVOJNIK.example' }, [['Karel Dvojník', ['email']]]],
    ['the same tax number', { taxId: '251 238 91' }, [['Karel Dvojník', ['tax-id']]]],
    ['name and birth date', { givenName: 'Karel', familyName: 'Dvojnik', birthOn: '1970-01-02' }, [['Karel Dvojník', ['name-and-birth', 'similar-name']]]],
    ['a similar name', { givenName: 'Karl', familyName: 'Dvojník' }, [['Karel Dvojník', ['similar-name']]]],
    ['a Chinese name', { givenName: '小明', familyName: '王' }, [['王小明', ['similar-name']]]],
    ['half a number', { phone: '777' }, []],
    ['the same birth date and nothing else', { givenName: 'Alžběta', familyName: 'Zcela', birthOn: '1970-01-02' }, []],
    ['nothing', {}, []],
  ])('knows by %s', async (_by, query, found) => {
    expect(await suspects(query)).toEqual(found)
  })

  it('never names the one who is being changed, nor who was joined with another', async () => {
    const [one, other] = [await make({ familyName: 'Nejdvojitější' }), await make({ familyName: 'Nejdvojitější' })]
    expect(await suspects({ familyName: 'Nejdvojitější', exceptId: one.id })).toHaveLength(1)
    await world.ask(clerk, 'POST', `/customers/${one.id}/merge`, { version: 1, body: { mergedId: other.id } })
    expect(await suspects({ familyName: 'Nejdvojitější', exceptId: one.id })).toEqual([])
  })

  it('tells an advisor nothing of the others\' customers', async () => {
    expect(await suspects({ phone: '777888999', familyName: 'Dvojník', givenName: 'Karel' }, world.here.staff.advisor)).toEqual([])
    expect(await suspects({ phone: '777888999' }, world.elsewhere.staff.owner)).toEqual([])
  })
})

it('tags in use are counted, an advisor\'s own only', async () => {
  await make({ familyName: 'X', tags: ['tenis', 'golf'] })
  await make({ familyName: 'Y', tags: ['tenis'] })
  expect((await world.ask(clerk, 'GET', '/customers/tags')).body).toMatchObject({ items: [{ tag: 'tenis', count: 2 }, { tag: 'golf', count: 1 }] })
  expect((await world.ask(world.here.staff.advisor2, 'GET', '/customers/tags')).body).toMatchObject({ items: [] })
})

it('reads the customers through their indexes, for search, slips and duplicates', async () => {
  await world.peek(`insert into customers (organization_id, id, given_name, family_name, language, birth_on, search_text)
    select $1, gen_random_uuid(), 'Given' || n, 'Family' || md5(n::text), 'cs', date '1940-01-01' + n % 20000, ' given' || n || ' family' || md5(n::text) || ' ' || 420600000000 + n from generate_series(1, 20000) n`, [world.here.id])
  await world.peek('analyze customers')
  const statements = {
    exact: searchStatement(world.here.id, { words: ['603123'], owner: null, also: [], limit: 20 }), slip: searchStatement(world.here.id, { words: ['dvorackva'], owner: null, also: [], limit: 20 }),
    duplicates: duplicatesStatement(world.here.id, { name: 'Kateřina Dvořáčková', phones: ['+420603123456'], emails: [], birthOn: '1970-01-01', taxIds: [], owner: null, exceptId: null }),
  }
  for (const [name, statement] of Object.entries(statements)) {
    const plan = await world.plans(world.here.id, statement)
    expect(plan, name).not.toMatch(/Seq Scan on (public\.)?(customers|customer_contacts)\b/)
    expect(plan, name).toContain('customers_search')
  }
})
