import { expect, it } from 'vitest'
import { remakeShare, shareOf, usualPolicy } from './remake-policy.ts'

it.each([
  [1, 'optician', 10, { shareBps: 0, because: 'by-terms' }],
  [2, 'prescriber', 10, { shareBps: 5000, because: 'by-terms' }],
  [3, 'customer', 10, { shareBps: 10_000, because: 'after-terms' }],
  [3, 'lab', 400, { shareBps: 0, because: 'lab-fault' }],
  [1, 'optician', 90, { shareBps: 0, because: 'by-terms' }],
  [1, 'optician', 91, { shareBps: 10_000, because: 'too-late' }],
] as const)('asks for remake %i caused by the %s after %i days what the terms say', (nth, causedBy, daysSince, share) => {
  expect(remakeShare(usualPolicy, { nth, causedBy, daysSince })).toEqual(share)
})

it('rounds half a minor unit up', () => {
  expect(shareOf(435_001, 5000)).toBe(217_501)
  expect(shareOf(435_000, 0)).toBe(0)
})
