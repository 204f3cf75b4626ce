import type { Language } from '#kernel/languages'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { CustomerItem, Customer, NewAddress } from '../contract.ts'
import { displayName } from '../domain/display-name.ts'
import type { CustomerClass } from '../domain/customer.ts'
import { isMinor } from '../domain/health-consent.ts'
import { writeTaxId } from '../domain/tax-ids.ts'
import type { TaxId } from '../domain/tax-ids.ts'
import { showPhone } from '#platform/text/phone'
import { todayOf } from './today-of.ts'

/** Who speaks for a customer: another customer, or somebody by name with a phone in E.164. */
export interface GuardianContent { readonly customerId: string | null; readonly name: string | null; readonly phone: string | null }

/** What a customer's row and lists say, apart from ids and versions. Phones in E.164. */
export interface CustomerContent {
  readonly givenName: string
  readonly familyName: string
  readonly title: string | null
  readonly birthOn: string | null
  readonly language: Language
  readonly preferredChannel: Customer['preferredChannel']
  readonly class: CustomerClass
  readonly classBy: 'hand' | 'rule'
  readonly source: string | null
  readonly note: string | null
  readonly homeBranchId: string | null
  readonly ownerStaffId: string | null
  readonly employer: string | null
  readonly insurer: { readonly name: string; readonly number: string } | null
  readonly guardian: GuardianContent | null
  readonly householdId: string | null
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addresses: readonly NewAddress[]
  readonly taxIds: readonly TaxId[]
  readonly tags: readonly string[]
}

export interface Contact { readonly id: string; readonly kind: 'phone' | 'email'; readonly value: string }
export type Address = NewAddress & { readonly id: string }

interface Relative { readonly id: string; readonly givenName: string; readonly familyName: string; readonly ownerStaffId: string | null }

/** What only other rows say about a customer. */
export interface Relatives {
  /** The guardian who is a customer here, whatever row of theirs was named. */
  readonly guardianCustomer: (Relative & { readonly phone: string | null }) | null
  readonly household: readonly Relative[]
  readonly guardianOf: readonly Relative[]
}

/** A customer as stored. */
export interface CustomerData extends Omit<CustomerContent, 'phones' | 'emails' | 'addresses'>, Relatives {
  readonly id: string
  readonly contacts: readonly Contact[]
  readonly addresses: readonly Address[]
  readonly createdAt: Date
  readonly version: number
}

type Stored = Pick<CustomerData, 'id' | 'contacts' | 'addresses' | 'createdAt' | 'version'> & Relatives

/** The content of a stored customer, for comparing it with what is wanted. */
export function contentOf({ id: _id, contacts, addresses, createdAt: _createdAt, version: _version, guardianCustomer: _guardian, household: _household, guardianOf: _wards, ...fields }: CustomerData): CustomerContent {
  return { ...fields, phones: valuesOf(contacts, 'phone'), emails: valuesOf(contacts, 'email'), addresses: addresses.map(({ id: _address, ...address }) => address) }
}

/** A stored customer of its content and of what only the store knows. */
export const dataOf = ({ phones: _phones, emails: _emails, addresses: _addresses, ...fields }: CustomerContent, stored: Stored): CustomerData => ({ ...fields, ...stored })

const valuesOf = (contacts: readonly Contact[], kind: Contact['kind']): string[] => contacts.filter((contact) => contact.kind === kind).map(({ value }) => value)

/** The answer about one customer to somebody who may see them: phones as people of the organization's country write them, and of the family only whom the reader may see too. */
export function toCustomer({ contacts, createdAt, householdId: _household, guardian, guardianCustomer, household, guardianOf, taxIds, ...data }: CustomerData, by: StaffMember, now: Date): Customer {
  const { country } = by.organization
  const shown = (value: string) => ({ value, display: showPhone(value, country) })
  const seen = (relatives: readonly Relative[]) => relatives.filter(({ ownerStaffId }) => may(by, 'customers.read', { ownerStaffIds: [ownerStaffId] })).map((one) => ({ id: one.id, name: displayName(one) }))
  const speaker = guardianCustomer
    ? { customerId: guardianCustomer.id, name: displayName(guardianCustomer), phone: guardianCustomer.phone === null ? null : shown(guardianCustomer.phone) }
    : guardian && { customerId: guardian.customerId, name: guardian.name ?? '', phone: guardian.phone === null ? null : shown(guardian.phone) }
  return {
    ...data, name: displayName(data), createdAt: createdAt.toISOString(), addresses: [...data.addresses], tags: [...data.tags],
    phones: contacts.filter(({ kind }) => kind === 'phone').map(({ id, value }) => ({ id, ...shown(value) })),
    emails: contacts.filter(({ kind }) => kind === 'email').map(({ id, value }) => ({ id, value })),
    taxIds: taxIds.map((taxId) => ({ ...taxId, display: writeTaxId(taxId) })),
    guardian: speaker, minor: isMinor(data.birthOn, todayOf(by, now)), household: seen(household), guardianOf: seen(guardianOf),
  }
}

/** A line of the list as the database gives it. */
export interface ItemRow extends Pick<CustomerData, 'id' | 'givenName' | 'familyName' | 'title' | 'birthOn' | 'language' | 'class' | 'ownerStaffId' | 'createdAt' | 'version'> {
  readonly phone: string | null
  readonly email: string | null
}

export const toItem = ({ createdAt, phone, ...row }: ItemRow, country: string): CustomerItem =>
  ({ ...row, name: displayName(row), createdAt: createdAt.toISOString(), phone: phone === null ? null : { value: phone, display: showPhone(phone, country) } })
