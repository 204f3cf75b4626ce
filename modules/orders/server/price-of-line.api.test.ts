import { expect, it } from 'vitest'
import type { PriceList, Product } from '#modules/catalog/contract'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { OrderView } from '../contract.ts'

const czk = (amount: number) => ({ amount, currency: 'CZK' })
const read = async (world: OrderWorld, id: string) => (await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${id}`)).body

/** A list for members in which the frame costs 2,990 crowns, and a customer who is one. */
async function aMemberPrice(world: OrderWorld) {
  const { owner } = world.here.staff
  const { body: list } = await world.ask<PriceList>(owner, 'POST', '/price-lists', { body: { name: 'Members', customerClass: 'member' } })
  const [frame] = await world.peek<{ product_id: string; version: number }>('select v.product_id, p.version from product_variants v join products p on p.id = v.product_id where v.id = $1', [world.frameId])
  const set = (amount: number, version: number) => world.ask<Product>(owner, 'POST', `/products/${frame!.product_id}/prices`, { version, body: { priceListId: list.id, prices: [{ variantId: world.frameId, price: czk(amount) }] } })
  const priced = await set(299_000, frame!.version)
  expect(priced.status).toBe(200)
  const { body: member } = await world.ask<{ id: string }>(owner, 'POST', '/customers', { body: { familyName: 'Členská', class: 'member', phones: [], emails: [] } })
  return { list, member, change: () => set(1, priced.body.version) }
}

it('is kept with its list and its reason, whatever lists and prices become afterwards', async () => {
  await using world = await anOrderWorld()
  const { list, member, change } = await aMemberPrice(world)
  const { body: order } = await world.ask<OrderView>(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), customerId: member.id } })
  expect(order.lines.map(({ unitPrice, priceFrom }) => [unitPrice.amount, priceFrom?.list.name, priceFrom?.because])).toEqual([
    [299_000, 'Members', ['customer-class']], [435_000, 'Základní ceník', []], [435_000, 'Základní ceník', []],
  ])
  expect((await world.ask(world.here.staff.owner, 'PATCH', `/price-lists/${list.id}`, { version: list.version, body: { name: 'Another name' } })).status).toBe(200)
  expect((await change()).status).toBe(200)
  expect((await read(world, order.id)).lines).toEqual(order.lines)
})

it('keeps what the list said beside a price written by hand, and what was priced before keeps its own when the order changes', async () => {
  await using world = await anOrderWorld()
  const { body: order } = await world.take()
  const [frame, ...lenses] = order.lines.map(({ id, variantId, eye, quantity }) => ({ id, variantId, eye, quantity }))
  const lines = [{ ...frame, unitPrice: czk(300_000) }, ...lenses, { variantId: world.frameId }]
  const { body: changed } = await world.ask<OrderView>(world.here.staff.optician, 'POST', `/orders/${order.id}/changes`, { version: order.version, body: { lines, reason: 'A spare frame' } })
  expect(changed.lines.map(({ unitPrice, priceFrom }) => [unitPrice.amount, priceFrom?.price.amount])).toEqual([[300_000, 329_000], [435_000, 435_000], [435_000, 435_000], [329_000, 329_000]])
  expect((await read(world, order.id)).lines).toEqual(changed.lines)
})
