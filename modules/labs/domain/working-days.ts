import { weekdayOf } from '#kernel/open-days'
import { addDays } from '#kernel/days'
import type { Day } from '#kernel/days'

/** ISO weekdays, 1 is Monday, on which somebody works, and the days on which they do not all the same. */
export interface Workdays { readonly workingDays: readonly number[]; readonly closedOn: readonly Day[] }

const isWorking = (day: Day, { workingDays, closedOn }: Workdays): boolean => workingDays.includes(weekdayOf(day)) && !closedOn.includes(day)

/** The day itself when it is a working day, else the next one that is. */
function workingDayFrom(day: Day, of: Workdays): Day {
  let at = day
  while (!isWorking(at, of)) at = addDays(at, 1)
  return at
}

/** The working day that is `count` of them later; with 0 as {@link workingDayFrom}. */
export function addWorkingDays(day: Day, count: number, of: Workdays): Day {
  let at = workingDayFrom(day, of)
  for (let left = count; left > 0; left -= 1) at = workingDayFrom(addDays(at, 1), of)
  return at
}

/** How many working days lie between: those after `from` up to `to`, both counted as {@link workingDayFrom}. Never below zero. */
export function workingDaysBetween(from: Day, to: Day, of: Workdays): number {
  let count = 0
  for (let at = addDays(workingDayFrom(from, of), 1); at <= to; at = addDays(at, 1)) if (isWorking(at, of)) count += 1
  return count
}

/** On which of its working days a lab begins with what is sent then: after the cut-off (`HH:MM` at the branch) it is the next. */
export function beginsOn(day: Day, time: string, { cutOff, ...of }: Workdays & { readonly cutOff: string | null }): Day {
  const late = cutOff !== null && time > cutOff && isWorking(day, of)
  return workingDayFrom(late ? addDays(day, 1) : day, of)
}
