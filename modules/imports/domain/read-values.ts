import { isDay } from '#kernel/days'
import type { Day } from '#kernel/days'

/** In which sequence a file writes day, month and year where it does not begin with the year. */
export const dayOrders = ['dmy', 'mdy'] as const
export type DayOrder = (typeof dayOrders)[number]

const named = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u
const numbered = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d{2})$/
const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

/**
 * A day as files write it, whatever time stands behind it. Two digits of a year mean the last hundred years. Null for what is
 * no day.
 * @example readDay('14. 3. 79', 'dmy', 2026) // '1979-03-14'
 */
export function readDay(text: string, order: DayOrder, thisYear: number): Day | null {
  const day = text.trim().replace(/[ T]\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?( ?[AP]M)?Z?$/i, '').trim().replace(/\.$/, '')
  const named_ = named.exec(day) ?? packed.exec(day)
  if (named_) return dayOf(Number(named_[1]), Number(named_[2]), Number(named_[3]))
  const [, first, second, year] = numbered.exec(day) ?? []
  if (first === undefined || second === undefined || year === undefined) return null
  const [d, m] = order === 'dmy' ? [first, second] : [second, first]
  return dayOf(wholeYear(year, thisYear), Number(m), Number(d))
}

const wholeYear = (year: string, thisYear: number): number => {
  if (year.length === 4) return Number(year)
  const century = Math.floor(thisYear / 100) * 100
  return century + Number(year) > thisYear + 10 ? century - 100 + Number(year) : century + Number(year)
}

function dayOf(year: number, month: number, date: number): Day | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** The sequence that all days of a column allow; where both fit, that of the country. */
export function detectDayOrder(values: readonly string[], country: string): DayOrder {
  const parts = values.flatMap((value) => {
    const [, first, second] = numbered.exec(value.trim().split(/[ T]\d{1,2}:/)[0] ?? '') ?? []
    return first && second ? [[Number(first), Number(second)] as const] : []
  })
  const dmy = parts.filter(([, second]) => second > 12).length
  const mdy = parts.filter(([first]) => first > 12).length
  if (dmy !== mdy) return dmy > mdy ? 'mdy' : 'dmy'
  return country === 'US' ? 'mdy' : 'dmy'
}

export const decimalSigns = [',', '.'] as const
export type DecimalSign = (typeof decimalSigns)[number]

/** Whether a file writes 1,50 or 1.50: by the last sign of numbers that leave no doubt; else the country's own. */
export function detectDecimal(values: readonly string[], country: string): DecimalSign {
  let [comma, point] = [0, 0]
  for (const value of values) {
    const number = value.replace(/[^\d.,]/g, '')
    if (/,\d{1,2}$/.test(number) || /\.\d{3},/.test(number)) comma += 1
    if (/\.\d{1,2}$/.test(number) || /,\d{3}\./.test(number)) point += 1
  }
  if (comma !== point) return comma > point ? ',' : '.'
  return ['CZ', 'SK', 'BR', 'PT', 'DE', 'AT', 'PL', 'FR', 'ES', 'IT'].includes(country) ? ',' : '.'
}

/**
 * An amount in minor units, with thousands parted by blanks, points or apostrophes and a currency around it. Null for what is
 * none, and for one with more digits than the currency has.
 * @example readAmount('1 299,00 Kč', ',', 2) // 129900
 */
export function readAmount(text: string, decimal: DecimalSign, digits: number): number | null {
  const number = text.normalize('NFKC').trim().replace(/^(\p{Sc}|[\p{L}]{1,3}\$?\.?)\s*/u, '').replace(/\s*(\p{Sc}|[\p{L}]{1,3}\.?)$/u, '').replace(/[\s'’]/g, '')
  const plain = decimal === ',' ? number.replace(/\.(?=\d{3}(\D|$))/g, '').replace(/,-+$|,--$/, '').replace(',', '.') : number.replace(/,(?=\d{3}(\D|$))/g, '').replace(/\.-+$/, '')
  const [, sign = '', whole, part = ''] = /^([-−]?)(\d{1,12})(?:\.(\d+))?$/.exec(plain) ?? []
  if (whole === undefined) return null
  const kept = part.replace(/0+$/, '')
  if (kept.length > digits) return null
  const amount = Number(whole + kept.padEnd(digits, '0'))
  return sign ? -amount : amount
}
