import { expect, it } from 'vitest'
import { isNarrowed, lensesPath, readFilter, writeFilter } from './lens-filter.ts'

it('reads what it has written into an address, and nothing else', () => {
  const filter = { q: 'nova', kind: 'progressive', index: 16_700 } as const
  expect(readFilter(writeFilter(filter))).toEqual(filter)
  expect(readFilter({ q: 3, kind: 'frame', index: 'x' })).toEqual({ q: '3', kind: null, index: null })
  expect(lensesPath(filter)).toBe('/lens-types?q=nova&kind=progressive&index=16700')
  expect([isNarrowed(filter), isNarrowed(readFilter({}))]).toEqual([true, false])
})
