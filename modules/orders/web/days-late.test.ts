import { expect, it } from 'vitest'
import { daysBetween, daysLate } from './days-late.ts'

it('counts days of the calendar over a change of clocks', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-11-24', '2026-11-21')).toBe(-3)
})

it('goes by the day at the branch, not by that of the server', () => {
  const lateEvening = new Date('2026-11-24T16:30:00Z')
  expect(daysLate('2026-11-24', 'Europe/Prague', lateEvening)).toBe(0)
  expect(daysLate('2026-11-24', 'Asia/Shanghai', lateEvening)).toBe(1)
  expect(daysLate('2026-12-01', 'Europe/Prague', lateEvening)).toBe(0)
})
