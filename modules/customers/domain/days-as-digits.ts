import { isDay } from '#kernel/days'

/** Day before month, but where the month is written first. */
const monthFirst = new Set(['US', 'PH', 'CA'])

/**
 * A search in which whole days stand as the digits under which they are kept: `Eva 2. 5. 1984` → `Eva 19840502`. Days as written
 * in Czech, Portuguese, English and Chinese; what is no day stays.
 */
export function daysAsDigits(typed: string, country: string): string {
  return typed
    .replace(/(?<!\d)(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})(?:\s?日|(?!\d))/g, (text, year: string, month: string, day: string) => digits(year, month, day) ?? text)
    .replace(/(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})(?!\d)/g, (text, first: string, second: string, year: string) => {
      const [month, day] = monthFirst.has(country) ? [first, second] : [second, first]
      return digits(year, month, day) ?? digits(year, day, month) ?? text
    })
}

function digits(year: string, month: string, day: string): string | undefined {
  const [mm, dd] = [month.padStart(2, '0'), day.padStart(2, '0')]
  return isDay(`${year}-${mm}-${dd}`) ? ` ${year}${mm}${dd} ` : undefined
}
