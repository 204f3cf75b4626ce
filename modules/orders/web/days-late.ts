import { dayIn, type Day } from '#kernel/days'

/** Whole days from one calendar day to another; negative when the other comes first. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** How many days ago the promised day was, by the calendar of the branch; 0 when it has not passed. */
export const daysLate = (promisedOn: Day, timeZone: string, now: Date): number => Math.max(0, daysBetween(promisedOn, dayIn(timeZone, now)))
