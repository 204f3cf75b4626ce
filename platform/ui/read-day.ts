import { isDay, type Day } from '#kernel/days'

/**
 * Reads a day as people type it: `12.5.1980`, `12/05/1980`, `12 5 1980`, `1980-05-12`, `1980年5月12日`, `12051980`, `19800512`.
 * A year in front is followed by month and day; else the day comes first, as in all four languages here. Years have four
 * digits: 80 could be two different ones. With `from`, a day without a year (`12.5.`, `12/5`, `5月12日`) is the next such day,
 * that day included. Gives `YYYY-MM-DD`, or null when there is no single reading.
 */
export function readDay(text: string, from?: Day): Day | null {
  const bare = text.trim()
  return dayOf(parts(bare)) ?? (from ? nextDay(bare, from) : null)
}

function dayOf([year, month, day]: readonly (string | undefined)[]): Day | null {
  if (!year || !month || !day) return null
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(read) ? read : null
}

/** The longest wait for a day of the calendar: 29 February, over a century that leaves one out. */
const mostYears = 8

function nextDay(text: string, from: Day): Day | null {
  const [, day, month] = /^(\d{1,2})[-./\s]+(\d{1,2})\.?$/.exec(text) ?? []
  const [, chineseMonth, chineseDay] = /^(\d{1,2})月\s*(\d{1,2})日?$/.exec(text) ?? []
  const thisYear = Number(from.slice(0, 4))
  for (let year = thisYear; year <= thisYear + mostYears; year += 1) {
    const read = dayOf([String(year), month ?? chineseMonth, day ?? chineseDay])
    if (read !== null && read >= from) return read
  }
  return null
}

function parts(text: string): readonly (string | undefined)[] {
  const yearFirst = /^(\d{4})(?:[-./\s年]+(\d{1,2})[-./\s月]+(\d{1,2})日?)$/.exec(text)
  if (yearFirst) return yearFirst.slice(1)
  const dayFirst = /^(\d{1,2})[-./\s]+(\d{1,2})[-./\s]+(\d{4})\.?$/.exec(text)
  if (dayFirst) return dayFirst.slice(1).toReversed()
  if (!/^\d{8}$/.test(text)) return []
  // Never both: what would be the century of the one is no month of the other.
  const inBothWays = [[text.slice(0, 4), text.slice(4, 6), text.slice(6)], [text.slice(4), text.slice(2, 4), text.slice(0, 2)]]
  return inBothWays.find(([year = '', month, day]) => /^(19|20|21)/.test(year) && isDay(`${year}-${month}-${day}`)) ?? []
}
