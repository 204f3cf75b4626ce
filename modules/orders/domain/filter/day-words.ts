import { addDays, isDay } from '#kernel/days'
import type { Day } from '#kernel/days'

const form = /^(today|week|month)([+-]\d{1,3})?$/

/** Whether the text is a day or a word for days that move: `2026-11-24`, `today+6`, `week-1`, `month`. */
export const isDayWord = (text: string): boolean => isDay(text) || form.test(text)

/**
 * The first and last day that a word means on a day. Weeks begin on Monday (ISO 8601).
 * @example daysOf('week+1', '2026-11-24') // { first: '2026-11-30', last: '2026-12-06' }
 */
export function daysOf(word: string, today: Day): { readonly first: Day; readonly last: Day } {
  const match = form.exec(word)
  if (!match) return { first: word, last: word }
  const count = Number(match[2] ?? 0)
  if (match[1] === 'today') return { first: addDays(today, count), last: addDays(today, count) }
  if (match[1] === 'week') {
    const first = addDays(today, count * 7 - ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
    return { first, last: addDays(first, 6) }
  }
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + count
  return { first: firstOf(months), last: addDays(firstOf(months + 1), -1) }
}

const firstOf = (months: number): Day => `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
