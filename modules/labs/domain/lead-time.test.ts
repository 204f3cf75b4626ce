import { expect, it } from 'vitest'
import { leadTimeOf } from './lead-time.ts'

it('says within how many days half and nine of ten orders came', () => {
  expect(leadTimeOf([5, 3, 4, 4, 9, 4, 3, 5, 4, 6])).toEqual({ count: 10, median: 4, p90: 6 })
  expect(leadTimeOf([2, 2, 2, 2, 8])).toEqual({ count: 5, median: 2, p90: 8 })
})

it('says nothing by four orders', () => {
  expect(leadTimeOf([3, 3, 3, 3])).toBeNull()
})
