import { formatLocale } from './format-locale.ts'

/** The name of a weekday, 1 Monday to 7 Sunday. */
export function weekdayName(weekday: number, language: string, style: 'long' | 'short' = 'long'): string {
  // 2024 began on a Monday.
  return new Intl.DateTimeFormat(formatLocale(language), { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)))
}
