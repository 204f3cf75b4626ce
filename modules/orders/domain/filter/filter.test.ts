import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf } from './day-words.ts'
import { filterWords, orderFlags } from './fields.ts'
import type { Condition } from './fields.ts'
import { isWrong, readFilter } from './read-filter.ts'
import { writeFilter } from './write-filter.ts'

const someone = '0199a1b2-0000-7000-8000-000000000001'

describe('a filter', () => {
  it.each<[string, Condition]>([
    ['number:26-1442', { field: 'number', text: '26-1442' }],
    ['product:"Aria 2210 \\"C4\\""', { field: 'product', text: 'Aria 2210 "C4"' }],
    ['stage:ready,arrived,ready', { field: 'stage', oneOf: ['ready', 'arrived'] }],
    ['phase:ready', { field: 'phase', oneOf: ['ready'] }],
    [`assigned:me,nobody,${someone}`, { field: 'assigned', oneOf: ['me', 'nobody', someone] }],
    ['promised:week', { field: 'promised', from: 'week', to: 'week' }],
    ['promised:none', { field: 'promised', none: true }],
    ['occurred:2026-11-01..today-1', { field: 'occurred', from: '2026-11-01', to: 'today-1' }],
    ['collected:..month-1', { field: 'collected', from: null, to: 'month-1' }],
    ['balance:10000..', { field: 'balance', from: 10_000, to: null }],
    ['total:-5..5', { field: 'total', from: -5, to: 5 }],
    ['is:late,hold', { field: 'is', flags: ['late', 'hold'] }],
  ])('%s is read', (text, condition) => {
    expect(readFilter(text)).toEqual([condition])
  })

  it('holds all its conditions at once, whatever blanks stand between them', () => {
    expect(readFilter('  is:late   kind:repair ')).toEqual([{ field: 'is', flags: ['late'] }, { field: 'kind', oneOf: ['repair'] }])
    expect(readFilter('')).toEqual([])
  })

  it.each([
    ['late', 'unknown-field'], ['colour:red', 'unknown-field'], ['constructor:x', 'unknown-field'], ['stage:', 'no-value'], ['stage:,', 'no-value'], ['total:..', 'no-value'],
    ['phase:somewhere', 'unknown-word'], ['is:tall', 'unknown-word'], ['stage:READY', 'unknown-word'], ['customer:me', 'not-an-id'], ['customer:1', 'not-an-id'], ['promised:2026-02-30', 'not-a-day'],
    ['promised:soon', 'not-a-day'], ['total:12.5', 'not-an-amount'], ['total:1..x', 'not-an-amount'], ['total:5..1', 'backwards'], ['occurred:2026-02-02..2026-02-01', 'backwards'],
    [Array.from({ length: 31 }, () => 'is:late').join(' '), 'too-many'],
  ])('%s is refused as %s', (text, why) => {
    expect(readFilter(text)).toMatchObject({ why })
  })

  it('is the same after it was written and read again', () => {
    const id = fc.uuid({ version: 7 })
    const days = fc.constantFrom('today', 'today-7', 'week+1', 'month', '2026-11-24')
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      fc.record({ field: fc.constantFrom('number' as const, 'product' as const, 'lab' as const), text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.trim()).filter((text) => text !== '' && text !== '..') }),
      fc.record({ field: fc.constantFrom('customer' as const, 'branch' as const, 'assigned' as const), oneOf: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }) }),
      fc.record({ field: fc.constant('channel' as const), oneOf: fc.uniqueArray(fc.constantFrom(...filterWords.channel), { minLength: 1 }) }),
      fc.record({ field: fc.constantFrom('promised' as const, 'collected' as const), from: days, to: fc.option(days) }).filter(({ from, to }) => from.length < 10 || to === null || to.length < 10),
      fc.record({ field: fc.constantFrom('total' as const, 'balance' as const), from: fc.integer({ min: -1000, max: 0 }), to: fc.integer({ min: 1, max: 1_000_000 }) }),
      fc.record({ field: fc.constantFrom('is' as const, 'not' as const), flags: fc.uniqueArray(fc.constantFrom(...orderFlags), { minLength: 1 }) }),
    )
    fc.assert(fc.property(fc.array(condition, { maxLength: 6 }), (conditions) => {
      expect(readFilter(writeFilter(conditions))).toEqual(conditions)
    }))
  })

  it('never fails on what people type', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const read = readFilter(text)
      expect(isWrong(read) || Array.isArray(read)).toBe(true)
    }))
  })
})

it.each([
  ['today', '2026-11-24', '2026-11-24'], ['today+7', '2026-12-01', '2026-12-01'], ['week', '2026-11-23', '2026-11-29'], ['week-1', '2026-11-16', '2026-11-22'],
  ['month', '2026-11-01', '2026-11-30'], ['month+2', '2027-01-01', '2027-01-31'], ['month-9', '2026-02-01', '2026-02-28'], ['2026-01-05', '2026-01-05', '2026-01-05'],
])('%s means, on a Tuesday, %s to %s', (word, first, last) => {
  expect(daysOf(word, '2026-11-24')).toEqual({ first, last })
})

it('lets the week of a Sunday begin six days before', () => {
  expect(daysOf('week', '2026-11-29')).toEqual({ first: '2026-11-23', last: '2026-11-29' })
})
