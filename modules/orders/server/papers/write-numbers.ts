import type { Day } from '#kernel/days'
import { minorDigits, type Money } from '#kernel/money'

// Formats are kept: making one costs more than a hundred uses, and the memory of a DateTimeFormat (some 40 kB outside the heap) did not come back.
const numberFormats = new Map<string, Intl.NumberFormat>()
const timeFormats = new Map<string, Intl.DateTimeFormat>()

function kept<Format>(formats: Map<string, Format>, name: string, make: () => Format): Format {
  const format = formats.get(name) ?? make()
  formats.set(name, format)
  return format
}

const numberFormat = (language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(numberFormats, `${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options))

/** Intl writes a hyphen for minus in our languages; paper shows the sign itself. */
function withTrueMinus(format: Intl.NumberFormat, value: number): string {
  return format.formatToParts(value).map((part) => (part.type === 'minusSign' ? '−' : part.value)).join('')
}

/** Money with its currency: `11 031,00 Kč`. */
export function writeMoney(language: string, { amount, currency }: Money): string {
  return withTrueMinus(numberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }), amount / 10 ** minorDigits(currency))
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

/** A length of hundredths of a millimetre with one decimal: `4,2 mm`. */
export function writeMillimetres(language: string, hundredths: number): string {
  return `${withTrueMinus(numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }), hundredths / 100)}\u00a0mm`
}

/** A refractive index of ten-thousandths: `1,67`. */
export const writeRefraction = (language: string, index: number): string => numberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 3 }).format(index / 10_000)

/** A rate in basis points: 2100 is `21 %`. */
export function writeRate(language: string, bps: number): string {
  return withTrueMinus(numberFormat(language, { style: 'percent', maximumFractionDigits: 2 }), bps / 10_000)
}

// Day before month in English too, and figures in Portuguese, as on the screens.
const calendars: Readonly<Record<string, { readonly locale: string; readonly month: 'short' | '2-digit' }>> = {
  en: { locale: 'en-GB', month: 'short' },
  'pt-BR': { locale: 'pt-BR', month: '2-digit' },
}

function writeTime(language: string, at: Date, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  const format = kept(timeFormats, `${language} ${timeZone} ${JSON.stringify(parts)}`, () => {
    const { locale, month } = calendars[language] ?? { locale: language, month: 'short' }
    return new Intl.DateTimeFormat(locale, { day: month === '2-digit' ? '2-digit' : 'numeric', month, year: 'numeric', ...parts, timeZone })
  })
  return format.format(at).replaceAll(',', '')
}

/** A day with its weekday: `čt 26. 11. 2026`. */
export function writeDay(language: string, day: Day): string {
  return writeTime(language, new Date(`${day}T00:00:00Z`), 'UTC', { weekday: 'short' })
}

/** The zone's day of an instant: `12. 11. 2026`. */
export function writeDayOf(language: string, instant: string, timeZone: string): string {
  return writeTime(language, new Date(instant), timeZone, {})
}

/** An instant as day and time of the zone: `12. 11. 2026 13:58`. */
export function writeInstant(language: string, instant: string, timeZone: string): string {
  return writeTime(language, new Date(instant), timeZone, { hour: '2-digit', minute: '2-digit' })
}
