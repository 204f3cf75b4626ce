import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classByRule } from './class-rule.ts'
import type { ClassRule } from './class-rule.ts'

const today = '2026-11-22'
const vip: ClassRule = { class: 'vip', withinDays: 365, minSpend: 20_000, minOrders: null, boughtWithinDays: null }
const member: ClassRule = { class: 'member', withinDays: 365, minSpend: null, minOrders: 2, boughtWithinDays: 180 }
const on = (day: string, amount = 5_000) => ({ on: day, amount })

describe('classByRule', () => {
  it.each([
    ['nothing bought', [], 'regular'],
    ['one order', [on('2026-11-01')], 'regular'],
    ['two orders, one lately', [on('2026-01-01'), on('2026-11-01')], 'member'],
    ['two orders, none lately', [on('2026-01-01'), on('2026-02-01')], 'regular'],
    ['much spent, also long ago within the year', [on('2025-11-23', 20_000)], 'vip'],
    ['much spent a day too early', [on('2025-11-22', 20_000)], 'regular'],
    ['an order of tomorrow', [on('2026-11-23', 90_000)], 'regular'],
  ])('%s', (_what, purchases, earned) => {
    expect(classByRule([vip, member], purchases, today)).toBe(earned)
  })

  it('gives nothing without a rule, and never less for one purchase more', () => {
    const rank = { regular: 0, member: 1, vip: 2 }
    const purchase = fc.record({ on: fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`), amount: fc.nat(30_000) })
    fc.assert(fc.property(fc.array(purchase), purchase, (purchases, one) => {
      expect(classByRule([], purchases, today)).toBe('regular')
      expect(rank[classByRule([vip, member], [...purchases, one], today)]).toBeGreaterThanOrEqual(rank[classByRule([vip, member], purchases, today)])
    }))
  })
})
