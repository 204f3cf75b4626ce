import type { TaxIdRefusal } from './tax-ids.ts'

interface Text { readonly id: string; readonly message: string }

/** What is wrong with a telephone number, said at its field. */
export const phoneSentences = {
  'not-a-number': /*i18n*/{ id: 'customers.phone.not-a-number', message: 'This is not a telephone number.' },
  'too-short': /*i18n*/{ id: 'customers.phone.too-short', message: 'The number has too few digits.' },
  'too-long': /*i18n*/{ id: 'customers.phone.too-long', message: 'The number has too many digits.' },
  'no-such-number': /*i18n*/{ id: 'customers.phone.no-such-number', message: 'There is no such number in this country. Begin a foreign one with +.' },
  'has-extension': /*i18n*/{ id: 'customers.phone.has-extension', message: 'Leave out the extension and write it into the note.' },
} satisfies Readonly<Record<string, Text>>

/** What is wrong with a tax number. */
export const taxIdSentences: Readonly<Record<TaxIdRefusal, Text>> = {
  'wrong-length': /*i18n*/{ id: 'customers.tax-id.wrong-length', message: 'This number has too few or too many digits.' },
  'wrong-sign': /*i18n*/{ id: 'customers.tax-id.wrong-sign', message: 'A character here stands in no such number.' },
  'wrong-check': /*i18n*/{ id: 'customers.tax-id.wrong-check', message: 'The check digits do not fit. Look for a slip.' },
}
