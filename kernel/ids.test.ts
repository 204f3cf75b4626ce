import { expect, it } from 'vitest'
import { isId, newId, timeOfId } from './ids.ts'

it('makes version 7 ids that carry their time', () => {
  const id = newId(1_795_300_000_123)
  expect(isId(id)).toBe(true)
  expect(timeOfId(id)).toBe(1_795_300_000_123)
})

it('sorts by the time of making', () => {
  expect(newId(1000) < newId(2000)).toBe(true)
})

it('reads no time from other ids', () => {
  expect(timeOfId('3d813cbb-47fb-42ba-91df-831e1593ac29')).toBeNull()
  expect(timeOfId('hello')).toBeNull()
})
