import { expect, it } from 'vitest'
import { isRechecked, recheckItems, whyNotRecheck } from './recheck.ts'

it('is done when every item has been confirmed', () => {
  expect(isRechecked(recheckItems.map((item) => ({ item })))).toBe(true)
  expect(isRechecked([{ item: 'sign' }, { item: 'axis' }, { item: 'pd' }])).toBe(false)
})

it('is the work of a second person', () => {
  expect(whyNotRecheck({ phase: 'taken', enteredBy: 'eva', prescriptionTypedBy: 'jan' }, 'eva')).toBe('own-order')
  expect(whyNotRecheck({ phase: 'taken', enteredBy: 'eva', prescriptionTypedBy: 'jan' }, 'petr')).toBeNull()
  expect(whyNotRecheck({ phase: 'closed', enteredBy: 'eva', prescriptionTypedBy: 'jan' }, 'petr')).toBe('collected')
})

it('is not the work of who typed the prescription, whoever took the order', () => {
  expect(whyNotRecheck({ phase: 'taken', enteredBy: 'eva', prescriptionTypedBy: 'jan' }, 'jan')).toBe('own-prescription')
  expect(whyNotRecheck({ phase: 'taken', enteredBy: 'eva', prescriptionTypedBy: null }, 'jan')).toBeNull()
})
