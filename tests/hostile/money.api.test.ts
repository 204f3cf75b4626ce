import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { OrderView } from '#modules/orders/contract'
import type { TestAnswer } from '../helpers/callers.ts'
import { anOrderWorld } from '../helpers/order-world.ts'
import type { OrderWorld } from '../helpers/order-world.ts'
import { expectSound } from './expect-sound.ts'

interface Line { readonly what: number; readonly pieces: number; readonly price: number | null; readonly discount: number }
type Act =
  | { readonly do: 'pay'; readonly share: number; readonly method: 'cash' | 'card' | 'transfer' | 'voucher' | 'online' }
  | { readonly do: 'move'; readonly stage: number } | { readonly do: 'collect'; readonly pays: boolean } | { readonly do: 'cancel'; readonly refunds: boolean }

const aLine: fc.Arbitrary<Line> = fc.record({ what: fc.nat({ max: 3 }), pieces: fc.integer({ min: 1, max: 7 }), price: fc.option(fc.integer({ min: 0, max: 3_000_000 })), discount: fc.integer({ min: 0, max: 100 }) })
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('pay' as const), share: fc.integer({ min: 1, max: 130 }), method: fc.constantFrom('cash' as const, 'card' as const, 'transfer' as const, 'voucher' as const, 'online' as const) }),
  fc.record({ do: fc.constant('move' as const), stage: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('collect' as const), pays: fc.boolean() }),
  fc.record({ do: fc.constant('cancel' as const), refunds: fc.boolean() }),
)
const aStory = fc.record({ lines: fc.array(aLine, { minLength: 1, maxLength: 6 }), deposit: fc.integer({ min: 0, max: 110 }), acts: fc.array(anAct, { maxLength: 8 }) })

/** Goods of every tax class the country has, each with a price that no rate divides evenly. */
async function shelf(world: OrderWorld, currency: string): Promise<readonly string[]> {
  const { owner } = world.here.staff
  const { body: { items } } = await world.ask<{ items: { code: string }[] }>(owner, 'GET', '/tax-classes')
  const goods: string[] = []
  for (const [index, { code }] of items.entries()) {
    const { body } = await world.ask<{ variants: { id: string }[] }>(owner, 'POST', '/products', { body: { kind: 'accessory', name: `Good ${code}`, details: {}, taxClass: code, variants: [{ name: newId(), price: { amount: 33_333 + 7 * index, currency } }] } })
    goods.push(body.variants[0]!.id)
  }
  return goods
}

async function live(world: OrderWorld, goods: readonly string[], { lines, deposit, acts }: { lines: Line[]; deposit: number; acts: Act[] }): Promise<number[]> {
  const { owner } = world.here.staff
  const money = (amount: number) => ({ amount, currency: 'CZK' })
  const base = { kind: 'external-lens-job', branchId: world.here.branchId, customerId: world.customerId }
  const asked = lines.map(({ what, pieces, price, discount }) => ({
    variantId: goods[what % goods.length], quantity: pieces * 1000, ...(price !== null && { unitPrice: money(price) }),
    // A discount in whole percent of what the line costs, so that some take all of it.
    adjustments: discount > 0 ? [{ reason: 'kindness', amount: -Math.floor(((price ?? 33_333) * pieces * discount) / 100) }] : [],
  }))
  const probe = await world.ask<{ total?: { amount: number } }>(owner, 'POST', '/orders', { body: { ...base, lines: asked, expectedTotal: money(-1) } })
  expect(probe.problem).toBe('orders/price-changed')
  const total = probe.body.total!.amount
  const paidAtOnce = Math.floor((total * deposit) / 100)
  const taken = await world.ask<OrderView>(owner, 'POST', '/orders', { body: { ...base, lines: asked, ...(paidAtOnce > 0 && { deposit: { method: 'cash', amount: money(paidAtOnce) } }) } })
  if (paidAtOnce > total) {
    expect(taken.problem).toBe('orders/deposit-too-high')
    return [taken.status]
  }
  expect(taken.status).toBe(201)
  let order = taken.body
  const statuses: number[] = []
  for (const act of acts) {
    const answer = await world.ask<OrderView>(owner, 'POST', `/orders/${order.id}/${pathOf(act)}`, { body: bodyOf(act, order), version: order.version })
    statuses.push(answer.status)
    checkAnswer(answer, order)
    if (answer.status < 300) order = answer.body
  }
  const { body: read } = await world.ask<OrderView>(owner, 'GET', `/orders/${order.id}`)
  expect(read).toEqual(order)
  return statuses
}

const pathOf = (act: Act): string => ({ pay: 'payments', move: 'stage', collect: 'collect', cancel: 'cancel' })[act.do]

function bodyOf(act: Act, order: OrderView): object {
  const of = (amount: number) => ({ amount, currency: order.total.currency })
  switch (act.do) {
    case 'pay': return { method: act.method, amount: of(Math.max(1, Math.floor((order.total.amount * act.share) / 100))) }
    case 'move': return { stage: order.stages[act.stage % order.stages.length]?.code }
    case 'collect': return act.pays && order.balance.amount > 0 ? { payment: { method: 'card', amount: of(order.balance.amount) } } : {}
    case 'cancel': return { reason: 'as it happens', ...(act.refunds && { refund: { method: 'cash' } }) }
  }
}

/** Refusals are refusals of the rules, and an answer adds up in itself. */
function checkAnswer({ status, problem, body }: TestAnswer<OrderView>, before: OrderView): void {
  if (status >= 300) {
    expect([status, problem?.startsWith('orders/')]).toEqual([409, true])
    return
  }
  const given = body.payments.reduce((sum, { direction, amount }) => sum + (direction === 'in' ? amount.amount : -amount.amount), 0)
  expect(given).toBe(body.paid.amount)
  expect(body.balance.amount).toBe((body.phase === 'cancelled' ? 0 : body.total.amount) - given)
  expect(body.total).toEqual(before.total)
  const amounts = body.lines.reduce((sum, line) => sum + line.amount.amount, 0)
  expect(body.total.amount).toBe(body.pricesGross ? amounts : amounts + body.taxTotal.amount)
  expect(body.taxes.reduce((sum, { tax }) => sum + tax.amount, 0)).toBe(body.taxTotal.amount)
}

it.each([
  ['prices with tax', true, 0], ['prices without tax', false, 0], ['two taxes at once in the price', true, 350], ['two taxes at once on the price', false, 333],
])('adds up whatever is done to orders of any lines: %s', async (_what, pricesGross, secondRateBps) => {
  await using world = await anOrderWorld()
  await world.peek('update organizations set prices_gross = $1 where id = $2 returning id', [pricesGross, world.here.id])
  // The same second tax on goods of different first ones: its parts meet in one row.
  if (secondRateBps > 0) await world.peek(`insert into tax_rates (organization_id, id, tax_class, component, country, vat_payer, rate_bps, valid_from, source) select organization_id, gen_random_uuid(), code, 'SECOND', 'CZ', true, $2, '2020-01-01', 'invented' from tax_classes where organization_id = $1`, [world.here.id, secondRateBps])
  world.callers.forget()
  const goods = await shelf(world, 'CZK')
  expect(goods.length).toBeGreaterThanOrEqual(3)
  const seen = new Map<number, number>()
  await fc.assert(fc.asyncProperty(aStory, async (story) => {
    for (const status of await live(world, goods, story)) seen.set(status, (seen.get(status) ?? 0) + 1)
    await expectSound(world)
  }), { numRuns: 50, endOnFailure: true })
  // Both ways were gone: acts that were done and acts that were refused.
  expect(Math.min(seen.get(200) ?? 0, seen.get(201) ?? 0, seen.get(409) ?? 0)).toBeGreaterThan(0)
}, 120_000)
