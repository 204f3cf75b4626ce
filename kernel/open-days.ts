import { addDays } from './days.ts'
import type { Day } from './days.ts'

/** ISO weekdays, 1 is Monday, on which a branch is open; all of them while nobody wrote its hours. */
export const openWeekdays = (hours: readonly { readonly weekday: number }[]): readonly number[] => (hours.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : [...new Set(hours.map(({ weekday }) => weekday))])

export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** The day itself when it is one of those weekdays, else the next one that is; the day itself where none is named. */
export function openDayFrom(day: Day, openOn: readonly number[]): Day {
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((count) => openOn.includes(weekdayOf(addDays(day, count))))
  return addDays(day, ahead ?? 0)
}
