import type { Day } from '#kernel/days'
import { minorDigits, type Money } from '#kernel/money'

// Kept, for making a format costs more than a hundred uses of it.
const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, options)
  formats.set(key, format)
  return format
}

/** English papers are read outside America too: day before month, 24 hours. */
function calendarOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

/** Intl writes a hyphen for minus in our languages; paper shows the sign itself. */
function withTrueMinus(format: Intl.NumberFormat, value: number): string {
  return format.formatToParts(value).map((part) => (part.type === 'minusSign' ? '−' : part.value)).join('')
}

/** Money with its currency: `11 031,00 Kč`. */
export function writeMoney(language: string, { amount, currency }: Money): string {
  return withTrueMinus(numberFormat(language, { style: 'currency', currency }), amount / 10 ** minorDigits(currency))
}

/** Money without its currency, for a column whose head names it: `11 031,00`. */
export function writeAmount(language: string, { amount, currency }: Money): string {
  const digits = minorDigits(currency)
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return withTrueMinus(numberFormat(language, options), amount / 10 ** digits)
}

/** A quantity in thousandths: 1500 is `1,5`. */
export function writeQuantity(language: string, thousandths: number): string {
  return withTrueMinus(numberFormat(language, { maximumFractionDigits: 3 }), thousandths / 1000)
}

/** A rate in basis points: 2100 is `21 %`. */
export function writeRate(language: string, bps: number): string {
  return withTrueMinus(numberFormat(language, { style: 'percent', maximumFractionDigits: 2 }), bps / 10_000)
}

/** A power in thousandths of a dioptre, always with its sign; eighths lose their third decimal as on trade papers: 2125 is `+2,12`. */
export function writePower(language: string, thousandths: number): string {
  const options = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero', roundingMode: 'trunc' } as const
  return withTrueMinus(numberFormat(language, options), thousandths / 1000)
}

/** A length in hundredths of a millimetre, in millimetres: 3150 is `31,5`. */
export function writeLength(language: string, hundredths: number): string {
  return withTrueMinus(numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 2 }), hundredths / 100)
}

/** A day with its weekday: `čt 26. 11. 2026`. */
export function writeDay(language: string, day: Day): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(calendarOf(language), options).format(new Date(`${day}T00:00:00Z`))
}

/** The zone's day of an instant: `12. 11. 2026`. */
export function writeDayOf(language: string, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(calendarOf(language), { dateStyle: 'medium', timeZone }).format(new Date(instant))
}

/** An instant as day and time of the zone: `12. 11. 2026 13:58`. */
export function writeInstant(language: string, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(calendarOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant))
}
