import { expect, it } from 'vitest'
import { writeFilter } from '../../domain/filter/write-filter.ts'
import { readConditions, usualDays, withCondition, withoutField } from './conditions.ts'

const added = (before: string, condition: string): string => writeFilter(withCondition(readConditions(before), readConditions(condition)[0]!))

it.each([
  ['', 'promised:week', 'promised:week'], ['promised:week stage:ready', 'promised:today', 'promised:today stage:ready'], ['is:late', 'is:hold', 'is:late,hold'],
  ['is:late,owing promised:week', 'not:late', 'promised:week is:owing not:late'], ['not:hold', 'is:hold', 'is:hold'],
])('%j with %s is %s', (before, condition, after) => {
  expect(added(before, condition)).toBe(after)
})

it('takes a field away, and leaves out a filter that nobody can read', () => {
  expect(writeFilter(withoutField(readConditions('is:late promised:week'), 'is'))).toBe('promised:week')
  expect(readConditions('is:late colour:red')).toEqual([])
})

it('offers only days that can be read', () => {
  for (const days of usualDays) expect(readConditions(`promised:${days}`)).toHaveLength(1)
})
