import type { I18n, MessageDescriptor } from '@lingui/core'
import { dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import type { FieldError } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import { translator } from '#platform/i18n/index'
import type { CustomerChange } from '../contract.ts'
import { whyNotBornOn } from '../domain/birth-day.ts'
import type { BirthDayRefusal } from '../domain/birth-day.ts'
import type { CustomerContent } from './customer-data.ts'
import { readPhone } from './phone.ts'
import type { PhoneRefusal } from './phone.ts'

const phoneSentences: Record<PhoneRefusal, MessageDescriptor> = {
  'not-a-number': /*i18n*/{ id: 'customers.phone.not-a-number', message: 'This is not a telephone number.' },
  'too-short': /*i18n*/{ id: 'customers.phone.too-short', message: 'The number has too few digits.' },
  'too-long': /*i18n*/{ id: 'customers.phone.too-long', message: 'The number has too many digits.' },
  'no-such-number': /*i18n*/{ id: 'customers.phone.no-such-number', message: 'There is no such number in this country. Begin a foreign one with +.' },
  'has-extension': /*i18n*/{ id: 'customers.phone.has-extension', message: 'Leave out the extension and write it into the note.' },
}
const birthSentences: Record<BirthDayRefusal, MessageDescriptor> = {
  'in-the-future': /*i18n*/{ id: 'customers.birth.in-the-future', message: 'This day is still to come.' },
  'too-long-ago': /*i18n*/{ id: 'customers.birth.too-long-ago', message: 'This day is before 1900. Check the year.' },
}

/**
 * What was sent, read and judged: telephone numbers become E.164, empty texts null. Only what was sent is judged, so that a
 * number taken long ago never stands in the way of another change.
 * @throws {Problem} http/invalid with a pointer per field
 */
export function judgeFields(by: StaffMember, now: Date, { phones, emails, ...fields }: CustomerChange): Partial<CustomerContent> {
  const i18n = translator(by.language)
  const errors: FieldError[] = []
  const refusal = fields.birthOn ? whyNotBornOn(fields.birthOn, todayOf(by, now)) : null
  if (refusal) errors.push({ pointer: '/birthOn', detail: i18n._(birthSentences[refusal]) })
  if (fields.homeBranchId && !by.organization.branches.has(fields.homeBranchId)) errors.push({ pointer: '/homeBranchId', detail: i18n._({ id: 'customers.refused.branch', message: 'There is no such branch.' }) })
  const read = {
    ...(phones && { phones: readPhones(phones, by, errors) }),
    ...(emails && { emails: onlyOnce(emails.map(({ value }) => value), 'emails', i18n, errors) }),
  }
  if (errors.length > 0) throw refuseByContract(errors)
  return { ...fields, ...emptyToNull(fields), ...read }
}

/** The refusal of an owner that is no member of staff. */
export const noSuchOwner = (by: StaffMember) =>
  refuseByContract([{ pointer: '/ownerStaffId', detail: translator(by.language)._({ id: 'customers.refused.owner', message: 'There is no such member of staff.' }) }])

function readPhones(phones: readonly { value: string }[], by: StaffMember, errors: FieldError[]): string[] {
  const i18n = translator(by.language)
  const readings = phones.map(({ value }, index) => {
    const reading = readPhone(value, by.organization.country)
    if ('value' in reading) return reading.value
    errors.push({ pointer: `/phones/${index}/value`, detail: i18n._(phoneSentences[reading.refusal]) })
    return value
  })
  return onlyOnce(readings, 'phones', i18n, errors)
}

function onlyOnce(values: string[], field: 'phones' | 'emails', i18n: I18n, errors: FieldError[]): string[] {
  const keys = values.map((value) => value.toLowerCase())
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) errors.push({ pointer: `/${field}/${index}/value`, detail: i18n._({ id: 'customers.refused.twice', message: 'This stands here twice.' }) })
  })
  return values
}

const emptyToNull = (fields: CustomerChange): Partial<CustomerContent> =>
  Object.fromEntries((['title', 'source', 'note'] as const).flatMap((field) => (fields[field] === '' ? [[field, null]] : [])))

/** The latest day at any of the organization's branches: a child born this morning in the east is no child of tomorrow. */
function todayOf(by: StaffMember, now: Date): Day {
  const days = [...by.organization.branches.values()].map(({ timeZone }) => dayIn(timeZone, now))
  return days.toSorted().at(-1) ?? dayIn('UTC', now)
}
