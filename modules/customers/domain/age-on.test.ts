import { expect, it } from 'vitest'
import { ageOn } from './age-on.ts'

it.each([
  ['1979-03-14', '2026-11-24', 47],
  ['1979-11-24', '2026-11-24', 47],
  ['1979-11-25', '2026-11-24', 46],
  ['2024-02-29', '2025-02-28', 0],
  ['2024-02-29', '2025-03-01', 1],
  ['2026-11-24', '2026-11-24', 0],
])('born on %s, on %s: %i', (birthOn, today, age) => {
  expect(ageOn(birthOn, today)).toBe(age)
})
