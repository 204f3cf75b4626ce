import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAmount, priceOrder, spreadAdjustment } from './price-order.ts'

const vat = (rateBps: number) => [{ component: 'VAT', country: 'CZ', rateBps }]
const line = (unitPrice: number, rateBps: number, adjustments: number[] = []) => ({ unitPrice, quantity: 1000, adjustments, taxes: vat(rateBps) })

describe('priceOrder', () => {
  it('takes the tax out of gross prices, per rate over the whole order', () => {
    const order = priceOrder([line(329_000, 2100), line(435_000, 1200), line(435_000, 1200)], true)
    expect(order.total).toBe(1_199_000)
    expect(order.taxes).toEqual([
      { component: 'VAT', country: 'CZ', rateBps: 2100, base: 271_901, tax: 57_099 },
      { component: 'VAT', country: 'CZ', rateBps: 1200, base: 776_786, tax: 93_214 },
    ])
  })

  it('adds the tax to net prices', () => {
    expect(priceOrder([line(100_00, 2100)], false)).toMatchObject({ total: 121_00, taxTotal: 21_00 })
  })

  it('has no tax without components', () => {
    expect(priceOrder([{ unitPrice: 500, quantity: 2000, adjustments: [], taxes: [] }], true)).toEqual({ lines: [{ listAmount: 1000, amount: 1000 }], taxes: [], total: 1000, taxTotal: 0 })
  })

  it('splits the tax of several components so that they add up', () => {
    const two = [{ component: 'IBS', country: 'BR', rateBps: 1770 }, { component: 'CBS', country: 'BR', rateBps: 880 }]
    const order = priceOrder([{ unitPrice: 9_999, quantity: 1000, adjustments: [], taxes: two }], true)
    expect(order.total).toBe(9_999)
    expect(order.taxes.reduce((sum, part) => sum + part.tax, 0)).toBe(order.taxTotal)
  })

  it('always has base and tax add up to the total, at any prices, rates and discounts', () => {
    const anyLine = fc.record({
      unitPrice: fc.nat({ max: 10_000_000 }), quantity: fc.integer({ min: 1, max: 100_000 }), adjustments: fc.constant<number[]>([]),
      taxes: fc.constantFrom(vat(0), vat(1200), vat(2100), []),
    })
    fc.assert(fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, gross) => {
      const order = priceOrder(lines, gross)
      const untaxed = lines.reduce((sum, one, index) => sum + (one.taxes.length === 0 ? order.lines[index]!.amount : 0), 0)
      expect(order.taxes.reduce((sum, part) => sum + part.base + part.tax, untaxed)).toBe(order.total)
      if (gross) expect(order.lines.reduce((sum, one) => sum + one.amount, 0)).toBe(order.total)
    }))
  })
})

it('rounds a line once, half up', () => {
  expect(lineAmount(333, 500)).toBe(167)
})

it('spreads a discount over lines without losing a cent', () => {
  expect(spreadAdjustment(-100, [1, 1, 1])).toEqual([-34, -33, -33])
})
