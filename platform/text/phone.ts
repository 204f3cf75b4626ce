import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max'
import type { CountryCode } from 'libphonenumber-js/max'

export type PhoneRefusal = 'not-a-number' | 'too-short' | 'too-long' | 'no-such-number' | 'has-extension'

/** A number in E.164, or why it is none. */
export type PhoneReading = { readonly value: string } | { readonly refusal: PhoneRefusal }

const lengthRefusals = {
  TOO_SHORT: 'too-short', TOO_LONG: 'too-long', INVALID_LENGTH: 'no-such-number', INVALID_COUNTRY: 'no-such-number', NOT_A_NUMBER: 'not-a-number',
} as const satisfies Record<string, PhoneRefusal>

/**
 * Reads a telephone number as people type it: a national one belongs to `country` (ISO 3166), any other begins with + or
 * with what is dialled abroad from there. Judged by the full numbering plans, so that a digit too few or too many shows.
 * @example readPhone('603 123 456', 'CZ') // { value: '+420603123456' }
 */
export function readPhone(typed: string, country: string): PhoneReading {
  const text = typed.normalize('NFKC')
  const defaultCountry = country as CountryCode
  const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false })
  // An extension has no place in E.164; dropping it would call the switchboard instead of the person.
  if (number?.ext) return { refusal: 'has-extension' }
  if (number?.isValid()) return { value: number.number }
  const length = validatePhoneNumberLength(text, { defaultCountry })
  return { refusal: length ? lengthRefusals[length] : 'no-such-number' }
}

const shown = new Map<string, string>()
const KEEP = 20_000

/** An E.164 number for people of a country: national there, international elsewhere. Kept, for a list shows the same ones again and again. */
export function showPhone(value: string, country: string): string {
  const name = `${country} ${value}`
  let text = shown.get(name)
  if (text === undefined) {
    const number = parsePhoneNumberFromString(value)
    const national = number?.country === country
    text = (national ? number.formatNational() : number?.formatInternational()) ?? value
    if (shown.size >= KEEP) shown.clear()
    shown.set(name, text)
  }
  return text
}
