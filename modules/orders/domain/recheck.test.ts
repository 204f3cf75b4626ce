import { expect, it } from 'vitest'
import { isRechecked, recheckItems, whyNotRecheck } from './recheck.ts'

it('is done when every item has been confirmed', () => {
  expect(isRechecked(recheckItems.map((item) => ({ item })))).toBe(true)
  expect(isRechecked([{ item: 'sign' }, { item: 'axis' }, { item: 'pd' }])).toBe(false)
})

it('is the work of a second person', () => {
  expect(whyNotRecheck({ phase: 'taken', enteredBy: 'eva' }, 'eva')).toBe('own-order')
  expect(whyNotRecheck({ phase: 'taken', enteredBy: 'eva' }, 'petr')).toBeNull()
  expect(whyNotRecheck({ phase: 'closed', enteredBy: 'eva' }, 'petr')).toBe('collected')
})
