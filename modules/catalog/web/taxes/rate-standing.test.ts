import { expect, it } from 'vitest'
import { standingOf } from './rate-standing.ts'

it.each([
  ['2024-01-01', null, 'holds'], ['2026-11-24', null, 'holds'], ['2024-01-01', '2026-11-25', 'holds'], ['2024-01-01', '2026-11-24', 'ended'],
  ['2026-11-25', null, 'planned'], ['2027-01-01', '2027-01-01', 'withdrawn'],
] as const)('from %s until before %s: %s on 24 November', (validFrom, validTo, standing) => {
  expect(standingOf({ validFrom, validTo }, '2026-11-24')).toBe(standing)
})
