import { expect, it } from 'vitest'
import { orderNumber } from './order-number.ts'

it('writes year and count, and the same in digits for the bank', () => {
  expect(orderNumber(2026, 1442)).toEqual({ number: '26-1442', paymentSymbol: '26001442' })
})

it('never makes a symbol longer than ten digits or beginning with zero', () => {
  for (const year of [2026, 2099, 2100, 2109]) {
    for (const count of [1, 999_999, 1_000_000]) expect(orderNumber(year, count).paymentSymbol).toMatch(/^[1-9]\d{4,9}$/)
  }
})

it('refuses counts that no shop reaches', () => {
  expect(() => orderNumber(2026, 0)).toThrow(RangeError)
})
