import type { Language } from '#kernel/languages'
import type { Customer, NewAddress } from '../contract.ts'
import type { TaxIdKind, TypedPerson } from '../domain/index.ts'
import type { CustomerChangeInput } from './types.ts'

/** Who speaks for a minor, as the form has it: `customerId` null for somebody who is no customer here. */
export interface TypedGuardian { readonly customerId: string | null; readonly name: string; readonly phone: string }
export interface TypedTaxId { readonly kind: TaxIdKind; readonly value: string }

type Plain = Pick<Customer, 'givenName' | 'familyName' | 'title' | 'birthOn' | 'language' | 'preferredChannel' | 'class' | 'homeBranchId' | 'source' | 'note' | 'employer' | 'insurer'>

/** What the form holds: as people type it, telephone numbers as they are written here. */
export interface CustomerFields extends Plain {
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addresses: readonly NewAddress[]
  readonly taxIds: readonly TypedTaxId[]
  readonly tags: readonly string[]
  readonly guardian: TypedGuardian | null
  readonly householdWith: { readonly id: string; readonly name: string } | null
}

export const blankFields = (typed: TypedPerson, language: Language, homeBranchId: string | null): CustomerFields => ({
  givenName: typed.givenName, familyName: typed.familyName, title: null, birthOn: null, language, preferredChannel: null, class: 'regular', homeBranchId, source: null, note: null,
  phones: typed.phone ? [typed.phone] : [], emails: typed.email ? [typed.email] : [], addresses: [], taxIds: [], tags: [], employer: null, insurer: null, guardian: null, householdWith: null,
})

export const fieldsOf = ({ givenName, familyName, title, birthOn, language, preferredChannel, class: rank, homeBranchId, source, note, phones, emails, addresses, taxIds, tags, employer, insurer, guardian, household }: Customer): CustomerFields => ({
  givenName, familyName, title, birthOn, language, preferredChannel, class: rank, homeBranchId, source, note, employer, insurer, tags,
  phones: phones.map(({ display }) => display), emails: emails.map(({ value }) => value), addresses: addresses.map(({ id: _id, ...address }) => address),
  taxIds: taxIds.map(({ kind, display }) => ({ kind, value: display })),
  guardian: guardian && { customerId: guardian.customerId, name: guardian.name, phone: guardian.phone?.display ?? '' }, householdWith: household[0] ?? null,
})

type Lists = 'phones' | 'emails' | 'addresses' | 'taxIds' | 'tags' | 'insurer' | 'guardian' | 'householdWith'

/** What is sent of the fields that are given: empty rows of a list are none. */
export function toSend<Fields extends Partial<CustomerFields>>({ phones, emails, addresses, taxIds, tags, insurer, guardian, householdWith, ...fields }: Fields): Omit<Fields, Lists> & Pick<CustomerChangeInput, Lists> {
  return {
    ...fields,
    ...(phones && { phones: rowsOf(phones) }), ...(emails && { emails: rowsOf(emails) }), ...(tags && { tags: [...tags] }),
    ...(addresses && { addresses: addresses.filter(isTyped) }), ...(taxIds && { taxIds: taxIds.filter(({ value }) => value.trim() !== '') }),
    ...(insurer !== undefined && { insurer: insurer?.name.trim() ? insurer : null }),
    ...(guardian !== undefined && { guardian: guardianToSend(guardian) }), ...(householdWith !== undefined && { householdWith: householdWith?.id ?? null }),
  }
}

const rowsOf = (values: readonly string[]): { value: string }[] => values.filter((value) => value.trim() !== '').map((value) => ({ value }))
const isTyped = ({ street, city, postalCode, region }: NewAddress): boolean => [street, city, postalCode, region].some((text) => text.trim() !== '')

function guardianToSend(guardian: TypedGuardian | null): NonNullable<CustomerChangeInput['guardian']> | null {
  if (!guardian?.name.trim()) return null
  return guardian.customerId ? { customerId: guardian.customerId } : { name: guardian.name, phone: guardian.phone }
}

/** Where a row of the form stands in what was sent, for empty rows were left out; null for an empty one. */
export function sentIndex(values: readonly string[], row: number): number | null {
  return values[row]?.trim() ? values.slice(0, row).filter((value) => value.trim() !== '').length : null
}
