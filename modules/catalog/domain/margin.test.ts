import fc from 'fast-check'
import { expect, it } from 'vitest'
import { marginOf } from './margin.ts'

it.each([
  [{ price: 121_00, cost: 60_00, ratesBps: [2100], inclusive: true }, { amount: 40_00, shareBps: 4000 }],
  [{ price: 100_00, cost: 60_00, ratesBps: [2100], inclusive: false }, { amount: 40_00, shareBps: 4000 }],
  [{ price: 100_00, cost: 150_00, ratesBps: [], inclusive: true }, { amount: -50_00, shareBps: -5000 }],
  [{ price: null, cost: 1, ratesBps: [], inclusive: true }, null],
  [{ price: 1, cost: null, ratesBps: [], inclusive: true }, null],
  [{ price: 0, cost: 1, ratesBps: [], inclusive: true }, null],
])('%j leaves %j', (asked, margin) => {
  expect(marginOf(asked)).toEqual(margin)
})

it('never leaves more than the net price, and all of it where the thing cost nothing', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.nat(1e9), fc.nat(5000), (price, cost, rate) => {
    const margin = marginOf({ price, cost, ratesBps: [rate], inclusive: false })!
    expect(margin.amount).toBe(price - cost)
    expect(margin.shareBps).toBeLessThanOrEqual(10_000)
    expect(marginOf({ price, cost: 0, ratesBps: [rate], inclusive: false })).toEqual({ amount: price, shareBps: 10_000 })
  }))
})
