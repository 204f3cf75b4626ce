import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupAlike } from './group-alike.ts'

it('puts together what is alike, in the sequence of the first of each', () => {
  expect(groupAlike(['b1', 'a1', 'b2', 'c1'], (text) => text[0])).toEqual([['b1', 'b2'], ['a1'], ['c1']])
})

it('loses nothing and doubles nothing', () => {
  fc.assert(fc.property(fc.array(fc.nat(20)), (items) => {
    expect(groupAlike(items, (item) => item % 3).flat().toSorted()).toEqual(items.toSorted())
  }))
})
