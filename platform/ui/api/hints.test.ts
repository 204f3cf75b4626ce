import { expect, it } from 'vitest'
import { touchesKinds } from './hints.ts'

it.each([
  [['things'], ['things.renamed'], true],
  [['things.renamed'], ['things'], true],
  [['things.added'], ['things.renamed'], false],
  [['thing'], ['things.renamed'], false],
  [['people', 'things'], ['things'], true],
  [[], ['things'], false],
])('a screen of %j is fetched again for %j: %s', (registered, told, again) => {
  expect(touchesKinds(told)({ meta: { kinds: registered } })).toBe(again)
})

it('leaves screens alone that registered for nothing', () => {
  expect(touchesKinds(['things'])({ meta: undefined })).toBe(false)
})
