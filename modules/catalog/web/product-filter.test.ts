import { expect, it } from 'vitest'
import { isNarrowed, productsPath, readFilter, writeFilter } from './product-filter.ts'

it('comes back from the address as it was written', () => {
  for (const filter of [{ q: 'ray ban', kind: 'frame' as const, retired: true }, { q: '', kind: null, retired: false }]) expect(readFilter(writeFilter(filter))).toEqual(filter)
})

it('reads a scanned code and leaves out what it does not know', () => {
  expect(readFilter({ q: 6291041500213, kind: 'hat', retired: 'yes' })).toEqual({ q: '6291041500213', kind: null, retired: false })
})

it('asks for what is sold unless it is told otherwise', () => {
  expect(productsPath(readFilter({}))).toBe('/products')
  expect(productsPath({ q: 'a&b', kind: 'lens', retired: true })).toBe('/products?q=a%26b&kind=lens&active=false')
})

it('knows whether it narrows anything', () => {
  expect(isNarrowed(readFilter({}))).toBe(false)
  expect(isNarrowed(readFilter({ retired: true }))).toBe(true)
})
