import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Product } from '../contract.ts'
import { catalogDefaults, catalogRoutes } from './index.ts'
import { productsStatement } from './list-products.ts'

interface Page { readonly items: Product[]; readonly nextCursor: string | null }

let world: TestWorld
let clerk: TestStaff
beforeAll(async () => {
  world = await testWorld(catalogRoutes)
  clerk = world.here.staff.clerk
  const { id } = world.here
  await world.deps.db.inTenant(id, (tx) => catalogDefaults(tx, { id, country: 'CZ', currency: 'CZK', language: 'cs', vatPayer: true, createdOn: '2026-11-21' }))
})
afterAll(() => world[Symbol.asyncDispose]())

const make = async (body: object): Promise<Product> =>
  (await world.ask<Product>(world.here.staff.owner, 'POST', '/products', { body: { kind: 'accessory', taxClass: 'standard', details: {}, variants: [{}], ...body } })).body
const list = async (query: string): Promise<string[]> => (await world.ask<Page>(clerk, 'GET', `/products?${query}`)).body.items.map(({ name }) => name)

describe('the list of products', () => {
  beforeAll(async () => {
    await make({ kind: 'frame', name: 'RB 2140', brand: 'Ray-Ban', details: { model: 'Wayfarer', colour: 'černá' }, variants: [{ name: '50', sku: 'RB2140-901/50', gtin: '6291041500213' }, { name: '54' }] })
    await make({ kind: 'lens', name: 'Tenká čočka 1.6', details: { index: 16_000, design: 'single-vision' } })
    await make({ name: 'Čistič', variants: [{ sku: '12-345' }] })
    await make({ name: '眼镜盒' })
    await make({ name: 'Bývalé pouzdro', active: false })
  })

  it.each([
    ['q=wayfarer', ['RB 2140']],
    ['q=ray%20cerna', ['RB 2140']],
    ['q=rb2140-901', ['RB 2140']],
    ['q=6291041500213', ['RB 2140']],
    ['q=rb%202140', ['RB 2140']],
    ['q=cocka', ['Tenká čočka 1.6']],
    ['q=12345', ['Čistič']],
    ['q=12-345', ['Čistič']],
    ['q=yanjinghe', ['眼镜盒']],
    ['q=yjh', ['眼镜盒']],
    ['q=54', ['RB 2140']],
    ['q=c&kind=lens', ['Tenká čočka 1.6']],
    ['kind=frame', ['RB 2140']],
    ['active=false', ['Bývalé pouzdro']],
    ['q=pouzdro', []],
    ['q=pouzdro&active=false', ['Bývalé pouzdro']],
    ['', ['Čistič', 'RB 2140', 'Tenká čočka 1.6', '眼镜盒']],
  ])('%j gives %j', async (query, names) => {
    expect(await list(query)).toEqual(names)
  })

  it('refuses what is no list of ours', async () => {
    for (const query of ['kind=hat', 'active=yes', 'cursor=abc', 'limit=201']) expect(await world.ask(clerk, 'GET', `/products?${query}`)).toMatchObject({ status: 422 })
  })

  it('pages through the hits, each once', async () => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = (await world.ask<Page>(clerk, 'GET', `/products?q=c&limit=1${cursor && `&cursor=${cursor}`}`)).body
      seen.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(await list('q=c'))
  })
})

describe('with twenty thousand products', () => {
  beforeAll(async () => {
    const { id } = world.here
    await world.peek(`
      insert into products (organization_id, id, kind, name, tax_class, search_text)
      select $1, gen_random_uuid(), case when n % 10 = 0 then 'service' else 'frame' end, 'Produkt ' || n, 'standard', ' produkt ' || n from generate_series(1, 20000) n`, [id])
    await world.peek('insert into product_variants (organization_id, id, product_id) select organization_id, gen_random_uuid(), id from products')
    await world.peek(`
      insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from)
      select v.organization_id, gen_random_uuid(), l.id, v.id, 100, 'CZK', now() from product_variants v join price_lists l on l.organization_id = v.organization_id
      where not exists (select from prices r where r.variant_id = v.id)`)
    await world.peek('analyze products, product_variants, prices, price_lists')
  })

  const place = ['Produkt 42', '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'] as [string, string]
  it.each([
    ['the first page', { kind: null, after: null }, 'products_by_name'],
    ['a later page', { kind: null, after: place }, 'products_by_name'],
    ['a kind', { kind: 'service' as const, after: null }, 'products_by_kind'],
    ['a later page of a kind', { kind: 'service' as const, after: place }, 'products_by_kind'],
  ])('%s comes from an index, as the application\'s role', async (_what, asked, index) => {
    const plan = await world.plans(world.here.id, productsStatement(world.here.id, { words: [], active: true, limit: 51, ...asked }))
    expect(plan).toContain(index)
    expect(plan).toMatch(/Index Scan using prices_/)
    expect(plan).not.toMatch(/Seq Scan on (products|product_variants|prices) |Sort Key: p\./)
  })

  it.each([[['rodukt 4321']], [['rodukt', '4321']], [['9']]])('a search for %j reads no table from end to end', async (words) => {
    const plan = await world.plans(world.here.id, productsStatement(world.here.id, { words, kind: null, active: true, after: null, limit: 21 }))
    expect(plan).toMatch(/Bitmap Index Scan on products_search|Index Scan using products_by_name/)
    expect(plan).not.toMatch(/Seq Scan on (products|product_variants|prices) /)
  })
})
