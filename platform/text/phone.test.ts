import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPhone, showPhone } from './phone.ts'

describe('readPhone', () => {
  it.each([
    ['603 123 456', 'CZ', '+420603123456'],
    ['+420 603 123 456', 'CN', '+420603123456'],
    ['00420603123456', 'CZ', '+420603123456'],
    ['138 1234 5678', 'CN', '+8613812345678'],
    ['１３８１２３４５６７８', 'CN', '+8613812345678'],
    ['(11) 98765-4321', 'BR', '+5511987654321'],
    ['011 98765-4321', 'BR', '+5511987654321'],
  ])('reads %s in %s', (typed, country, value) => {
    expect(readPhone(typed, country)).toEqual({ value })
  })

  it.each([
    ['call me', 'CZ', 'not-a-number'],
    ['Nová 603 123 456', 'CZ', 'not-a-number'],
    ['603123', 'CZ', 'too-short'],
    ['6031234567890123', 'CZ', 'too-long'],
    ['603 123 456', 'CN', 'no-such-number'],
    ['+999 123 456 789', 'CZ', 'no-such-number'],
    ['603 123 456 ext. 5', 'CZ', 'has-extension'],
    ['603 123 456', 'XX', 'no-such-number'],
    ['', 'CZ', 'not-a-number'],
  ])('refuses %s in %s as %s', (typed, country, refusal) => {
    expect(readPhone(typed, country)).toEqual({ refusal })
  })

  it('reads its own answer, and what it shows, as the same number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom('CZ', 'CN', 'BR', 'DE'), (tail, country) => {
      const reading = readPhone(`+420603${String(tail).padStart(6, '0')}`, country)
      if ('refusal' in reading) return
      expect(readPhone(reading.value, country)).toEqual(reading)
      expect(readPhone(showPhone(reading.value, country), country)).toEqual(reading)
    }))
  })

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => { readPhone(typed, 'CZ') }))
  })
})

describe('showPhone', () => {
  it('writes a number of the country without its prefix, and any other with it', () => {
    expect(showPhone('+420603123456', 'CZ')).toBe('603 123 456')
    expect(showPhone('+420603123456', 'BR')).toBe('+420 603 123 456')
    expect(showPhone('+5511987654321', 'BR')).toBe('(11) 98765-4321')
  })

  it('shows what is no number as it is', () => {
    expect(showPhone('+1', 'CZ')).toBe('+1')
  })
})
