import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { testWorld } from '#tests/helpers/callers'
import type { TestOrganization, TestWorld } from '#tests/helpers/callers'
import type { PriceList, PricePlan, PriceStep, Product, Quote } from '../contract.ts'
import { catalogDefaults, catalogRoutes } from './index.ts'

let world: TestWorld
const today = dayIn('Europe/Prague', new Date())
beforeAll(async () => {
  world = await testWorld(catalogRoutes)
  const begin = ({ id }: TestOrganization, country: string, currency: string): Promise<void> =>
    world.deps.db.inTenant(id, (tx) => catalogDefaults(tx, { id, country, currency, language: 'cs', vatPayer: true, createdOn: today }))
  await begin(world.here, 'CZ', 'CZK')
  await begin(world.elsewhere, 'CN', 'CNY')
})
afterAll(() => world[Symbol.asyncDispose]())

const crowns = (amount: number) => ({ amount, currency: 'CZK' })
const owner = () => world.here.staff.owner
async function make(): Promise<Product & { variant: string }> {
  const { body } = await world.ask<Product>(owner(), 'POST', '/products', { body: { kind: 'frame', name: 'Aria', brand: null, taxClass: 'standard', details: {}, variants: [{ name: 'black', price: crowns(1000_00), unitCost: crowns(400_00) }, { name: 'red', price: crowns(1100_00) }] } })
  return { ...body, variant: body.variants[0]!.id }
}
async function list(of: object = { customerClass: 'member' }): Promise<PriceList> {
  const answer = await world.ask<PriceList>(owner(), 'POST', '/price-lists', { body: { name: `List ${newId()}`, ...of } })
  expect(answer.status).toBe(201)
  return answer.body
}
const ordinary = async (): Promise<PriceList> => (await world.ask<{ items: PriceList[] }>(owner(), 'GET', '/price-lists')).body.items[0]!
const set = (product: { id: string }, version: number, body: object) => world.ask<Product>(owner(), 'POST', `/products/${product.id}/prices`, { version, body })
const plan = async (product: { id: string }): Promise<PricePlan['items']> => (await world.ask<PricePlan>(owner(), 'GET', `/products/${product.id}/price-plan`)).body.items
const quote = async (variantIds: string, query = ''): Promise<Quote> => (await world.ask<{ items: Quote[] }>(owner(), 'GET', `/prices?variantIds=${variantIds}${query}`)).body.items[0]!

describe('price lists', () => {
  it('begin with the ordinary one, which is for everybody', async () => {
    expect(await ordinary()).toMatchObject({ name: 'Základní ceník', ordinary: true, branchId: null, channel: null, customerClass: null, validFrom: null, validTo: null, version: 1 })
  })

  it('are made for a class, a branch, a channel or some days, and once however often they are sent', async () => {
    const body = { id: newId(), name: 'Members 2026', customerClass: 'member', validTo: '2026-12-31' }
    expect(await world.ask(owner(), 'POST', '/price-lists', { body })).toMatchObject({ status: 201, body: { ...body, ordinary: false, prices: 0 } })
    expect(await world.ask(owner(), 'POST', '/price-lists', { body })).toMatchObject({ status: 200 })
    expect(await world.ask(owner(), 'POST', '/price-lists', { body: { ...body, customerClass: 'vip' } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    expect(await world.ask(owner(), 'POST', '/price-lists', { body: { ...body, id: newId() } })).toMatchObject({ status: 409, problem: 'catalog/list-name-taken' })
  })

  it.each([
    ['nothing that narrows it', {}, 409, 'catalog/list-is-ordinary'],
    ['a last day before the first', { validFrom: '2026-02-02', validTo: '2026-02-01' }, 422, 'http/invalid'],
    ['a branch of nobody', { branchId: newId() }, 422, 'http/invalid'],
    ['a class that is none', { customerClass: 'friend' }, 422, 'http/invalid'],
    ['a channel that is none', { channel: 'radio' }, 422, 'http/invalid'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, 422, 'http/invalid'],
    ['a name of nothing', { name: ' ', channel: 'phone' }, 422, 'http/invalid'],
  ])('are refused with %s', async (_what, body, status, problem) => {
    expect(await world.ask(owner(), 'POST', '/price-lists', { body: { name: `List ${newId()}`, ...body } })).toMatchObject({ status, problem })
  })

  it('are not narrowed to another branch of another organization', async () => {
    expect(await world.ask(owner(), 'POST', '/price-lists', { body: { name: 'Theirs', branchId: world.elsewhere.branchId } })).toMatchObject({ status: 422 })
  })

  it('are renamed and ended; the ordinary one is never narrowed, and no other becomes a second one', async () => {
    const november = await list({ validFrom: '2026-11-01' })
    const path = `/price-lists/${november.id}`
    expect(await world.ask(owner(), 'PATCH', path, { version: 1, body: { validTo: '2026-11-30' } })).toMatchObject({ status: 200, body: { validTo: '2026-11-30', version: 2 } })
    expect(await world.ask(owner(), 'PATCH', path, { version: 1, body: { name: 'late' } })).toMatchObject({ status: 409, problem: 'http/version-stale' })
    expect(await world.ask(owner(), 'PATCH', path, { version: 2, body: { validFrom: null, validTo: null } })).toMatchObject({ status: 409, problem: 'catalog/list-is-ordinary' })
    const everybody = await ordinary()
    expect(await world.ask(owner(), 'PATCH', `/price-lists/${everybody.id}`, { version: everybody.version, body: { validTo: '2030-01-01' } })).toMatchObject({ status: 409, problem: 'catalog/list-is-ordinary' })
  })

  it('belong to who may change products, and to one organization', async () => {
    const { id } = await list({ channel: 'phone' })
    expect(await world.ask(world.here.staff.clerk, 'POST', '/price-lists', { body: { name: 'x', channel: 'web' } })).toMatchObject({ status: 403 })
    expect(await world.ask(world.here.staff.clerk, 'GET', '/price-lists')).toMatchObject({ status: 200 })
    expect(await world.ask(world.elsewhere.staff.owner, 'PATCH', `/price-lists/${id}`, { version: 1, body: { name: 'x' } })).toMatchObject({ status: 404 })
    expect((await world.ask<{ items: PriceList[] }>(world.elsewhere.staff.owner, 'GET', '/price-lists')).body.items).toHaveLength(1)
  })
})

describe('prices in a list', () => {
  it('hold for the sales of that list, and say why', async () => {
    const [product, members] = [await make(), await list()]
    expect(await set(product, 1, { priceListId: members.id, prices: [{ variantId: product.variant, price: crowns(900_00) }] })).toMatchObject({ status: 200, body: { version: 2, variants: [{ price: crowns(1000_00) }, {}] } })
    expect(await quote(product.variant, '&customerClass=member')).toMatchObject({ price: crowns(900_00), priceList: { id: members.id, name: members.name }, because: ['customer-class'], others: [{ price: crowns(1000_00), fits: true }], taxes: [{ rateBps: 2100, inclusive: true }] })
    expect(await quote(product.variant, '&customerClass=vip')).toMatchObject({ price: crowns(1000_00), because: [], others: [{ price: crowns(900_00), fits: false }] })
  })

  it('are planned for a later day, hold from then on, and leave today\'s as it is', async () => {
    const [product, everybody] = [await make(), await ordinary()]
    const from = addDays(today, 30)
    await set(product, 1, { priceListId: everybody.id, from, prices: [{ variantId: product.variant, price: crowns(1200_00) }] })
    const [mine] = (await plan(product)).filter(({ variantId }) => variantId === product.variant)
    expect(mine).toMatchObject({ now: { price: crowns(1000_00), to: mine?.planned[0]?.from }, planned: [{ price: crowns(1200_00), to: null }] })
    expect((await quote(product.variant, `&on=${addDays(from, -1)}`)).price).toEqual(crowns(1000_00))
    expect((await quote(product.variant, `&on=${from}`)).price).toEqual(crowns(1200_00))
    expect((await world.ask<Product>(owner(), 'GET', `/products/${product.id}`)).body.variants[0]?.price).toEqual(crowns(1000_00))
  })

  it('set now keep what is planned; planned twice for a day the later word stands, and the former is in the history as withdrawn', async () => {
    const [product, everybody] = [await make(), await ordinary()]
    const from = addDays(today, 10)
    const [at, one] = [{ priceListId: everybody.id, from }, (price: object | null) => [{ variantId: product.variant, price }]]
    await set(product, 1, { ...at, prices: one(crowns(1)) })
    await set(product, 2, { ...at, prices: one(crowns(2)) })
    await world.ask(owner(), 'PATCH', `/products/${product.id}`, { version: 3, body: { kind: 'frame', variants: [{ id: product.variant, price: crowns(3) }] } })
    expect((await plan(product)).find(({ variantId }) => variantId === product.variant)).toMatchObject({ now: { price: crowns(3) }, planned: [{ price: crowns(2), to: null }] })
    const { items } = (await world.ask<{ items: PriceStep[] }>(owner(), 'GET', `/products/${product.id}/prices`)).body
    expect(items.find(({ price }) => price.amount === 1)).toMatchObject({ recordedByName: expect.any(String) })
    expect(items.find(({ price }) => price.amount === 1)?.validTo).toBe(items.find(({ price }) => price.amount === 1)?.validFrom)
    await set(product, 4, { ...at, prices: one(null) })
    expect((await plan(product)).find(({ variantId }) => variantId === product.variant)).toMatchObject({ now: { price: crowns(3) }, planned: [] })
  })

  it('set by two at once are set by one; the other sees what changed', async () => {
    const [product, everybody] = [await make(), await ordinary()]
    const answers = await Promise.all([1, 2, 3].map((amount) => set(product, 1, { priceListId: everybody.id, prices: [{ variantId: product.variant, price: crowns(amount) }] })))
    expect(answers.map(({ status, problem }) => problem ?? status).toSorted()).toEqual([200, 'http/version-stale', 'http/version-stale'])
    expect(await world.peek('select 1 from prices where variant_id = $1 and valid_to is null', [product.variant])).toHaveLength(1)
  })

  it.each([
    ['a day in the past', (variantId: string) => ({ from: addDays(today, -1), prices: [{ variantId, price: crowns(1) }] }), 409, 'catalog/price-in-the-past'],
    ['another\'s variant', () => ({ prices: [{ variantId: newId(), price: crowns(1) }] }), 422, 'http/invalid'],
    ['another currency', (variantId: string) => ({ prices: [{ variantId, price: { amount: 1, currency: 'EUR' } }] }), 422, 'http/invalid'],
    ['one variant twice', (variantId: string) => ({ prices: [{ variantId, price: null }, { variantId, price: null }] }), 422, 'http/invalid'],
    ['a price below nothing', (variantId: string) => ({ prices: [{ variantId, price: crowns(-1) }] }), 422, 'http/invalid'],
    ['no prices', () => ({ prices: [] }), 422, 'http/invalid'],
    ['a list of nobody', (variantId: string) => ({ priceListId: newId(), prices: [{ variantId, price: crowns(1) }] }), 422, 'http/invalid'],
  ] as const)('are refused with %s', async (_what, body, status, problem) => {
    const [product, everybody] = [await make(), await ordinary()]
    expect(await set(product, 1, { priceListId: everybody.id, ...body(product.variant) })).toMatchObject({ status, problem })
  })

  it('are refused to who may not change products, and to strangers', async () => {
    const [product, everybody] = [await make(), await ordinary()]
    const call = { version: 1, body: { priceListId: everybody.id, prices: [{ variantId: product.variant, price: crowns(1) }] } }
    expect(await world.ask(world.here.staff.optician, 'POST', `/products/${product.id}/prices`, call)).toMatchObject({ status: 403 })
    expect(await world.ask(world.elsewhere.staff.owner, 'POST', `/products/${product.id}/prices`, { ...call, body: { ...call.body, prices: [{ variantId: product.variant, price: { amount: 1, currency: 'CNY' } }] } })).toMatchObject({ status: 404 })
    expect(await world.ask(world.elsewhere.staff.owner, 'GET', `/products/${product.id}/price-plan`)).toMatchObject({ status: 404 })
    expect((await world.ask<{ items: Quote[] }>(world.elsewhere.staff.owner, 'GET', `/prices?variantIds=${product.variant}`)).body.items).toEqual([])
  })
})
