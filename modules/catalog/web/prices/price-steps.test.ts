import { expect, it } from 'vitest'
import type { PriceStep } from '../../contract.ts'
import { priceLinesOf, stepPath } from './price-steps.ts'

const step = (variantId: string, amount: number, validFrom: string, validTo: string | null): PriceStep =>
  ({ id: `${variantId}${validFrom}${amount}`, variantId, priceListId: 'list', priceList: 'List', price: { amount, currency: 'CZK' }, validFrom, validTo, recordedBy: null, recordedByName: null })
const until = Date.parse('2026-12-01T00:00:00Z')

it('draws each variant by its steps, oldest first, to the end of the chart', () => {
  const lines = priceLinesOf([step('a', 20, '2026-03-01T00:00:00Z', null), step('b', 5, '2026-01-01T00:00:00Z', null), step('a', 10, '2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z')], until)
  expect(lines.map(({ variantIds, levels }) => [variantIds, levels.map(({ amount }) => amount)])).toEqual([[['a'], [10, 20]], [['b'], [5]]])
  expect(lines[0]?.levels.at(-1)?.to).toBe(until)
})

it('leaves out what was withdrawn before it held, and more than four lines', () => {
  expect(priceLinesOf([step('a', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')], until)).toEqual([])
  expect(priceLinesOf(['a', 'b', 'c', 'd', 'e'].map((variant, amount) => step(variant, amount, '2026-01-01T00:00:00Z', null)), until)).toHaveLength(4)
})

it('leaves a gap where nothing was asked', () => {
  const line = { key: 'a', variantIds: ['a'], priceListId: 'list', levels: [{ from: 0, to: 10, amount: 1 }, { from: 10, to: 20, amount: 2 }, { from: 30, to: 40, amount: 2 }] }
  expect(stepPath(line, (at) => at, (amount) => amount)).toBe('M0.0 1.0H10.0L10.0 2.0H20.0M30.0 2.0H40.0')
})

it('draws variants that moved alike as one line', () => {
  const alike = ['a', 'b'].flatMap((variant) => [step(variant, 1, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'), step(variant, 2, '2026-02-01T00:00:00Z', null)])
  expect(priceLinesOf(alike, until).map(({ variantIds }) => variantIds)).toEqual([['a', 'b']])
})
