import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimalText, readDecimal } from './decimal-text.ts'

it.each([['52', 2, 5200], ['52,5', 2, 5250], [' 52.05 ', 2, 5205], ['1.6', 4, 16_000], ['1,67', 4, 16_700], ['0', 2, 0], ['30', 0, 30]])('reads %j with %i digits as %i', (text, digits, value) => {
  expect(readDecimal(text, digits)).toBe(value)
})

it.each([['', 2], ['-5', 2], ['52.505', 2], ['5 2', 2], ['abc', 2], ['.5', 2], ['5.', 2], ['1.5', 0]])('reads no number in %j with %i digits', (text, digits) => {
  expect(readDecimal(text, digits)).toBeNull()
})

it('keeps as many zeros as are usual', () => {
  expect(decimalText(16_000, 4, '.', 2)).toBe('1.60')
  expect(decimalText(15_300, 4, ',', 2)).toBe('1,53')
  expect(decimalText(5200, 2)).toBe('52')
})

it('reads what it writes', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom('.', ','), fc.integer({ min: 0, max: 2 }), (value, digits, point, least) => {
    expect(readDecimal(decimalText(value, digits, point, Math.min(least, digits)), digits)).toBe(value)
  }))
})
