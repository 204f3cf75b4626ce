/** Opening hours of one weekday (1 Monday to 7 Sunday), `08:30`. Several on one day are a split shift. */
export interface OpenHours {
  readonly weekday: number
  readonly opens: string
  readonly closes: string
}

/** The index of the first hours that begin before earlier ones of the same day have ended, or null when none do. */
export function firstOverlap(hours: readonly OpenHours[]): number | null {
  for (const [index, one] of hours.entries()) {
    if (hours.slice(0, index).some((other) => other.weekday === one.weekday && one.opens < other.closes && other.opens < one.closes)) return index
  }
  return null
}
