import { expect, it } from 'vitest'
import { pauseAfter, readRetryAfter } from './retry.ts'

it('tries ten times over about three days, later each time, and then no more', () => {
  const pauses = Array.from({ length: 10 }, (_, n) => pauseAfter(n + 1, null, 0))
  expect(pauses.at(-1)).toBeNull()
  const waited = pauses.filter((pause) => pause !== null)
  expect(waited).toHaveLength(9)
  expect(waited.toSorted((a, b) => a - b)).toEqual(waited)
  expect(waited.reduce((sum, pause) => sum + pause, 0) / 3_600_000).toBeCloseTo(75.58, 1)
})

it('spreads what failed together over a tenth of the pause', () => {
  expect([pauseAfter(2, null, 0), pauseAfter(2, null, 1)]).toEqual([300_000, 330_000])
})

it('waits as long as the receiver asks for, but no longer than a day', () => {
  expect(pauseAfter(1, 60_000, 0)).toBe(60_000)
  expect(pauseAfter(3, 60_000, 0)).toBe(1_800_000)
  expect(pauseAfter(1, 10 * 86_400_000, 0)).toBe(86_400_000)
  expect(pauseAfter(10, 60_000, 0)).toBeNull()
})

it('reads Retry-After as seconds or as a date', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  expect([readRetryAfter('120', now), readRetryAfter('Tue, 24 Nov 2026 10:01:00 GMT', now), readRetryAfter('Tue, 24 Nov 2026 09:00:00 GMT', now), readRetryAfter('soon', now), readRetryAfter(undefined, now)])
    .toEqual([120_000, 60_000, 0, null, null])
})
