import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { OrderView } from '#modules/orders/contract'
import { orderMoneyDifferences } from '#modules/orders/server'
import { anOrderWorld } from '../helpers/order-world.ts'
import type { OrderWorld } from '../helpers/order-world.ts'
import { expectSound } from './expect-sound.ts'

interface Line { readonly what: number; readonly pieces: number; readonly price: number }
const aLine: fc.Arbitrary<Line> = fc.record({ what: fc.nat({ max: 3 }), pieces: fc.integer({ min: 1, max: 5 }), price: fc.integer({ min: 0, max: 700_001 }) })
const lines = fc.array(aLine, { minLength: 1, maxLength: 5 })
const share = fc.integer({ min: 1, max: 120 })
const anAct = fc.oneof(
  fc.record({ do: fc.constant('change' as const), lines, keepFirst: fc.boolean(), refunds: fc.boolean() }), fc.record({ do: fc.constant('split' as const), share }), fc.record({ do: fc.constant('refund' as const), share }),
  fc.record({ do: fc.constant('cancel' as const), refund: fc.boolean(), keep: fc.boolean(), share }), fc.record({ do: fc.constant('ready' as const) }), fc.record({ do: fc.constant('collect' as const) }),
)
type Act = typeof anAct extends fc.Arbitrary<infer One> ? One : never

const money = (amount: number) => ({ amount, currency: 'CZK' })
const of = (amount: number, part: number): number => Math.max(1, Math.floor((amount * part) / 100))

async function shelf(world: OrderWorld): Promise<readonly string[]> {
  const { owner } = world.here.staff
  const { body: { items } } = await world.ask<{ items: { code: string }[] }>(owner, 'GET', '/tax-classes')
  const goods = await Promise.all(items.map(({ code }) => world.ask<{ variants: { id: string }[] }>(owner, 'POST', '/products', { body: { kind: 'accessory', name: `Good ${code}`, details: {}, taxClass: code, variants: [{ name: newId(), price: money(33_333) }] } })))
  return goods.map(({ body }) => body.variants[0]!.id)
}

const asked = (goods: readonly string[], wanted: readonly Line[]) => wanted.map(({ what, pieces, price }) => ({ variantId: goods[what % goods.length], quantity: pieces * 1000, unitPrice: money(price) }))

function callOf(act: Act, order: OrderView, goods: readonly string[]): [path: string, body: object] {
  const { total, paid, balance } = order
  switch (act.do) {
    case 'change': {
      const [first] = order.lines
      const kept = act.keepFirst && first ? [{ id: first.id, variantId: first.variantId, eye: first.eye, quantity: first.quantity, adjustments: first.adjustments.map(({ reason, amount }) => ({ reason, amount })) }] : []
      return ['changes', { lines: [...kept, ...asked(goods, act.lines)], ...(act.refunds && { refund: { method: 'card' } }) }]
    }
    case 'split': {
      const whole = of(total.amount, act.share)
      const cash = Math.floor(whole / 3)
      return ['payments/split', { payments: [...(cash > 0 ? [{ method: 'cash', amount: money(cash) }] : []), { method: 'transfer', amount: money(whole - cash) }] }]
    }
    case 'refund': return ['refunds', { method: 'cash', amount: money(of(paid.amount, act.share)), reason: 'as it happens' }]
    case 'cancel': return ['cancel', { reason: 'as it happens', ...(act.refund && { refund: { method: 'cash', ...(act.keep && { amount: money(of(paid.amount, act.share)) }) } }), ...(act.keep && { keep: { reason: 'the lenses are cut' } }) }]
    case 'ready': return ['stage', { stage: 'ready' }]
    case 'collect': return ['collect', balance.amount > 0 ? { payments: [{ method: 'card', amount: balance }] } : {}]
  }
}

// Two that are always among them, for chance alone leads few orders to their end.
const things: Line[] = [{ what: 0, pieces: 1, price: 129_900 }, { what: 1, pieces: 2, price: 45_001 }]
const bought: [Line[], boolean, Act[]] = [things, true, [
  { do: 'refund', share: 20 }, { do: 'change', lines: things, keepFirst: true, refunds: false }, { do: 'ready' }, { do: 'collect' }, { do: 'collect' },
  { do: 'change', lines: things, keepFirst: false, refunds: false }, { do: 'split', share: 50 }, { do: 'cancel', refund: true, keep: false, share: 100 },
]]
const givenUp: [Line[], boolean, Act[]] = [things, true, [{ do: 'split', share: 120 }, { do: 'cancel', refund: true, keep: true, share: 50 }, { do: 'cancel', refund: true, keep: true, share: 50 }]]

it.each([['prices with tax', true], ['prices without tax', false]])('adds up in every sequence of deposit, change, refund, cancellation and collection: %s', async (_what, pricesGross) => {
  await using world = await anOrderWorld()
  await world.peek('update organizations set prices_gross = $1 where id = $2 returning id', [pricesGross, world.here.id])
  world.callers.forget()
  const goods = await shelf(world)
  const { owner } = world.here.staff
  const seen = new Map<string, number>()
  await fc.assert(fc.asyncProperty(lines, fc.boolean(), fc.array(anAct, { minLength: 1, maxLength: 9 }), async (first, deposit, acts) => {
    const taken = await world.ask<OrderView>(owner, 'POST', '/orders', { body: { kind: 'repair', branchId: world.here.branchId, customerId: world.customerId, lines: asked(goods, first) } })
    expect(taken.status).toBe(201)
    let order = taken.body
    // Half of them begin with money, so that there is something to give back.
    for (const act of [...(deposit ? [{ do: 'split', share: 50 } as const] : []), ...acts]) {
      const [path, body] = callOf(act, order, goods)
      const answer = await world.ask<OrderView>(owner, 'POST', `/orders/${order.id}/${path}`, { body, version: order.version })
      seen.set(`${act.do} ${answer.status < 300}`, (seen.get(`${act.do} ${answer.status < 300}`) ?? 0) + 1)
      if (answer.status >= 300) expect(`${answer.status} ${answer.problem}`).toMatch(/^409 orders\//)
      else order = answer.body
      expect(order.balance.amount).toBe((order.phase === 'cancelled' ? order.depositKept.amount : order.total.amount) - order.paid.amount)
      expect(order.balance.amount).toBeGreaterThanOrEqual(0)
    }
    expect((await world.ask<OrderView>(owner, 'GET', `/orders/${order.id}`)).body).toEqual(order)
    await expectSound(world)
    expect(await world.doctor(orderMoneyDifferences)).toEqual([])
  }), { numRuns: 30, endOnFailure: true, examples: [bought, givenUp] })
  // Each act was done and refused, so that the journal was moved in every way.
  for (const act of ['change true', 'change false', 'split true', 'split false', 'refund true', 'cancel true', 'cancel false', 'collect true', 'collect false']) expect([act, (seen.get(act) ?? 0) > 0]).toEqual([act, true])
}, 120_000)

it('finds money that the journal does not know of', async () => {
  await using world = await anOrderWorld()
  const { body: order } = await world.take({ deposit: 100_000 })
  await world.peek('update orders set total = total + 1 where id = $1 returning id', [order.id])
  expect((await world.doctor(orderMoneyDifferences)).map(({ account, subject }) => `${account} ${subject}`)).toEqual([`orders-receivable ${order.id}`, `orders-sold ${order.id}`])
})
