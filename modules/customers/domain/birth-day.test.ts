import { expect, it } from 'vitest'
import { whyNotBornOn } from './birth-day.ts'

it.each([
  ['2026-11-24', null],
  ['2026-11-25', 'in-the-future'],
  ['1900-01-01', null],
  ['1899-12-31', 'too-long-ago'],
  ['1980-02-29', null],
] as const)('born on %s: %s', (day, refusal) => {
  expect(whyNotBornOn(day, '2026-11-24')).toBe(refusal)
})
