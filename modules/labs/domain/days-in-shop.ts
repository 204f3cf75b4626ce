import { openWeekdays } from '#kernel/open-days'

const DAY_MINUTES = 1440

/** Hours of one weekday, `08:30`. */
interface Hours { readonly weekday: number; readonly opens: string; readonly closes: string }

/**
 * Open days that stages take in the shop by their target times. A whole day of a target is a day; what is less is hours at work, of which
 * an open day has as many as the branch is open: 18 hours at a branch that is open for nine are two days.
 */
export function daysInShop(targetMinutes: readonly number[], hours: readonly Hours[]): number {
  const open = hours.reduce((sum, { opens, closes }) => sum + minutesOf(closes) - minutesOf(opens), 0)
  const perDay = open > 0 ? open / openWeekdays(hours).length : DAY_MINUTES
  const days = targetMinutes.reduce((sum, minutes) => sum + Math.floor(minutes / DAY_MINUTES) + (minutes % DAY_MINUTES) / perDay, 0)
  // Thirds of a day add up to a day, not to a trace more.
  return Math.ceil(Math.round(days * 1000) / 1000)
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
