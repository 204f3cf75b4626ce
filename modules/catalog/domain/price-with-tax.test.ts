import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceWithTax } from './price-with-tax.ts'

const price = fc.integer({ min: 0, max: 1_000_000_000_000 })
const rates = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 3 })

describe('priceWithTax', () => {
  it.each([
    [12_100, [2100], true, { net: 10_000, tax: 2100, gross: 12_100 }],
    [10_000, [2100], false, { net: 10_000, tax: 2100, gross: 12_100 }],
    [349_000, [2100], true, { net: 288_430, tax: 60_570, gross: 349_000 }],
    [100, [], true, { net: 100, tax: 0, gross: 100 }],
    [10_000, [90, 10], false, { net: 10_000, tax: 100, gross: 10_100 }],
    [1, [1200], true, { net: 1, tax: 0, gross: 1 }],
  ])('%i at %j, inclusive %s', (amount, ratesBps, inclusive, parts) => {
    expect(priceWithTax(amount, ratesBps, inclusive)).toEqual(parts)
  })

  it('always adds up', () => {
    fc.assert(fc.property(price, rates, fc.boolean(), (amount, ratesBps, inclusive) => {
      const { net, tax, gross } = priceWithTax(amount, ratesBps, inclusive)
      expect(net + tax).toBe(gross)
      expect(inclusive ? gross : net).toBe(amount)
      expect(tax).toBeGreaterThanOrEqual(0)
    }))
  })

  it('gives a price back that was made gross and taken apart again', () => {
    fc.assert(fc.property(price, rates, (amount, ratesBps) => {
      const { gross } = priceWithTax(amount, ratesBps, false)
      expect(priceWithTax(gross, ratesBps, true).net).toBe(amount)
    }))
  })
})
