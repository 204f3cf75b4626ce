import { expect, it } from 'vitest'
import { sameContent } from './same-content.ts'

it('does not mind the sequence of fields, at any depth', () => {
  expect(sameContent({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true)
})

it('minds values, the sequence of a list, and what is missing', () => {
  expect(sameContent({ a: 1 }, { a: 2 })).toBe(false)
  expect(sameContent([1, 2], [2, 1])).toBe(false)
  expect(sameContent({ a: null }, {})).toBe(false)
})
