import type { I18n, MessageDescriptor } from '@lingui/core'
import type { StaffMember } from '#modules/identity/server'
import type { FieldError, Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import { translator } from '#platform/i18n/index'
import { readPhone } from '#platform/text/phone'
import type { CustomerChange } from '../contract.ts'
import { whyNotBornOn } from '../domain/birth-day.ts'
import type { BirthDayRefusal } from '../domain/birth-day.ts'
import { phoneSentences, taxIdSentences } from '../domain/refusal-sentences.ts'
import { readTaxId } from '../domain/tax-ids.ts'
import type { TaxId } from '../domain/tax-ids.ts'
import type { CustomerContent, GuardianContent } from './customer-data.ts'
import { todayOf } from './today-of.ts'

const birthSentences: Record<BirthDayRefusal, MessageDescriptor> = {
  'in-the-future': /*i18n*/{ id: 'customers.birth.in-the-future', message: 'This day is still to come.' },
  'too-long-ago': /*i18n*/{ id: 'customers.birth.too-long-ago', message: 'This day is before 1900. Check the year.' },
}
const twice = /*i18n*/{ id: 'customers.refused.twice', message: 'This stands here twice.' }

/** What was judged of what was sent; `householdWith` is still to be looked up. */
type Judged = Partial<Omit<CustomerContent, 'householdId'>>

/**
 * What was sent, read and judged: telephone numbers become E.164, tax numbers bare, empty texts null. Only what was sent is
 * judged, so that a number taken long ago never stands in the way of another change.
 * @throws {Problem} http/invalid with a pointer per field
 */
export function judgeFields(by: StaffMember, now: Date, { phones, emails, taxIds, tags, guardian, addresses, householdWith: _looked, ...fields }: CustomerChange): Judged {
  const i18n = translator(by.language)
  const errors: FieldError[] = []
  const refusal = fields.birthOn ? whyNotBornOn(fields.birthOn, todayOf(by, now)) : null
  if (refusal) errors.push({ pointer: '/birthOn', detail: i18n._(birthSentences[refusal]) })
  if (fields.homeBranchId && !by.organization.branches.has(fields.homeBranchId)) errors.push({ pointer: '/homeBranchId', detail: i18n._({ id: 'customers.refused.branch', message: 'There is no such branch.' }) })
  const read = {
    ...(phones && { phones: readPhones(phones, by, errors) }),
    ...(emails && { emails: onlyOnce(emails.map(({ value }) => value), (index) => `/emails/${index}/value`, i18n, errors) }),
    ...(taxIds && { taxIds: readTaxIds(taxIds, i18n, errors) }),
    ...(tags && { tags: onlyOnce(tags, (index) => `/tags/${index}`, i18n, errors).toSorted() }),
    ...(guardian !== undefined && { guardian: readGuardian(guardian, by, errors) }),
    ...(addresses && { addresses }),
  }
  if (errors.length > 0) throw refuseByContract(errors)
  return { ...fields, ...classBy(fields), ...emptyToNull(fields), ...read }
}

/** The refusal of an owner that is no member of staff. */
export function noSuchOwner(by: StaffMember): Problem {
  const i18n = translator(by.language)
  return refuseByContract([{ pointer: '/ownerStaffId', detail: i18n._({ id: 'customers.refused.owner', message: 'There is no such member of staff.' }) }])
}

/** A class chosen by a person is not taken away again by the rule. */
const classBy = (fields: CustomerChange): Judged => (fields.class && !fields.classBy ? { classBy: 'hand' } : {})

function readPhones(phones: readonly { value: string }[], by: StaffMember, errors: FieldError[]): string[] {
  const values = phones.map(({ value }, index) => readOnePhone(value, `/phones/${index}/value`, by, errors))
  return onlyOnce(values, (index) => `/phones/${index}/value`, translator(by.language), errors)
}

function readOnePhone(typed: string, pointer: string, by: StaffMember, errors: FieldError[]): string {
  const reading = readPhone(typed, by.organization.country)
  if ('value' in reading) return reading.value
  errors.push({ pointer, detail: translator(by.language)._(phoneSentences[reading.refusal]) })
  return typed
}

function readTaxIds(typed: readonly { kind: TaxId['kind']; value: string }[], i18n: I18n, errors: FieldError[]): TaxId[] {
  onlyOnce(typed.map(({ kind }) => kind), (index) => `/taxIds/${index}/kind`, i18n, errors)
  return typed.map(({ kind, value }, index) => {
    const reading = readTaxId(kind, value)
    if ('value' in reading) return { kind, value: reading.value }
    errors.push({ pointer: `/taxIds/${index}/value`, detail: i18n._(taxIdSentences[reading.refusal]) })
    return { kind, value }
  }).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
}

function readGuardian(guardian: NonNullable<CustomerChange['guardian']> | null, by: StaffMember, errors: FieldError[]): GuardianContent | null {
  if (guardian === null) return null
  if ('customerId' in guardian) return { customerId: guardian.customerId, name: null, phone: null }
  return { customerId: null, name: guardian.name, phone: guardian.phone === '' ? null : readOnePhone(guardian.phone, '/guardian/phone', by, errors) }
}

function onlyOnce(values: readonly string[], pointer: (index: number) => string, i18n: I18n, errors: FieldError[]): string[] {
  const keys = values.map((value) => value.toLowerCase())
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) errors.push({ pointer: pointer(index), detail: i18n._(twice) })
  })
  return [...values]
}

const emptyToNull = (fields: Judged): Judged =>
  Object.fromEntries((['title', 'source', 'note', 'employer'] as const).flatMap((field) => (fields[field] === '' ? [[field, null]] : [])))
