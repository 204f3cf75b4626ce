import { dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import type { FieldError } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { CustomerChange } from '../contract.ts'
import { whyNotBornOn } from '../domain/birth-day.ts'
import type { BirthDayRefusal } from '../domain/birth-day.ts'
import type { CustomerContent } from './customer-data.ts'
import { readPhone } from './phone.ts'
import type { PhoneRefusal } from './phone.ts'

const phoneSentences: Record<PhoneRefusal, string> = {
  'not-a-number': 'is not a telephone number',
  'too-short': 'has too few digits',
  'too-long': 'has too many digits',
  'no-such-number': 'is no number of this country; write another country\'s with + in front',
  'has-extension': 'has an extension; write it into the note',
}
const birthSentences: Record<BirthDayRefusal, string> = { 'in-the-future': 'is in the future', 'too-long-ago': 'is before 1900' }

/**
 * What was sent, read and judged: telephone numbers become E.164, empty texts null. Only what was sent is judged, so that a
 * number taken long ago never stands in the way of another change.
 * @throws {Problem} http/invalid with a pointer per field
 */
export function judgeFields(by: StaffMember, now: Date, { phones, emails, ...fields }: CustomerChange): Partial<CustomerContent> {
  const errors: FieldError[] = []
  const refusal = fields.birthOn ? whyNotBornOn(fields.birthOn, todayOf(by, now)) : null
  if (refusal) errors.push({ pointer: '/birthOn', detail: birthSentences[refusal] })
  if (fields.homeBranchId && !by.organization.branches.has(fields.homeBranchId)) errors.push({ pointer: '/homeBranchId', detail: 'there is no such branch' })
  const read = {
    ...(phones && { phones: readPhones(phones, by.organization.country, errors) }),
    ...(emails && { emails: onlyOnce(emails.map(({ value }) => value), 'emails', errors) }),
  }
  if (errors.length > 0) throw refuseByContract(errors)
  return { ...fields, ...emptyToNull(fields), ...read }
}

/** The refusal of an owner that is no member of staff. */
export const noSuchOwner = () => refuseByContract([{ pointer: '/ownerStaffId', detail: 'there is no such member of staff' }])

function readPhones(phones: readonly { value: string }[], country: string, errors: FieldError[]): string[] {
  const readings = phones.map(({ value }, index) => {
    const reading = readPhone(value, country)
    if ('value' in reading) return reading.value
    errors.push({ pointer: `/phones/${index}/value`, detail: phoneSentences[reading.refusal] })
    return value
  })
  return onlyOnce(readings, 'phones', errors)
}

function onlyOnce(values: string[], field: 'phones' | 'emails', errors: FieldError[]): string[] {
  const keys = values.map((value) => value.toLowerCase())
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) errors.push({ pointer: `/${field}/${index}/value`, detail: 'stands here twice' })
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
