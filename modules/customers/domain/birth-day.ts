import type { Day } from '#kernel/days'

export type BirthDayRefusal = 'in-the-future' | 'too-long-ago'

/** Nobody alive is older; what comes before is a slip of the year. */
const EARLIEST: Day = '1900-01-01'

/** Why nobody was born on that day, or null when somebody may have been. `today` is the shop's day. */
export function whyNotBornOn(day: Day, today: Day): BirthDayRefusal | null {
  if (day > today) return 'in-the-future'
  return day < EARLIEST ? 'too-long-ago' : null
}
