import { expect, it } from 'vitest'
import { openDayFrom, openWeekdays } from './open-days.ts'

it('is open every day while nobody wrote hours, and once a day with a split shift', () => {
  expect([openWeekdays([]), openWeekdays([{ weekday: 2 }, { weekday: 2 }, { weekday: 6 }])]).toEqual([[1, 2, 3, 4, 5, 6, 7], [2, 6]])
})

it('takes the next open day, over the weekend too', () => {
  const week = [1, 2, 3, 4, 5]
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map((day) => openDayFrom(day, week))).toEqual(['2026-11-27', '2026-11-30', '2026-11-30', '2026-11-30'])
  expect([openDayFrom('2026-12-31', [4]), openDayFrom('2026-12-31', [3]), openDayFrom('2026-12-31', [])]).toEqual(['2026-12-31', '2027-01-06', '2026-12-31'])
})
