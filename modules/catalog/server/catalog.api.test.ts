import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { taxDefaults } from '#modules/identity/domain'
import { testWorld } from '#tests/helpers/callers'
import type { TestOrganization, TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Product, TaxClass } from '../contract.ts'
import { catalogDefaults, catalogRoutes } from './index.ts'

let world: TestWorld
let manager: TestStaff
beforeAll(async () => {
  world = await testWorld(catalogRoutes)
  manager = world.here.staff.manager
  await begin(world.here, { country: 'CZ', currency: 'CZK', language: 'cs' })
  await begin(world.elsewhere, { country: 'CN', currency: 'CNY', language: 'zh-CN' })
})
afterAll(() => world[Symbol.asyncDispose]())

const begin = ({ id }: TestOrganization, of: { country: string; currency: string; language: 'cs' | 'zh-CN' }): Promise<void> =>
  world.deps.db.inTenant(id, (tx) => catalogDefaults(tx, { id, ...of, vatPayer: true, createdOn: '2026-11-21' }))

const crowns = (amount: number) => ({ amount, currency: 'CZK' })
const frame = {
  kind: 'frame', name: 'RB 2140', brand: 'Ray-Ban', taxClass: 'standard', details: { model: 'Wayfarer', a: 5000, dbl: 2200 },
  variants: [{ name: 'black 50', price: crowns(349_000), unitCost: crowns(120_000) }],
}

async function make(body: object, staff = manager): Promise<Product> {
  const answer = await world.ask<Product>(staff, 'POST', '/products', { body })
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}
const variantOf = ({ variants: [first] }: Product): Product['variants'][number] => first!
const pointersOf = (answer: { body: Record<string, unknown> }): string[] => (answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)

describe('a new product', () => {
  it('is read back as sent, with what its kind leaves open', async () => {
    const made = await make(frame)
    expect(made).toMatchObject({
      kind: 'frame', name: 'RB 2140', brand: 'Ray-Ban', unit: 'piece', active: true, version: 1,
      details: { model: 'Wayfarer', colour: null, material: null, a: 5000, b: null, dbl: 2200, ed: null, temple: null },
      variants: [{ name: 'black 50', sku: null, gtin: null, active: true, price: crowns(349_000), unitCost: crowns(120_000) }],
    })
    expect(await world.ask(manager, 'GET', `/products/${made.id}`)).toMatchObject({ status: 200, body: made, headers: { etag: '"1"' } })
  })

  it.each([
    { kind: 'lens', name: 'Single vision 1.6', details: { index: 16_000, design: 'single-vision' } },
    { kind: 'contact-lens', name: 'Monthly', details: { baseCurve: 860, diameter: 1420, replacement: 'monthly', piecesPerPack: 6 } },
    { kind: 'accessory', name: 'Case', details: {} },
    { kind: 'cosmetic', name: 'Cream', unit: 'ml', details: {} },
    { kind: 'consumable', name: 'Screws', details: {} },
    { kind: 'service', name: 'Eye examination', details: { minutes: 30 } },
  ])('may be a $kind', async (product) => {
    expect(await make({ taxClass: 'standard', variants: [{ price: crowns(0) }], ...product })).toMatchObject(product)
  })

  it('with a known id and the same content is answered with what is there, with other content refused', async () => {
    const body = { ...frame, id: newId(), variants: [{ ...frame.variants[0], id: newId(), sku: 'AGAIN-1' }] }
    await make(body)
    expect(await world.ask(manager, 'POST', '/products', { body })).toMatchObject({ status: 200, body: { id: body.id } })
    expect(await world.ask(manager, 'POST', '/products', { body: { ...body, name: 'Other' } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    expect(await world.peek('select id from prices where variant_id = $1', [body.variants[0]?.id])).toHaveLength(1)
  })

  it('with a variant of another product is refused', async () => {
    const other = await make(frame)
    expect(await world.ask(manager, 'POST', '/products', { body: { ...frame, variants: [{ id: variantOf(other).id }] } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })

  it('is made once however often the same call arrives', async () => {
    const call = { body: { ...frame, name: 'Once' }, key: newId() }
    const answers = await Promise.all([1, 2].map(() => world.ask<Product>(manager, 'POST', '/products', call)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(await world.peek(`select id from products where name = 'Once'`)).toHaveLength(1)
  })

  it.each([
    ['no name', { ...frame, name: '' }, '/name'],
    ['a name that turns the reading direction', { ...frame, name: 'RB\u202e' }, '/name'],
    ['a kind that is none', { ...frame, kind: 'hat' }, '/kind'],
    ['details of another kind', { ...frame, kind: 'lens' }, '/details/index'],
    ['half a hundredth of a millimetre', { ...frame, details: { a: 52.5 } }, '/details/a'],
    ['a negative width', { ...frame, details: { a: -1 } }, '/details/a'],
    ['no variant', { ...frame, variants: [] }, '/variants'],
    ['a negative price', { ...frame, variants: [{ price: crowns(-1) }] }, '/variants/0/price/amount'],
    ['half a heller', { ...frame, variants: [{ price: crowns(1.5) }] }, '/variants/0/price/amount'],
    ['a price beyond all sense', { ...frame, variants: [{ price: crowns(9e15) }] }, '/variants/0/price/amount'],
    ['a price in another currency', { ...frame, variants: [{ price: { amount: 1, currency: 'EUR' } }] }, '/variants/0/price/currency'],
    ['a wrong check digit', { ...frame, variants: [{ gtin: '4006381333932' }] }, '/variants/0/gtin'],
    ['one SKU twice', { ...frame, variants: [{ sku: 'A' }, { sku: 'A' }] }, '/variants/1/sku'],
    ['a tax class that is none', { ...frame, taxClass: 'luxury' }, '/taxClass'],
  ])('with %s is refused at its field', async (_what, body, pointer) => {
    const answer = await world.ask(manager, 'POST', '/products', { body })
    expect(answer).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(pointersOf(answer)).toContain(pointer)
  })

  it('with a code of another is refused at the code, also when both are typed at once', async () => {
    await make({ ...frame, variants: [{ sku: 'TAKEN-1', gtin: '6291041500213' }] })
    const answer = await world.ask(manager, 'POST', '/products', { body: { ...frame, variants: [{ sku: 'free' }, { sku: 'TAKEN-1' }, { gtin: '629104-150021-3' }] } })
    expect(answer).toMatchObject({ status: 409, problem: 'catalog/code-taken' })
    expect(pointersOf(answer)).toEqual(['/variants/1/sku', '/variants/2/gtin'])
    const racing = await Promise.all([1, 2].map(() => world.ask(manager, 'POST', '/products', { body: { ...frame, variants: [{ sku: 'RACE-1' }] } })))
    expect(racing.map(({ status, problem }) => problem ?? status).toSorted()).toEqual([201, 'catalog/code-taken'])
  })

  it('may have the code of another organization\'s product', async () => {
    const body = { ...frame, variants: [{ sku: 'SHARED', gtin: '96385074' }] }
    await make(body)
    await make(body, world.elsewhere.staff.manager)
  })
})

describe('a change', () => {
  it('of the price ends the old one and begins the new one at the same instant', async () => {
    const made = await make(frame)
    const { id } = variantOf(made)
    const changed = await world.ask<Product>(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', variants: [{ id, price: crowns(399_000) }] } })
    expect(changed).toMatchObject({ status: 200, body: { version: 2, variants: [{ id, name: 'black 50', price: crowns(399_000), unitCost: crowns(120_000) }] } })
    expect((await world.ask(manager, 'GET', `/products/${made.id}`)).body).toEqual(changed.body)
    const history = await world.ask<{ items: { price: object; validFrom: string; validTo: string | null; recordedBy: string; priceList: string }[] }>(manager, 'GET', `/products/${made.id}/prices`)
    expect(history.body.items).toMatchObject([
      { price: crowns(399_000), validTo: null, recordedBy: manager.staffId, priceList: 'Základní ceník' },
      { price: crowns(349_000), validTo: history.body.items[0]?.validFrom },
    ])
  })

  it('of the price back and forth within a moment keeps every step', async () => {
    const made = await make(frame)
    const { id } = variantOf(made)
    for (const [index, price] of [crowns(1), null, crowns(2), crowns(2), crowns(3)].entries()) {
      await world.ask(manager, 'PATCH', `/products/${made.id}`, { version: [1, 2, 3, 4, 4][index]!, body: { kind: 'frame', variants: [{ id, price }] } })
    }
    const steps: number[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: { items: { price: { amount: number } }[]; nextCursor: string | null } } = await world.ask(manager, 'GET', `/products/${made.id}/prices?limit=2${cursor && `&cursor=${cursor}`}`)
      steps.push(...page.body.items.map(({ price }) => price.amount))
      cursor = page.body.nextCursor
    }
    expect(steps).toEqual([3, 2, 1, 349_000])
    expect((await world.ask<Product>(manager, 'GET', `/products/${made.id}`)).body.variants[0]?.price).toEqual(crowns(3))
  })

  it('adds a variant, retires another, leaves the rest', async () => {
    const made = await make({ ...frame, variants: [{ name: 'black', sku: 'V-B' }, { name: 'brown', sku: 'V-R' }] })
    const [black, brown] = made.variants
    const changed = await world.ask<Product>(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', variants: [{ name: 'gold', price: crowns(5) }, { id: black?.id, active: false }] } })
    expect(changed.body.variants).toMatchObject([{ name: 'black', sku: 'V-B', active: false }, brown, { name: 'gold', active: true, price: crowns(5) }])
    expect((await world.ask(manager, 'GET', `/products/${made.id}`)).body).toEqual(changed.body)
  })

  it('that changes nothing makes no version', async () => {
    const made = await make(frame)
    expect(await world.ask(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', name: made.name, details: made.details, variants: made.variants } })).toMatchObject({ status: 200, body: { version: 1 } })
  })

  it('of an old version is refused with the present state; of two at once one is kept', async () => {
    const made = await make(frame)
    const answers = await Promise.all(['one', 'two'].map((name) => world.ask(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', name } })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status)
    expect(lost).toMatchObject({ problem: 'http/version-stale', body: { version: 2, current: { name: won?.body.name } } })
  })

  it('of the kind is refused', async () => {
    const made = await make(frame)
    expect(await world.ask(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'accessory' } })).toMatchObject({ status: 409, problem: 'catalog/kind-fixed' })
  })

  it('cannot take another product\'s variant along', async () => {
    const [made, other] = [await make(frame), await make(frame)]
    expect(await world.ask(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', variants: [{ id: variantOf(other).id, name: 'mine' }] } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    expect((await world.ask<Product>(manager, 'GET', `/products/${other.id}`)).body).toEqual(other)
  })

  it('to a taken code is refused at the code', async () => {
    await make({ ...frame, variants: [{ sku: 'MINE-1' }] })
    const made = await make(frame)
    const answer = await world.ask(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', variants: [{ id: variantOf(made).id, sku: 'MINE-1' }] } })
    expect(answer).toMatchObject({ status: 409, problem: 'catalog/code-taken' })
    expect(pointersOf(answer)).toEqual(['/variants/0/sku'])
  })
})

describe('costs', () => {
  it('are seen by whom they are for, and by nobody else', async () => {
    const made = await make(frame)
    for (const [role, unitCost] of [['warehouse', crowns(120_000)], ['accountant', crowns(120_000)], ['clerk', null], ['advisor', null], ['optician', null]] as const) {
      const seen = await world.ask<Product>(world.here.staff[role], 'GET', `/products/${made.id}`)
      expect(variantOf(seen.body).unitCost).toEqual(unitCost)
      const list = await world.ask<{ items: Product[] }>(world.here.staff[role], 'GET', '/products?limit=200')
      expect(list.body.items.some(({ variants }) => variants.some((variant) => variant.unitCost !== null))).toBe(unitCost !== null)
    }
  })

  it('can be forgotten by whom they are for', async () => {
    const made = await make(frame)
    const changed = await world.ask<Product>(manager, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', variants: [{ id: variantOf(made).id, unitCost: null }] } })
    expect(variantOf(changed.body).unitCost).toBeNull()
  })
})

describe('rights', () => {
  it.each([['clerk', 200, 403], ['advisor', 200, 403], ['read-only', 200, 403], ['technician', 200, 403], ['warehouse', 200, 201], ['owner', 200, 201]] as const)('%s: reads %i, makes %i', async (role, reads, makes) => {
    expect((await world.ask(world.here.staff[role], 'GET', '/products')).status).toBe(reads)
    expect((await world.ask(world.here.staff[role], 'POST', '/products', { body: { ...frame, variants: [{}] } })).status).toBe(makes)
  })

  it('a foreign organization neither sees nor changes a product', async () => {
    const made = await make({ ...frame, name: 'Foreign eyes only' })
    const stranger = world.elsewhere.staff.owner
    for (const path of [`/products/${made.id}`, `/products/${made.id}/prices`]) expect(await world.ask(stranger, 'GET', path)).toMatchObject({ status: 404, problem: 'http/not-found' })
    expect(await world.ask(stranger, 'PATCH', `/products/${made.id}`, { version: 1, body: { kind: 'frame', name: 'x' } })).toMatchObject({ status: 404 })
    expect((await world.ask<{ items: Product[] }>(stranger, 'GET', '/products?q=foreign')).body.items).toEqual([])
  })
})

describe('tax classes', () => {
  it('are those of the country, with the rates in force today and where they were read', async () => {
    const answer = await world.ask<{ items: TaxClass[] }>(world.here.staff.clerk, 'GET', '/tax-classes')
    const expected = taxDefaults('CZ', true)
    expect(answer.body.items.map(({ code, name }) => [code, name])).toEqual(expected.map(({ code, names }) => [code, names.cs]))
    const [standard] = expected[0]?.rates ?? []
    expect(answer.body.items[0]?.rates).toEqual([{ ...standard, country: 'CZ', source: standard?.source.cs }])
  })

  it('show no rate that is not in force any more', async () => {
    await world.peek(`update tax_rates set valid_to = current_date - 1 where organization_id = $1 and tax_class = 'services' returning id`, [world.elsewhere.id])
    const answer = await world.ask<{ items: TaxClass[] }>(world.elsewhere.staff.clerk, 'GET', '/tax-classes')
    expect(answer.body.items.find(({ code }) => code === 'services')?.rates).toEqual([])
    expect(answer.body.items.find(({ code }) => code === 'standard')?.rates).toMatchObject([{ rateBps: 1300 }])
  })
})
