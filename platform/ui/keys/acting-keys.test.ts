import { expect, it } from 'vitest'
import { actingKeys } from './acting-keys.ts'

const key = (cap: string, id: string, beside?: { key: string; acts: boolean }) => ({ caps: [cap], does: { id }, ...(beside && { beside }) })

it('tells of a key with two meanings the one that it has now, and none of a key that is not bound', () => {
  const keys = [key('F8', 'frame', { key: 'F9', acts: true }), key('F8', 'goods', { key: 'F9', acts: false }), key('F9', 'lenses'), key('F10', 'price')]
  const told = (...bound: string[]): (string | undefined)[] => actingKeys(keys, new Set(bound)).map(({ does }) => does.id)
  expect([told('F8', 'F9'), told('F8', 'F10'), told()]).toEqual([['frame', 'lenses'], ['goods', 'price'], []])
})
