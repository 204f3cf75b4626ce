import { trimmed } from './bytes.ts'

const written = /^([-+]?)(\d{0,9})(?:\.(\d{0,9}))?$/

/**
 * A number as files write it, in whole units of its last kept digit: `readNumber('-2.25', 3)` is -2250. Further digits are rounded, half
 * away from zero. Null when it is no number: a comma, two signs, an exponent, nothing at all. Nothing is guessed.
 */
export function readNumber(text: string, digits: number): number | null {
  const [, sign = '', whole = '', fraction = ''] = written.exec(trimmed(text)) ?? []
  if (whole + fraction === '') return null
  const scaled = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`) + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0)
  // Minus nothing is nothing.
  return sign === '-' && scaled !== 0 ? -scaled : scaled
}

/** Undoes readNumber, with at least `least` digits after the point: `writeNumber(-2125, 3, 2)` is `-2.125`, of -2250 it is `-2.25`. */
export function writeNumber(value: number, digits: number, least: number): string {
  const all = String(Math.abs(value)).padStart(digits + 1, '0')
  const cut = all.length - digits
  let fraction = all.slice(cut)
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return `${value < 0 ? '-' : ''}${all.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`
}

/** A question mark stands where the sender does not know the value; so does nothing. */
export const isUnknown = (text: string | undefined): boolean => text === undefined || ['', '?'].includes(trimmed(text))
