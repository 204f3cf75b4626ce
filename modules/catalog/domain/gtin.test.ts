import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit, gtinForms, readGtin } from './gtin.ts'

describe('readGtin', () => {
  // 6291041500213 is the worked example of GS1's check digit page; the others are the forms it lists.
  it.each(['6291041500213', '4006381333931', '96385074', '036000291452', '10614141000415', '00012345600012'])('takes %s', (gtin) => {
    expect(readGtin(gtin)).toBe(gtin)
  })

  it('leaves out spaces and hyphens', () => {
    expect(readGtin(' 4006381-333 931 ')).toBe('4006381333931')
  })

  it.each([
    ['4006381333932', 'check-digit'],
    ['400638133393', 'check-digit'],
    ['40063813339', 'not-digits'],
    ['400638133393A', 'not-digits'],
    ['', 'not-digits'],
    ['４００６３８１３３３９３１', 'not-digits'],
    ['123456789012345', 'not-digits'],
  ])('refuses %s: %s', (typed, refusal) => {
    expect(readGtin(typed)).toEqual({ refusal })
  })

  const stem = fc.constantFrom(7, 11, 12, 13).chain((length) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length }))

  it('takes every number completed by its check digit', () => {
    fc.assert(fc.property(stem, (digits) => {
      expect(readGtin(digits + checkDigit(digits))).toBe(digits + checkDigit(digits))
    }))
  })

  it('catches every single mistyped digit', () => {
    fc.assert(fc.property(stem, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, where, by) => {
      const whole = digits + checkDigit(digits)
      const at = where % whole.length
      const mistyped = whole.slice(0, at) + ((Number(whole[at]) + by) % 10) + whole.slice(at + 1)
      expect(readGtin(mistyped)).toEqual({ refusal: 'check-digit' })
    }))
  })
})

describe('gtinForms', () => {
  it('knows a UPC by the number with noughts before it, and the other way round', () => {
    expect(gtinForms('036000291452')).toEqual(['036000291452', '0036000291452', '00036000291452'])
    expect(gtinForms('0036000291452')).toEqual(['0036000291452', '036000291452', '00036000291452'])
  })

  it('gives only numbers whose check digit fits', () => {
    fc.assert(fc.property(fc.constantFrom(7, 11, 12, 13).chain((length) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })), (digits) => {
      for (const form of gtinForms(digits + checkDigit(digits))) expect(readGtin(form)).toBe(form)
    }))
  })
})
