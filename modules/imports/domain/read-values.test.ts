import { describe, expect, it } from 'vitest'
import { detectDayOrder, detectDecimal, readAmount, readDay } from './read-values.ts'

describe('a day', () => {
  it.each([
    ['1979-03-14', 'dmy', '1979-03-14'], ['14. 3. 1979', 'dmy', '1979-03-14'], ['14.3.1979', 'dmy', '1979-03-14'], ['3/14/1979', 'mdy', '1979-03-14'], ['14/03/1979', 'dmy', '1979-03-14'],
    ['1979年3月14日', 'dmy', '1979-03-14'], ['1979/3/14', 'dmy', '1979-03-14'], ['19790314', 'dmy', '1979-03-14'], ['14.3.79', 'dmy', '1979-03-14'], ['14.3.26', 'dmy', '2026-03-14'],
    ['14.03.1979 00:00:00', 'dmy', '1979-03-14'], ['1979-03-14T00:00:00Z', 'dmy', '1979-03-14'], ['31.2.1979', 'dmy', null], ['1979', 'dmy', null], ['someday', 'dmy', null], ['14/03/1979', 'mdy', null],
  ] as const)('%j in %s is %j', (text, order, day) => {
    expect(readDay(text, order, 2026)).toBe(day)
  })

  it('has its sequence from days that leave no doubt, else from the country', () => {
    expect(detectDayOrder(['1/2/2020', '3/14/2020'], 'CZ')).toBe('mdy')
    expect(detectDayOrder(['1/2/2020', '14/3/2020'], 'US')).toBe('dmy')
    expect(detectDayOrder(['1/2/2020'], 'US')).toBe('mdy')
    expect(detectDayOrder([], 'BR')).toBe('dmy')
  })
})

describe('an amount', () => {
  it.each([
    ['1299', ',', 129900], ['1 299,00 Kč', ',', 129900], ['1.299,50', ',', 129950], ['R$ 1.299,50', ',', 129950], ['¥1,299.5', '.', 129950], ['1299.5', '.', 129950], ['1 299,-', ',', 129900],
    ['-5', ',', -500], ['1,234', '.', 123400], ['1,5', ',', 150], ['1,555', ',', null], ['x', ',', null], ['', ',', null], ['=1+1', '.', null], ['1e3', '.', null],
  ] as const)('%j with %j is %j', (text, sign, amount) => {
    expect(readAmount(text, sign, 2)).toBe(amount)
  })

  it('has its sign from numbers that leave no doubt, else from the country', () => {
    expect(detectDecimal(['1.299,50'], 'CN')).toBe(',')
    expect(detectDecimal(['1,299.50', '10.5'], 'CZ')).toBe('.')
    expect(detectDecimal(['1299'], 'CZ')).toBe(',')
    expect(detectDecimal([], 'CN')).toBe('.')
  })
})
