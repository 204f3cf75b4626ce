import type { Language } from '#kernel/languages'
import type { Customer } from '../contract.ts'
import type { TypedPerson } from '../domain/index.ts'
import type { CustomerChangeInput } from './types.ts'

/** What the form holds: as people type it, telephone numbers as they are written here. */
export interface CustomerFields extends Pick<Customer, 'givenName' | 'familyName' | 'title' | 'birthOn' | 'language' | 'preferredChannel' | 'class' | 'homeBranchId' | 'source' | 'note'> {
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

export const blankFields = (typed: TypedPerson, language: Language, homeBranchId: string | null): CustomerFields => ({
  givenName: typed.givenName, familyName: typed.familyName, title: null, birthOn: null, language, preferredChannel: null, class: 'regular', homeBranchId, source: null, note: null,
  phones: typed.phone ? [typed.phone] : [], emails: typed.email ? [typed.email] : [],
})

export const fieldsOf = ({ givenName, familyName, title, birthOn, language, preferredChannel, class: rank, homeBranchId, source, note, phones, emails }: Customer): CustomerFields =>
  ({ givenName, familyName, title, birthOn, language, preferredChannel, class: rank, homeBranchId, source, note, phones: phones.map(({ display }) => display), emails: emails.map(({ value }) => value) })

/** What is sent of the fields that are given: empty rows of telephone numbers and e-mails are none. */
export function toSend<Fields extends Partial<CustomerFields>>({ phones, emails, ...fields }: Fields): Omit<Fields, 'phones' | 'emails'> & Pick<CustomerChangeInput, 'phones' | 'emails'> {
  return { ...fields, ...(phones && { phones: rowsOf(phones) }), ...(emails && { emails: rowsOf(emails) }) }
}

const rowsOf = (values: readonly string[]): { value: string }[] => values.filter((value) => value.trim() !== '').map((value) => ({ value }))

/** Where a row of the form stands in what was sent, for empty rows were left out; null for an empty one. */
export function sentIndex(values: readonly string[], row: number): number | null {
  return values[row]?.trim() ? values.slice(0, row).filter((value) => value.trim() !== '').length : null
}
