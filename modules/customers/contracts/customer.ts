import { z } from 'zod'
import { languages } from '#kernel/languages'
import { day, id, instant, pageOf, paging, text } from '#platform/http/contract'
import { customerClasses, preferredChannels } from '../domain/customer.ts'
import { address, guardian, insurer, newAddress, newGuardian, newTaxId, relative, tag, taxId } from './person.ts'

const customerFields = {
  givenName: text(80, 0),
  /** The one name that must be there; a company's name is a family name too. */
  familyName: text(80),
  title: text(40, 0).nullable(),
  birthOn: day.nullable(),
  language: z.enum(languages),
  preferredChannel: z.enum(preferredChannels).nullable(),
  class: z.enum(customerClasses),
  /** Whose word the class is: `rule` lets the organization's rule change it. */
  classBy: z.enum(['hand', 'rule']),
  /** How the customer came to the shop, in the shop's own words. */
  source: text(80, 0).nullable(),
  note: text(2000, 0).nullable(),
  homeBranchId: id.nullable(),
  /** Whose own customer this is; advisors see only theirs. */
  ownerStaffId: id.nullable(),
  employer: text(120, 0).nullable(),
  insurer: insurer.nullable(),
  guardian: newGuardian.nullable(),
  householdWith: id.nullable().meta({ description: 'Another customer with whom this one lives; null: moves out.' }),
}

/** A telephone number as typed, national or international; read with the organization's country. */
const typedPhone = z.object({ value: text(40) })
const typedEmail = z.object({ value: z.string().trim().max(254).pipe(z.email()) })
const typedLists = {
  phones: z.array(typedPhone).max(10), emails: z.array(typedEmail).max(10), addresses: z.array(newAddress).max(10),
  /** One number of each kind. */
  taxIds: z.array(newTaxId).max(5), tags: z.array(tag).max(30),
}

/** `value` in E.164 (`+420603123456`), `display` as people of the organization's country write it. */
const phone = z.object({ id, value: z.string(), display: z.string() })
const email = z.object({ id, value: z.string() })

const shown = {
  id, name: z.string().meta({ description: 'Given and family name in the sequence of the name\'s own script.' }),
  givenName: z.string(), familyName: z.string(), title: z.string().nullable(), birthOn: day.nullable(),
  language: customerFields.language, class: customerFields.class, ownerStaffId: id.nullable(), createdAt: instant, version: z.int(),
}

export const customer = z.object({
  ...shown, preferredChannel: customerFields.preferredChannel, classBy: customerFields.classBy, source: z.string().nullable(), note: z.string().nullable(), homeBranchId: id.nullable(),
  employer: z.string().nullable(), insurer: z.object({ name: z.string(), number: z.string() }).nullable(),
  guardian: guardian.nullable(), minor: z.boolean().meta({ description: 'Under age today; without a birth date not.' }),
  household: z.array(relative).meta({ description: 'Who lives with them.' }), guardianOf: z.array(relative).meta({ description: 'For whom they speak.' }),
  phones: z.array(phone), emails: z.array(email), addresses: z.array(address), taxIds: z.array(taxId), tags: z.array(z.string()),
}).meta({ id: 'Customer' })
export type Customer = z.output<typeof customer>

export const newCustomer = z.object({
  id: id.optional(),
  ...customerFields, ...typedLists,
  givenName: customerFields.givenName.default(''),
  title: customerFields.title.default(null),
  birthOn: customerFields.birthOn.default(null),
  language: customerFields.language.optional().meta({ description: 'The organization\'s language when left out.' }),
  preferredChannel: customerFields.preferredChannel.default(null),
  class: customerFields.class.default('regular'),
  classBy: customerFields.classBy.optional().meta({ description: 'When left out: `hand` for member and vip, `rule` for regular.' }),
  source: customerFields.source.default(null),
  note: customerFields.note.default(null),
  homeBranchId: customerFields.homeBranchId.default(null),
  ownerStaffId: customerFields.ownerStaffId.default(null).meta({ description: 'An advisor\'s new customer is the advisor\'s own, whatever is sent.' }),
  employer: customerFields.employer.default(null),
  insurer: customerFields.insurer.default(null),
  guardian: customerFields.guardian.default(null),
  householdWith: customerFields.householdWith.default(null),
  phones: typedLists.phones.default([]),
  emails: typedLists.emails.default([]),
  addresses: typedLists.addresses.default([]),
  taxIds: typedLists.taxIds.default([]),
  tags: typedLists.tags.default([]),
}).meta({ id: 'NewCustomer' })
export type NewCustomer = z.output<typeof newCustomer>

/** What is left out stays; `phones`, `emails`, `addresses`, `taxIds` and `tags` are replaced as a whole. A class sent alone is by hand. */
export const customerChange = z.object({ ...customerFields, ...typedLists }).partial().meta({ id: 'CustomerChange' })
export type CustomerChange = z.output<typeof customerChange>

/** One line of a list: enough to tell two people of one name apart. */
export const customerItem = z.object({ ...shown, phone: phone.omit({ id: true }).nullable(), email: z.string().nullable() }).meta({ id: 'CustomerItem' })
export type CustomerItem = z.output<typeof customerItem>

export const customerPage = pageOf(customerItem)
export const customerQuery = z.object({
  q: text(120, 0).optional().meta({ description: 'Fragments of name, telephone, e-mail or birth date; each word must be found. Accents, case and pinyin are read.' }),
  tag: text(40, 0).optional(), class: customerFields.class.optional(),
  ...paging,
}).refine(({ q, tag, class: ofClass }) => !q || (!tag && !ofClass), { message: 'search by words, or narrow by tag and class', path: ['q'] })
export type CustomerQuery = z.output<typeof customerQuery>
