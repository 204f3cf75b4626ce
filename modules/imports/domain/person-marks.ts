import { importFields } from './fields.ts'

/** Texts by which a row that was refused is found again when the person it speaks of is forgotten. They are kept as HMACs only. */

/** What a person went by here, in all rows that are they. Phones in E.164. */
export interface KnownPerson {
  readonly names: readonly { readonly title: string | null; readonly givenName: string; readonly familyName: string }[]
  /** Tax numbers, without signs between. */
  readonly taxIds: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly externalIds: readonly { readonly system: string; readonly externalId: string }[]
}

const han = /\p{Script=Han}/u
const parts = (text: string): string[] => (han.test(text) ? [...text.replace(/\s/g, '')] : text.split(/\s+/)).map((part) => part.normalize('NFKD').replace(/[\p{M}\p{P}\p{S}]/gu, '').toLowerCase()).filter((part) => part !== '')

/** Without case, accents and sequence: files write given and family name either way. One word alone says nothing. */
const nameMark = (text: string): string[] => {
  const words = parts(text)
  return words.length > 1 ? [`name ${words.toSorted().join(' ')}`] : []
}

/** Nine digits tell a telephone, with the country in front or without. */
const phoneMark = (text: string): string[] => {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  return digits.length >= 6 ? [`phone ${digits.slice(-9)}`] : []
}

const emailMark = (text: string): string[] => (text.includes('@') ? [`email ${text.trim().toLowerCase()}`] : [])

/** Without signs, in capitals, and without the country that some write in front: seven digits or more tell a tax number. */
const taxIdMark = (text: string): string[] => {
  const number = text.normalize('NFKC').toUpperCase().replace(/[^\dA-Z]/g, '').replace(/^[A-Z]{2}(?=\d)/, '')
  return number.replace(/\D/g, '').length >= 7 ? [`tax ${number}`] : []
}

/** Files write what stands before a name into the name as well. */
export const marksOfPerson = ({ names, taxIds, phones, emails, externalIds }: KnownPerson): string[] => [...new Set([
  ...names.flatMap(({ title, givenName, familyName }) => [`${givenName} ${familyName}`, `${title ?? ''} ${givenName} ${familyName}`].flatMap(nameMark)), ...taxIds.flatMap(taxIdMark), ...phones.flatMap(phoneMark), ...emails.flatMap(emailMark),
  ...externalIds.map(({ system, externalId }) => `number ${system} ${externalId}`),
])]

/** Columns that hold a tax number of whoever the row speaks of. */
const taxIdFields = importFields.customers.filter(({ type }) => type === 'tax-id').map(({ field }) => field)

/** Nobody's name, address or number is longer; a hostile value may have megabytes. */
const LONGEST_VALUE = 400

/** Columns of a row that stands askew are not looked at beyond these. */
const MOST_COLUMNS = 40

/**
 * The marks of a row, by what its columns are. Where a broken quote has moved the values, each value and each two that stand side by
 * side are taken for what they look like.
 */
export function marksOfRow(record: readonly string[], fields: readonly (string | null)[], system: string, isAskew: boolean): string[] {
  if (isAskew) {
    const values = record.slice(0, MOST_COLUMNS).map((value) => value.slice(0, LONGEST_VALUE))
    return [...new Set(values.flatMap((value, at) => [...emailMark(value.replaceAll('"', '')), ...phoneMark(value), ...nameMark(value), ...nameMark(`${value} ${values[at + 1] ?? ''}`), ...taxIdMark(value), `number ${system} ${value.trim()}`]))]
  }
  const of = (name: string): string => record[fields.indexOf(name)]?.slice(0, LONGEST_VALUE).trim() ?? ''
  const number = of('customerId') || (fields.includes('givenName') || fields.includes('familyName') || fields.includes('fullName') ? of('externalId') : '')
  return [...new Set([
    ...nameMark(`${of('givenName')} ${of('familyName')}`), ...nameMark(`${of('title')} ${of('fullName')}`), ...nameMark(of('fullName')), ...nameMark(of('customerName')), ...taxIdFields.flatMap((field) => taxIdMark(of(field))),
    ...['phone', 'phone2', 'customerPhone'].flatMap((field) => phoneMark(of(field))), ...['email', 'customerEmail'].flatMap((field) => emailMark(of(field))),
    ...(number === '' ? [] : [`number ${system} ${number}`]),
  ])]
}
