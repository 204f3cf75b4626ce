import { addDays } from '#kernel/days'
import type { Day } from '#kernel/days'

/** ISO weekdays, 1 is Monday. */
export type Weekdays = readonly number[]

const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
const isWorking = (day: Day, weekdays: Weekdays): boolean => weekdays.includes(weekdayOf(day))

/** The day itself when the lab works on it, else the next one that it works on. */
function workingDayFrom(day: Day, weekdays: Weekdays): Day {
  let at = day
  while (!isWorking(at, weekdays)) at = addDays(at, 1)
  return at
}

/** The working day that is `count` of them later; with 0 as {@link workingDayFrom}. */
export function addWorkingDays(day: Day, count: number, weekdays: Weekdays): Day {
  let at = workingDayFrom(day, weekdays)
  for (let left = count; left > 0; left -= 1) at = workingDayFrom(addDays(at, 1), weekdays)
  return at
}

/** How many working days lie between: those after `from` up to `to`, both counted as {@link workingDayFrom}. Never below zero. */
export function workingDaysBetween(from: Day, to: Day, weekdays: Weekdays): number {
  let count = 0
  for (let at = addDays(workingDayFrom(from, weekdays), 1); at <= to; at = addDays(at, 1)) if (isWorking(at, weekdays)) count += 1
  return count
}

/** On which of its working days a lab begins with what is sent then: after the cut-off (`HH:MM` at the branch) it is the next. */
export function beginsOn(day: Day, time: string, { workingDays, cutOff }: { readonly workingDays: Weekdays; readonly cutOff: string | null }): Day {
  const late = cutOff !== null && time > cutOff && isWorking(day, workingDays)
  return workingDayFrom(late ? addDays(day, 1) : day, workingDays)
}
