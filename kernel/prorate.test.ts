import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideRounded, prorate } from './prorate.ts'

describe('prorate', () => {
  it('gives the odd cent to the earliest of equal parts', () => {
    expect(prorate(100, [1, 1, 1])).toEqual([34, 33, 33])
  })

  it('splits evenly when nothing weighs anything', () => {
    expect(prorate(5, [0, 0])).toEqual([3, 2])
  })

  it('always adds up to the whole, whatever the sign', () => {
    const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
    const weights = fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 30 })
    fc.assert(fc.property(amounts, weights, (amount, shares) => {
      expect(prorate(amount, shares).reduce((sum, part) => sum + part, 0)).toBe(amount)
    }))
  })
})

describe('divideRounded', () => {
  it.each([[5n, 2n, 3], [-5n, 2n, -3], [4n, 3n, 1], [-4n, -3n, 1], [0n, 7n, 0]])('%d / %d is %d', (n, d, expected) => {
    expect(divideRounded(n, d)).toBe(expected)
  })
})
