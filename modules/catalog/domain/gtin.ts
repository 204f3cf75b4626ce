export interface GtinRefusal { readonly refusal: 'not-digits' | 'check-digit' }

/**
 * Reads a GTIN-8, -12, -13 or -14 as typed or scanned, without spaces and hyphens, or says why it is none.
 * Check digit: weights 3 and 1 from the right, modulo 10. Source: GS1 General Specifications, section 7.9.
 */
export function readGtin(typed: string): string | GtinRefusal {
  const digits = typed.replace(/[\s-]/g, '')
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return { refusal: 'not-digits' }
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? digits : { refusal: 'check-digit' }
}

/** The digit that completes a GTIN. */
export function checkDigit(digits: string): number {
  const sum = [...digits].toReversed().reduce((before, digit, index) => before + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/**
 * The same number in every length it is printed and scanned in, itself first: a UPC-A of 12 digits is a GTIN-13 with a nought
 * before it. Source: GS1 General Specifications, section 2.1 (GTINs are kept right-aligned in 14 digits).
 */
export function gtinForms(gtin: string): string[] {
  const bare = gtin.replace(/^0+/, '')
  return [gtin, ...[8, 12, 13, 14].filter((length) => length >= bare.length).map((length) => bare.padStart(length, '0'))].filter((form, index, all) => all.indexOf(form) === index)
}
