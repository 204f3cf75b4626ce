import { expect, it } from 'vitest'
import { causerOf, namedCausers, remakeFor } from './remake-causer.ts'

it.each(namedCausers)('reads the %s back from the remake that is proposed for them', (causer) => {
  const { cause, costBearer } = remakeFor[causer]
  expect(causerOf(cause, costBearer)).toBe(causer)
})

it('lays a breakage to whoever pays for it, and guesses nothing of another cause', () => {
  expect([causerOf('breakage', 'lab'), causerOf('breakage', 'customer'), causerOf('breakage', 'shop')]).toEqual(['lab', 'customer', 'optician'])
  expect(causerOf('other', 'shop')).toBe('unsaid')
})
