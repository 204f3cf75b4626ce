import { expect, it } from 'vitest'
import { fitsRule, leastBusy } from './order-rule.ts'

const order = { branchId: 'brno', kind: 'repair', channel: 'counter' }

it.each([
  [{}, true], [{ branchIds: [] }, true], [{ branchIds: ['brno', 'praha'] }, true], [{ branchIds: ['praha'] }, false],
  [{ kinds: ['repair'], channels: ['counter'] }, true], [{ kinds: ['repair'], channels: ['web'] }, false],
])('is for the orders that its conditions name: %j', (conditions, fits) => {
  expect(fitsRule(conditions, order)).toBe(fits)
})

it('gives work to who has the fewest open orders, to the first of several', () => {
  const people = [{ id: 'adam' }, { id: 'eva' }, { id: 'petr' }]
  expect(leastBusy(people, new Map([['adam', 2], ['eva', 1], ['petr', 1]]))?.id).toBe('eva')
  expect(leastBusy(people, new Map([['adam', 2]]))?.id).toBe('eva')
  expect(leastBusy([], new Map())).toBeUndefined()
})
