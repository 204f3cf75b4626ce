import { expect, test } from 'vitest'
import { givesWay } from './stream-share.ts'
import type { StreamHolder } from './stream-share.ts'

const jana: StreamHolder = { organizationId: 'lumen', personId: 'jana', kind: 'staff', actorId: 'staff-jana', sessionId: 'till' }
const open = (times: number, by: Partial<StreamHolder> | ((n: number) => Partial<StreamHolder>) = {}) => Array.from({ length: times }, (_, n) => ({ n, by: { ...jana, ...typeof by === 'function' ? by(n) : by } }))
const named = (streams: { readonly n: number }[] | null) => streams && streams.map(({ n }) => n)

test('one more of a session ends its oldest, and no other', () => {
  expect(named(givesWay(open(15), jana))).toEqual([])
  expect(named(givesWay(open(16), jana))).toEqual([0])
  expect(named(givesWay([...open(16, { sessionId: 'phone' }), ...open(3)], jana))).toEqual([])
})

test('one more of a person ends the oldest of theirs, on whatever device', () => {
  const everywhere = open(64, (n) => ({ sessionId: `device ${n % 8}` }))
  expect(named(givesWay([...open(5, { personId: 'petra', sessionId: 'other' }), ...everywhere], { ...jana, sessionId: 'new' }))).toEqual([0])
  expect(named(givesWay(everywhere.slice(1), { ...jana, sessionId: 'new' }))).toEqual([])
})

test('a key has streams of its own and takes none of its person', () => {
  const key: StreamHolder = { ...jana, kind: 'api-key', actorId: 'key', sessionId: null }
  expect(named(givesWay(open(64, (n) => ({ sessionId: `device ${n % 8}` })), key))).toEqual([])
  expect(named(givesWay(open(16, key), key))).toEqual([0])
  expect(named(givesWay(open(16, key), { ...key, actorId: 'another' }))).toEqual([])
})

test('a full organization has no room, and no stream of others is ended for a new one', () => {
  const full = open(2_000, (n) => ({ personId: `person ${n}`, sessionId: `session ${n}` }))
  expect(givesWay(full, jana)).toBeNull()
  expect(named(givesWay(full, { ...jana, organizationId: 'other' }))).toEqual([])
})
