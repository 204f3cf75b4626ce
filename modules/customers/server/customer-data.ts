import type { Language } from '#kernel/languages'
import type { CustomerItem, Customer } from '../contract.ts'
import { displayName } from '../domain/display-name.ts'
import type { CustomerClass } from '../domain/customer.ts'
import { showPhone } from './phone.ts'

/** What a customer's row and contacts say, apart from ids and versions. Phones in E.164. */
export interface CustomerContent {
  readonly givenName: string
  readonly familyName: string
  readonly title: string | null
  readonly birthOn: string | null
  readonly language: Language
  readonly preferredChannel: Customer['preferredChannel']
  readonly class: CustomerClass
  readonly source: string | null
  readonly note: string | null
  readonly homeBranchId: string | null
  readonly ownerStaffId: string | null
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

export interface Contact { readonly id: string; readonly kind: 'phone' | 'email'; readonly value: string }

/** A customer as stored. */
export interface CustomerData extends Omit<CustomerContent, 'phones' | 'emails'> {
  readonly id: string
  readonly contacts: readonly Contact[]
  readonly createdAt: Date
  readonly version: number
}

/** The content of a stored customer, for comparing it with what is wanted. */
export function contentOf({ id: _id, contacts, createdAt: _createdAt, version: _version, ...fields }: CustomerData): CustomerContent {
  return { ...fields, phones: valuesOf(contacts, 'phone'), emails: valuesOf(contacts, 'email') }
}

/** A stored customer of its content and of what only the store knows. */
export const dataOf = ({ phones: _phones, emails: _emails, ...fields }: CustomerContent, stored: Pick<CustomerData, 'id' | 'contacts' | 'createdAt' | 'version'>): CustomerData =>
  ({ ...fields, ...stored })

const valuesOf = (contacts: readonly Contact[], kind: Contact['kind']): string[] => contacts.filter((contact) => contact.kind === kind).map(({ value }) => value)

/** The answer about one customer. `country` decides how telephone numbers are written. */
export function toCustomer({ contacts, createdAt, ...data }: CustomerData, country: string): Customer {
  return {
    ...data, name: displayName(data), createdAt: createdAt.toISOString(),
    phones: contacts.filter(({ kind }) => kind === 'phone').map(({ id, value }) => ({ id, value, display: showPhone(value, country) })),
    emails: contacts.filter(({ kind }) => kind === 'email').map(({ id, value }) => ({ id, value })),
  }
}

/** A line of the list as the database gives it. */
export interface ItemRow extends Pick<CustomerData, 'id' | 'givenName' | 'familyName' | 'title' | 'birthOn' | 'language' | 'class' | 'ownerStaffId' | 'createdAt' | 'version'> {
  readonly phone: string | null
  readonly email: string | null
}

export const toItem = ({ createdAt, phone, ...row }: ItemRow, country: string): CustomerItem =>
  ({ ...row, name: displayName(row), createdAt: createdAt.toISOString(), phone: phone === null ? null : { value: phone, display: showPhone(phone, country) } })
