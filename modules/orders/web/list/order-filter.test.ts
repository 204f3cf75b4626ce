import { describe, expect, it } from 'vitest'
import { filterToKeep, isNarrowed, listQuestions, readFilter, totalsQuestion, withShow, writeFilter } from './order-filter.ts'

const usual = readFilter({})

describe('the address of a list', () => {
  it('is bare for what everybody sees first', () => {
    expect(usual).toEqual({ show: 'open', q: '', kind: null, branch: null, owing: false, conditions: [], sort: 'promised' })
    expect(writeFilter(usual)).toEqual({})
  })

  it.each([
    { show: 'late', q: 'dvor' }, { show: 'all', sort: 'promised' }, { show: 'ready', owing: true, kind: 'repair', branch: 'all' }, { sort: 'newest' }, { show: 'all', filter: 'promised:week balance:10000..', sort: 'customer' },
  ] as const)('gives back the filter it was made from: %j', (part) => {
    const filter = readFilter(part)
    expect(readFilter(writeFilter(filter))).toEqual(filter)
  })

  it('reads a number that the router made of digits', () => {
    expect(readFilter({ q: 1442 }).q).toBe('1442')
  })

  it('falls back for what nobody offers', () => {
    expect(readFilter({ show: 'everything', sort: 'size', owing: 'perhaps', q: { a: 1 }, filter: 'is:tall' })).toEqual(usual)
  })
})

describe('what the API is asked', () => {
  it('puts open work before what only waits to be collected', () => {
    expect(listQuestions(usual, null)).toEqual(['/orders?phase=taken%2Cproducing%2Cfinishing&sort=promised', '/orders?phase=ready&sort=promised'])
    expect(totalsQuestion(usual, null)).toBe('/orders?open=true&sort=promised&limit=1')
  })

  it('carries every condition, and keeps the whole filter in one language', () => {
    const filter = readFilter({ show: 'late', kind: 'repair', owing: true, filter: 'promised:week' })
    expect(listQuestions(filter, null)).toEqual(['/orders?late=true&sort=promised&kind=repair&owing=true&filter=promised%3Aweek'])
    expect(filterToKeep(filter)).toBe('is:late kind:repair is:owing promised:week')
  })

  it('is one question for any other list', () => {
    expect(listQuestions(readFilter({ show: 'all', q: ' dvor ', owing: true }), null)).toEqual(['/orders?sort=newest&q=dvor&owing=true'])
  })

  it('keeps to the branch of the top bar until the filter names another, or all', () => {
    expect(listQuestions(readFilter({ show: 'late' }), 'b1')).toEqual(['/orders?late=true&sort=promised&branchId=b1'])
    expect(listQuestions(readFilter({ show: 'late', branch: 'b2' }), 'b1')).toEqual(['/orders?late=true&sort=promised&branchId=b2'])
    expect(listQuestions(readFilter({ show: 'late', branch: 'all' }), 'b1')).toEqual(['/orders?late=true&sort=promised'])
  })
})

it('changes to the usual sequence of what is shown, but keeps a chosen one', () => {
  expect(withShow(usual, 'all').sort).toBe('newest')
  expect(withShow(readFilter({ sort: 'newest' }), 'late').sort).toBe('newest')
})

it('knows whether an empty list is empty because of the filter', () => {
  expect(isNarrowed(readFilter({ show: 'late' }))).toBe(false)
  expect(isNarrowed(readFilter({ q: 'x' }))).toBe(true)
})
