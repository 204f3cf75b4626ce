import { describe, expect, test } from 'vitest'
import { addDays, dayIn } from '#kernel/days'
import { inventCatalog } from '#modules/catalog/server'
import type { SampleGood } from '#modules/catalog/server'
import { inventShop } from '#modules/identity/server'
import { kindDefaults } from '../../domain/kind-defaults.ts'
import { openPhases } from '../../domain/order-phase.ts'
import { usualStage } from '../../domain/stage.ts'
import { balanceOf, paidOf, stageOf } from '../order-data.ts'
import type { KindData, OrderData } from '../order-data.ts'
import { inventOrders } from './invent-orders.ts'
import type { SampleOrder } from './sample-order.ts'

const kinds = kindDefaults.map((kind): KindData => ({ ...kind, version: 1, stages: kind.stages.map((stage) => ({ ...usualStage, ...stage })) }))

function invent(now: Date, orders = 1500): SampleOrder[] {
  const shop = inventShop('test', now)
  const goods = inventCatalog(shop).flatMap(({ variants, ...product }) => variants.map((variant): SampleGood => ({
    productId: product.id, variantId: variant.id, kind: product.kind, unit: 'piece', description: variant.name ? `${product.name}, ${variant.name}` : product.name,
    unitPrice: variant.price, unitCost: variant.unitCost, taxClass: product.taxClass, details: product.details,
    taxes: [{ component: 'DPH', country: 'CZ', rateBps: product.taxClass === 'reduced' ? 1200 : 2100, inclusive: true }],
  })))
  return [...inventOrders({ shop, orders, from: addDays(dayIn('Europe/Prague', now), -365), customers: 500, goods, kinds })]
}

const isOpen = ({ phase }: OrderData): boolean => (openPhases as readonly string[]).includes(phase)

describe.each([
  ['on a Monday before opening', '2026-11-23T05:00:00Z'], ['on a Tuesday at noon', '2026-11-24T11:00:00Z'], ['on a Saturday in the evening', '2026-05-16T18:00:00Z'],
  ['on a Sunday', '2026-08-09T09:00:00Z'], ['on New Year\'s Day', '2027-01-01T10:00:00Z'], ['on a leap day', '2028-02-29T15:30:00Z'], ['at midnight between two months', '2026-06-30T22:00:00Z'],
])('a year of orders %s', (_when, instant) => {
  const now = new Date(instant)
  const all = invent(now)
  const orders = all.map(({ order }) => order)
  const open = orders.filter(isOpen)

  test('leaves work open in every place', () => {
    expect(open.length).toBeGreaterThan(35)
    expect(open.length).toBeLessThan(60)
    expect(new Set(open.map((order) => stageOf(order.kind, order.stage)?.place))).toEqual(new Set(['shop', 'lab', 'workshop', 'shelf']))
  })

  test('has late orders, and each says why', () => {
    const today = dayIn('Europe/Prague', now)
    const late = open.filter((order) => order.phase !== 'ready' && order.promisedOn !== null && order.promisedOn < today)
    expect(late.length).toBeGreaterThanOrEqual(2)
    expect(late.filter(({ note }) => !note)).toEqual([])
  })

  test('knows no tomorrow, and every order has its things in their sequence', () => {
    for (const { order, payments, entries } of all) {
      const times = order.events.map(({ occurredAt }) => occurredAt)
      expect(times).toEqual(times.toSorted())
      expect(times[0]).toBe(order.occurredAt.toISOString())
      for (const at of [...times.map((time) => Date.parse(time)), ...payments.map(({ occurredAt }) => occurredAt.getTime()), ...entries.map(({ occurredAt }) => occurredAt.getTime())]) {
        expect(at).toBeLessThanOrEqual(now.getTime())
        expect(at).toBeGreaterThanOrEqual(order.occurredAt.getTime())
      }
    }
  })

  test('asks for parts of open jobs, to order, ordered and come, each in the sequence of its times', () => {
    const parts = all.flatMap(({ order, parts: asked }) => asked.map((part) => ({ order, part })))
    expect(new Set(parts.map(({ part }) => part.status))).toEqual(new Set(['open', 'ordered', 'arrived']))
    for (const { order, part } of parts) {
      expect(isOpen(order) && order.lines.some(({ id, variantId }) => id === part.lineId && variantId === part.variantId)).toBe(true)
      expect([part.orderedAt !== null, part.arrivedAt !== null]).toEqual({ open: [false, false], ordered: [true, false], arrived: [true, true], dropped: [] }[part.status])
      const times = [part.requestedAt, part.orderedAt, part.arrivedAt, now].flatMap((time) => time?.getTime() ?? [])
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
  })

  test('numbers them in the sequence of their time, each year from one on', () => {
    const counts = Map.groupBy(orders, ({ number }) => number?.slice(0, 2) ?? '')
    for (const [year, ofYear] of counts) {
      const numbers = ofYear.map(({ number }) => Number(number?.slice(3)))
      expect(numbers).toEqual(Array.from(numbers, (_, index) => (numbers[0] ?? 0) + index))
      expect(ofYear.every(({ occurredAt }) => dayIn('Europe/Prague', occurredAt).slice(2, 4) === year)).toBe(true)
    }
    const times = orders.map(({ occurredAt }) => occurredAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length)
  })
})

describe('invented money', () => {
  const all = invent(new Date('2026-11-24T11:00:00Z'))

  test('is never more than an order costs, and goes back when it is cancelled', () => {
    for (const { order } of all) {
      expect(paidOf(order.payments)).toBeLessThanOrEqual(order.total)
      expect(balanceOf(order)).toBeGreaterThanOrEqual(0)
      expect(order.phase === 'cancelled' ? paidOf(order.payments) : 0).toBe(0)
    }
  })

  test('is paid in full for most that was collected, and a few still owe', () => {
    const collected = all.filter(({ order }) => order.phase === 'closed')
    const owing = collected.filter(({ order }) => balanceOf(order) > 0)
    expect(owing.length).toBeGreaterThan(0)
    expect(owing.length).toBeLessThan(collected.length * 0.02)
  })

  test('comes by cash, card and transfer', () => {
    expect(new Set(all.flatMap(({ payments }) => payments.map(({ method }) => method)))).toEqual(new Set(['cash', 'card', 'transfer', 'voucher']))
  })
})

test('a smaller trade begins with the same kind of things, and the same one is the same', () => {
  const now = new Date('2026-11-24T11:00:00Z')
  expect(invent(now, 40)).toEqual(invent(now, 40))
  expect(invent(now, 0)).toEqual([])
})
