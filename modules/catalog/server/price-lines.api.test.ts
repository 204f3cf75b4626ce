import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { testWorld } from '#tests/helpers/callers'
import type { TestWorld } from '#tests/helpers/callers'
import type { Product } from '../contract.ts'
import { catalogDefaults, catalogRoutes, priceLines } from './index.ts'
import type { PriceContext, PricedVariant } from './index.ts'

let world: TestWorld
const today = new Date().toISOString().slice(0, 10)
beforeAll(async () => {
  world = await testWorld(catalogRoutes)
  const { id } = world.here
  await world.deps.db.inTenant(id, (tx) => catalogDefaults(tx, { id, country: 'CZ', currency: 'CZK', language: 'cs', vatPayer: true, createdOn: today }))
})
afterAll(() => world[Symbol.asyncDispose]())

async function make(variants: object[] = [{ name: 'black 50', price: { amount: 349_000, currency: 'CZK' }, unitCost: { amount: 120_000, currency: 'CZK' } }], fields: object = {}): Promise<Product> {
  const body = { kind: 'frame', name: 'RB 2140', brand: 'Ray-Ban', taxClass: 'standard', details: {}, variants, ...fields }
  return (await world.ask<Product>(world.here.staff.owner, 'POST', '/products', { body })).body
}
const price = (ids: readonly string[], context: Partial<PriceContext> = {}, organization = world.here.id): Promise<ReadonlyMap<string, PricedVariant>> =>
  world.deps.db.look(organization, (tx) => priceLines(tx, ids.map((variantId) => ({ variantId })), { on: today, branchId: world.here.branchId, channel: 'counter', customerClass: 'regular', ...context }))
const priceOf = async (id: string, context: Partial<PriceContext> = {}): Promise<number | null | undefined> => (await price([id], context)).get(id)?.unitPrice

describe('priceLines', () => {
  it('says all that an order line needs', async () => {
    const { id: productId, variants: [variant] } = await make()
    expect(await price([variant!.id])).toEqual(new Map([[variant!.id, {
      chosen: { amount: 349_000, because: [], list: expect.objectContaining({ name: 'Základní ceník', branchId: null, channel: null, customerClass: null, validFrom: null, validTo: null }) },
      productId, variantId: variant!.id, kind: 'frame', unit: 'piece', description: 'Ray-Ban RB 2140, black 50', unitPrice: 349_000, unitCost: 120_000, taxClass: 'standard',
      taxes: [{ component: 'DPH', country: 'CZ', rateBps: 2100, inclusive: true }],
    }]]))
  })

  it('answers many variants at once, each once, and leaves out what is unknown, retired or another\'s', async () => {
    const product = await make([{ price: { amount: 1, currency: 'CZK' } }, { price: { amount: 2, currency: 'CZK' } }, { active: false }])
    const retired = await make(undefined, { active: false })
    const [one, two, off] = product.variants.map(({ id }) => id) as [string, string, string]
    const priced = await price([one, two, one, off, retired.variants[0]!.id, newId()])
    expect([...priced.keys()].toSorted()).toEqual([one, two].toSorted())
    expect((await price([one], {}, world.elsewhere.id)).size).toBe(0)
  })

  it('says null where there is no price', async () => {
    const { variants: [variant] } = await make([{}])
    expect(await priceOf(variant!.id)).toBeNull()
  })

  it('takes the price list that says most, and only where it fits', async () => {
    const { variants: [variant] } = await make()
    const list = async (of: { branch?: string; channel?: string; customerClass?: string; currency?: string }, amount: number): Promise<void> => {
      const id = newId()
      await world.peek('insert into price_lists (organization_id, id, name, currency, branch_id, channel, customer_class) values ($1, $2, $3, $4, $5, $6, $7) returning id', [world.here.id, id, id, of.currency ?? 'CZK', of.branch, of.channel, of.customerClass])
      await world.peek(`insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from) values ($1, $2, $3, $4, $5, 'CZK', now() - interval '1 day') returning id`, [world.here.id, newId(), id, variant!.id, amount])
    }
    await list({ customerClass: 'vip' }, 300)
    await list({ customerClass: 'vip', branch: world.here.branchId }, 290)
    await list({ channel: 'e-shop' }, 280)
    await list({ branch: world.here.branchId, currency: 'EUR' }, 1)
    expect(await priceOf(variant!.id)).toBe(349_000)
    expect(await priceOf(variant!.id, { customerClass: null, branchId: null, channel: null })).toBe(349_000)
    expect(await priceOf(variant!.id, { customerClass: 'vip' })).toBe(290)
    expect(await priceOf(variant!.id, { customerClass: 'vip', branchId: world.here.otherBranchId })).toBe(300)
    expect(await priceOf(variant!.id, { channel: 'e-shop' })).toBe(280)
  })

  it('takes a list only on its days', async () => {
    const { variants: [variant] } = await make()
    const id = newId()
    await world.peek(`insert into price_lists (organization_id, id, name, currency, customer_class, valid_from, valid_to) values ($1, $2, 'Week', 'CZK', 'member', '2026-03-02', '2026-03-08') returning id`, [world.here.id, id])
    await world.peek(`insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from) values ($1, $2, $3, $4, 200, 'CZK', '2026-01-01') returning id`, [world.here.id, newId(), id, variant!.id])
    const asked = async (on: string) => (await world.deps.db.look(world.here.id, (tx) => priceLines(tx, [{ variantId: variant!.id }], { on, branchId: null, channel: null, customerClass: 'member' }))).get(variant!.id)
    expect(await asked('2026-03-08')).toMatchObject({ unitPrice: 200, chosen: { list: { name: 'Week' }, because: ['customer-class', 'days'] } })
    expect(await asked('2026-03-09')).toMatchObject({ unitPrice: 349_000 })
  })

  it('knows what something cost at an instant', async () => {
    const { id, variants: [variant] } = await make()
    await world.peek(`update prices set valid_from = '2026-01-01' where variant_id = $1 returning id`, [variant!.id])
    await world.ask(world.here.staff.owner, 'PATCH', `/products/${id}`, { version: 1, body: { kind: 'frame', variants: [{ id: variant!.id, price: { amount: 5, currency: 'CZK' } }] } })
    expect(await priceOf(variant!.id)).toBe(5)
    expect(await priceOf(variant!.id, { at: new Date('2026-06-01') })).toBe(349_000)
    expect(await priceOf(variant!.id, { at: new Date('2025-12-31') })).toBeNull()
  })

  it('takes the tax rates of the day', async () => {
    const { variants: [variant] } = await make(undefined, { taxClass: 'reduced' })
    await world.peek(`update tax_rates set valid_to = '2027-01-01' where organization_id = $1 and tax_class = 'reduced' and vat_payer returning id`, [world.here.id])
    await world.peek(`insert into tax_rates (organization_id, id, tax_class, component, country, vat_payer, rate_bps, valid_from, source) values ($1, $2, 'reduced', 'DPH', 'CZ', true, 1000, '2027-01-01', 'invented') returning id`, [world.here.id, newId()])
    const rateOn = async (on: string): Promise<number[]> => (await price([variant!.id], { on })).get(variant!.id)!.taxes.map(({ rateBps }) => rateBps)
    expect(await rateOn('2023-12-31')).toEqual([])
    expect(await rateOn('2026-12-31')).toEqual([1200])
    expect(await rateOn('2027-01-01')).toEqual([1000])
  })

  it('knows no tax for who is not registered for it, and prices without tax where the organization writes them so', async () => {
    const { variants: [variant] } = await make()
    await world.peek('update organizations set vat_payer = false where id = $1 returning id', [world.here.id])
    expect((await price([variant!.id])).get(variant!.id)?.taxes).toEqual([])
    await world.peek('update organizations set vat_payer = true, prices_gross = false where id = $1 returning id', [world.here.id])
    expect((await price([variant!.id])).get(variant!.id)?.taxes).toEqual([{ component: 'DPH', country: 'CZ', rateBps: 2100, inclusive: false }])
  })

  it('charges the simplified tax of a small Chinese shop', async () => {
    const { id } = world.elsewhere
    await world.deps.db.inTenant(id, (tx) => catalogDefaults(tx, { id, country: 'CN', currency: 'CNY', language: 'zh-CN', vatPayer: false, createdOn: today }))
    const answer = await world.ask<Product>(world.elsewhere.staff.owner, 'POST', '/products', { body: { kind: 'accessory', name: '眼镜盒', taxClass: 'standard', details: {}, variants: [{ price: { amount: 3000, currency: 'CNY' } }] } })
    const variantId = answer.body.variants[0]!.id
    const rates = async (): Promise<number[]> => (await price([variantId], {}, id)).get(variantId)!.taxes.map(({ rateBps }) => rateBps)
    expect(await rates()).toEqual([1300])
    await world.peek('update organizations set vat_payer = false where id = $1 returning id', [id])
    expect(await rates()).toEqual([300])
  })

  it('asks the database once, by a statement that is prepared', async () => {
    const statements: string[] = []
    await world.deps.db.look(world.here.id, async (tx) => {
      const spy = Object.assign(Object.create(tx) as typeof tx, { rows: (statement: { name?: string; text: string }) => { statements.push(statement.name ?? 'unnamed'); return tx.rows(statement as never) } })
      await priceLines(spy, Array.from({ length: 20 }, () => ({ variantId: newId() })), { on: today, branchId: null, channel: null, customerClass: null })
    })
    expect(statements).toHaveLength(1)
    expect(statements).not.toContain('unnamed')
  })
})
