import { isDay } from '#kernel/days'
import type { TaxIdRefusal } from './refusal.ts'

const weighted = (digits: string): number => [...digits].reduce((sum, digit, index) => sum + Number(digit) * (8 - index), 0)

/** IČO: seven digits and a check digit, modulo 11 with weights 8 to 2. Source: Czech Statistical Office, methodology of IČO. */
export function whyNotIco(value: string): TaxIdRefusal | null {
  if (!/^\d*$/.test(value)) return 'wrong-sign'
  if (value.length !== 8) return 'wrong-length'
  const rest = weighted(value.slice(0, 7)) % 11
  return Number(value[7]) === (11 - rest) % 10 && !/^0+$/.test(value) ? null : 'wrong-check'
}

/**
 * DIČ: CZ before an IČO (companies), before a birth number (persons) or before a number of the tax office that begins with 6.
 * Source: European Commission, VIES algorithms, CZ; Act 133/2000 § 13 on birth numbers.
 */
export function whyNotDic(value: string): TaxIdRefusal | null {
  const digits = value.replace(/^CZ/, '')
  if (!value.startsWith('CZ') || !/^\d*$/.test(digits)) return 'wrong-sign'
  if (digits.length === 8) return digits.startsWith('9') ? 'wrong-check' : whyNotIco(digits)
  if (digits.length === 9 && digits.startsWith('6')) return isOfTaxOffice(digits) ? null : 'wrong-check'
  if (digits.length !== 9 && digits.length !== 10) return 'wrong-length'
  return isBirthNumber(digits) ? null : 'wrong-check'
}

function isOfTaxOffice(digits: string): boolean {
  const rest = weighted(digits.slice(1, 8)) % 11
  return Number(digits[8]) === (8 - ((10 - rest) % 11) + 10) % 10
}

/** Women have 50 added to the month; since 2004 a further 20 where a day runs out of numbers. Nine digits until 1953: no check digit. */
function isBirthNumber(digits: string): boolean {
  const short = digits.length === 9
  const [yy, month, day] = [Number(digits.slice(0, 2)), (Number(digits.slice(2, 4)) % 50) % 20, digits.slice(4, 6)]
  const year = short ? (yy >= 54 ? 1800 : 1900) + yy : (yy < 54 ? 2000 : 1900) + yy
  if (!isDay(`${year}-${String(month).padStart(2, '0')}-${day}`)) return false
  if (short) return true
  const rest = Number(digits.slice(0, 9)) % 11
  // Until 1985 a rest of 10 was written as 0.
  return Number(digits[9]) === (year < 1986 ? rest % 10 : rest)
}
