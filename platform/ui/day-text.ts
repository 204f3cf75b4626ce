import type { Day } from '#kernel/days'
import { formatLocale } from './format-locale.ts'

/**
 * How much of a date is written: `day` "Wed 2 Dec", `date` "2 Dec 2026", `long` "Wednesday 2 December", `time` "13:05",
 * `day-time` "2 Dec 13:05".
 */
export type DayStyle = 'day' | 'date' | 'long'
export type InstantStyle = DayStyle | 'time' | 'day-time'

const parts: Readonly<Record<InstantStyle, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { hour: '2-digit', minute: '2-digit' },
  'day-time': { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: string, timeZone: string, style: InstantStyle): Intl.DateTimeFormat {
  const name = `${language} ${timeZone} ${style}`
  let format = formats.get(name)
  if (!format) {
    // "2 de dez. de 2026" is too long for a column: figures, as Brazil writes dates on papers.
    const short = language === 'pt-BR' && style !== 'long' && style !== 'time' ? ({ day: '2-digit', month: '2-digit' } as const) : {}
    format = new Intl.DateTimeFormat(formatLocale(language), { ...parts[style], ...short, timeZone })
    formats.set(name, format)
  }
  return format
}

const withoutComma = (text: string): string => text.replace(',', '')

/** A day of the shop's calendar. */
export const dayText = (day: Day, language: string, style: DayStyle = 'day'): string =>
  withoutComma(formatFor(language, 'UTC', style).format(new Date(`${day}T12:00:00Z`)))

/** An instant in the zone of the branch it belongs to. */
export const instantText = (instant: string | Date, timeZone: string, language: string, style: InstantStyle = 'day-time'): string =>
  withoutComma(formatFor(language, timeZone, style).format(new Date(instant)))
