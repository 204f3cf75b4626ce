import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitHeld } from './split-held.ts'

it.each([
  ['all of it back', { refund: 'rest', keep: null }, { refunded: 500, kept: 0 }], ['all of it kept', { refund: null, keep: 'rest' }, { refunded: 0, kept: 500 }],
  ['a part back', { refund: 300, keep: 'rest' }, { refunded: 300, kept: 200 }], ['a part kept', { refund: 'rest', keep: 100 }, { refunded: 400, kept: 100 }], ['both said', { refund: 300, keep: 200 }, { refunded: 300, kept: 200 }],
  ['both the rest', { refund: 'rest', keep: 'rest' }, null], ['less than is held', { refund: 300, keep: null }, null], ['more than is held', { refund: 600, keep: 'rest' }, null], ['nothing said', { refund: null, keep: null }, null],
] as const)('splits 500: %s', (_what, parts, answer) => {
  expect(splitHeld(500, parts)).toEqual(answer)
})

it('gives out all that is held and no more', () => {
  const part = fc.oneof(fc.nat({ max: 2000 }), fc.constant('rest' as const), fc.constant(null))
  fc.assert(fc.property(fc.nat({ max: 1000 }), part, part, (held, refund, keep) => {
    const parts = splitHeld(held, { refund, keep })
    if (parts) expect([parts.refunded + parts.kept, Math.min(parts.refunded, parts.kept) >= 0]).toEqual([held, true])
  }))
})
