import { minorDigits, type Money } from '#kernel/money'
import { formatLocale } from './format-locale.ts'

const formats = new Map<string, Intl.NumberFormat>()

function formatFor(language: string, currency: string, allDigits: boolean): Intl.NumberFormat {
  const name = `${language} ${currency} ${allDigits}`
  let format = formats.get(name)
  if (!format) {
    format = new Intl.NumberFormat(formatLocale(language), {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay: allDigits ? 'auto' : 'stripIfInteger',
    })
    formats.set(name, format)
  }
  return format
}

/**
 * Money as it is written in this language: `Kč 5,531`, `5 531 Kč`, `R$ 12,50`. Whole amounts go without digits after the
 * point unless `allDigits` (columns where some have them). The minus is a true one.
 */
export function moneyText(value: Money, language: string, allDigits = false): string {
  const digits = minorDigits(value.currency)
  // As text, for a double would round what lies beyond 2^53.
  const minor = String(Math.abs(value.amount)).padStart(digits + 1, '0')
  const whole = digits === 0 ? minor : `${minor.slice(0, -digits)}.${minor.slice(-digits)}`
  const text = formatFor(language, value.currency, allDigits).format(`${value.amount < 0 ? '-' : ''}${whole}` as Intl.StringNumericLiteral)
  return text.replace('-', '−')
}

/**
 * Reads money as people type it: `1 299,50`, `1,299.50`, `1.299`, `Kč 200`. The last separator is the point when one or two
 * digits (as many as the currency has) follow it and groups of three otherwise. Whole minor units, or null when there is no
 * single reading.
 */
export function readMoney(text: string, currency: string): number | null {
  const digits = minorDigits(currency)
  const bare = text.replace(/[\p{Sc}\p{L}\s'’]/gu, '').replace(/^[-−]/, '-')
  if (!/^-?\d[\d.,]*$/.test(bare)) return null
  const point = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  const after = bare.length - point - 1
  const hasPoint = point > 0 && after > 0 && after <= digits
  const wholePart = hasPoint ? bare.slice(0, point) : bare
  if (!/^-?\d+$/.test(wholePart) && !/^-?\d{1,3}([.,]\d{3})+$/.test(wholePart)) return null
  const decimals = (hasPoint ? bare.slice(point + 1) : '').padEnd(digits, '0')
  const amount = Number(wholePart.replace(/[.,]/g, '') + decimals)
  return Number.isSafeInteger(amount) ? (Object.is(amount, -0) ? 0 : amount) : null
}

/** An amount as it stands in an input while it is edited: no symbol, no groups, the language's own point. */
export function editedMoney(amount: number, currency: string, language: string): string {
  const digits = minorDigits(currency)
  const format = new Intl.NumberFormat(formatLocale(language), { minimumFractionDigits: amount % 10 ** digits === 0 ? 0 : digits, maximumFractionDigits: digits, useGrouping: false })
  return format.format(amount / 10 ** digits)
}
