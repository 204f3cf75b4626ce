import { expect, it } from 'vitest'
import { withSaidAddress } from './said-address.ts'

const none = { street: null, city: null, postalCode: null, region: null, country: null }
const home = { kind: 'home', street: 'Dlouhá 5', city: 'Praha', postalCode: '110 00', region: '', country: 'CZ' } as const
const work = { ...home, kind: 'work', street: 'Krátká 1' } as const

it('adds an address where there is none, in the shop\'s country unless another is said', () => {
  expect(withSaidAddress([], { ...none, city: 'Brno' }, 'CZ')).toEqual([{ kind: 'home', street: '', city: 'Brno', postalCode: '', region: '', country: 'CZ' }])
  expect(withSaidAddress([], { ...none, city: 'Recife', country: 'BR' }, 'CZ')).toMatchObject([{ city: 'Recife', country: 'BR' }])
})

it('leaves as it is written what only differs in case, blanks and signs, and fills in what was empty', () => {
  expect(withSaidAddress([home], { ...none, street: 'DLOUHA 5', city: 'praha', postalCode: '11000' }, 'CZ')).toEqual([home])
  expect(withSaidAddress([home], { ...none, street: 'Dlouhá 5', region: 'Praha 1' }, 'CZ')).toEqual([{ ...home, region: 'Praha 1' }])
})

it('moves their home and no other address, and says nothing where nothing is said', () => {
  expect(withSaidAddress([work, home], { ...none, street: 'Nová 9', city: 'Brno', postalCode: '602 00' }, 'CZ')).toEqual([work, { ...home, street: 'Nová 9', city: 'Brno', postalCode: '602 00' }])
  expect(withSaidAddress([work], { ...none, street: 'Nová 9' }, 'CZ')).toHaveLength(2)
  expect(withSaidAddress([home], { ...none, country: 'SK' }, 'CZ')).toEqual([home])
})
