import { z } from 'zod'
import { isTimeZone } from '#kernel/days'
import { languages } from '#kernel/languages'
import { id, instant, pageOf, paging, text } from '#platform/http/contract'
import { keyChoices } from './contracts/keys.ts'
import { secondFactorRule } from './contracts/second-factor.ts'
import { capabilities } from './domain/capabilities.ts'
import { rights, roles } from './domain/rights.ts'

export { auditExportQuery, auditPage, auditQuery, newestSeal } from './contracts/audit.ts'
export type { AuditEntryView } from './contracts/audit.ts'
export { hands } from './contracts/hands.ts'
export { keyChoices }

/** The query of every list here. */
export const listQuery = z.object(paging)
export const language = z.enum(languages)
export const country = z.string().regex(/^[A-Z]{2}$/, 'write two capital letters such as CZ')
const currency = z.string().regex(/^[A-Z]{3}$/, 'write an ISO 4217 code such as CZK')
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'write a colour such as #0F5F69').transform((value) => value.toUpperCase())
const accent = z.object({ light: colour, dark: colour })
const timeZone = z.string().max(60).refine(isTimeZone, 'write a time zone such as Europe/Prague')
export const email = z.string().trim().max(254).pipe(z.email()).transform((value) => value.toLowerCase())
/** Length is what keeps a password from being guessed; anything else only annoys. */
const password = z.string().min(10).max(200)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as 08:30')

const hours = z.array(z.object({ weekday: z.int().min(1).max(7), opens: clock, closes: clock })
  .refine((day) => day.closes > day.opens, { message: 'closes before it opens', path: ['closes'] })).max(28)

const branchKind = z.enum(['shop', 'workshop', 'warehouse', 'mobile-unit'])
const branchFields = {
  name: text(120), kind: branchKind, street: text(120, 0).nullable(), city: text(80, 0).nullable(), postalCode: text(20, 0).nullable(),
  phone: text(40, 0).nullable(), email: email.nullable(), timeZone, hours,
}
export const branch = z.object({ id, ...branchFields, closedAt: instant.nullable(), version: z.int() })
export const newBranch = z.object({ id: id.optional(), ...branchFields }).partial({ kind: true, street: true, city: true, postalCode: true, phone: true, email: true, hours: true })
export const branchChange = z.object({ ...branchFields, closed: z.boolean() }).partial()
export const branches = pageOf(branch)

const organizationFields = { name: text(120), currency, language, vatPayer: z.boolean(), pricesGross: z.boolean(), taxNumber: text(40, 0).nullable(), accent: accent.nullable() }
export const organization = z.object({
  id, slug: z.string(), country, ...organizationFields, logoUrl: z.string().nullable(), sample: z.boolean(),
  depositShareBps: z.int(), depositRoundTo: z.int(), capabilities: z.array(z.enum(capabilities)), secondFactor: secondFactorRule, version: z.int(),
})
export const organizationChange = z.object({
  name: organizationFields.name, language, vatPayer: z.boolean(), pricesGross: z.boolean(), taxNumber: organizationFields.taxNumber, accent: accent.nullable(),
  depositShareBps: z.int().min(0).max(10_000), depositRoundTo: z.int().min(1).max(10_000_000),
}).partial()
export const capabilityParams = z.object({ capability: z.enum(capabilities) })
export const capabilityChange = z.object({ enabled: z.boolean() })

export const logo = z.object({ name: text(200), mediaType: z.string().max(60), base64: z.base64().max(1_400_000) })
export const newOrganization = z.object({
  id: id.optional(),
  code: z.string().max(20).optional(), name: text(120), country, vatPayer: z.boolean(), currency, language, accent: accent.optional(), logo: logo.optional(),
  branch: z.object({ name: text(120), timeZone, hours }),
})
const firstOwner = z.object({ name: text(120), email, password })
export const firstOrganization = newOrganization.extend({ owner: firstOwner })
/** Opened from inside: `owner` only from inside the sample, whose own people are invented. */
export const anotherOrganization = newOrganization.extend({ owner: firstOwner.optional() })

const heldRole = z.object({ role: z.enum(roles), branchId: id.nullable() })
const reach = z.object({ scope: z.enum(['organization', 'branch', 'own']), branchIds: z.array(id).nullable() })
export const session = z.object({
  person: z.object({ id, name: z.string(), email: z.string(), language, keys: keyChoices }),
  organizations: z.array(z.object({ id, name: z.string(), slug: z.string() })),
  organization,
  staff: z.object({ id, name: z.string(), roles: z.array(heldRole) }),
  rights: z.partialRecord(z.enum(rights), reach),
  branches: z.array(z.object({ id, name: z.string(), kind: branchKind, timeZone: z.string() })),
  secondFactorDueAt: instant.nullable().meta({ description: 'Until when this person must set up a second factor; past it nothing else is open to them. Null when none is asked for or there is one.' }),
})
export type SessionView = z.output<typeof session>
export const signIn = z.object({ email: z.string().max(254), password: z.string().max(200) })

const taxDefault = z.object({ code: z.string(), name: z.string(), rateBps: z.int(), source: z.string(), verifiedOn: z.string().nullable() })
export const setup = z.object({
  state: z.enum(['empty', 'ready']), needsCode: z.boolean(), hasSample: z.boolean(),
  countries: z.array(z.object({ country: z.string(), currency: z.string(), language, timeZone: z.string(), vatName: z.string(), taxClasses: z.array(taxDefault) })),
})
export const setupCode = z.object({ code: z.string().max(20).optional() })

const ownSession = z.object({ id, createdAt: instant, expiresAt: instant, address: z.string().nullable(), device: z.string().nullable(), current: z.boolean() })
export const ownSessions = z.object({ items: z.array(ownSession), nextCursor: z.null() })
export const me = z.object({ id, name: z.string(), email: z.string(), language })
export const meChange = z.object({ name: text(120), language }).partial()
export const passwordChange = z.object({ current: z.string().max(200), next: password })
export const resetRequest = z.object({ email })
export const resetConfirm = z.object({ token: z.string().min(20).max(100), password })

const skillLevel = z.object({ skillId: id, level: z.int().min(1).max(5) })
export const staffMember = z.object({
  id, personId: id, name: z.string(), email: z.string(), roles: z.array(heldRole), skills: z.array(skillLevel), disabledAt: instant.nullable(), version: z.int(),
})
export const staffPage = pageOf(staffMember)
export const newStaff = z.object({ id: id.optional(), name: text(120), email, roles: z.array(heldRole).min(1).max(40), language: language.optional() })
/** The link sets the first password; it is shown only when no mail server could send it. */
export const staffAdded = staffMember.extend({ setPasswordLink: z.string().nullable() })
export const invitation = z.object({ setPasswordLink: z.string().nullable() })
export const staffChange = z.object({ name: text(120) }).partial()
export const rolesChange = z.object({ roles: z.array(heldRole).max(40) })
export const skillsChange = z.object({ skills: z.array(skillLevel).max(100) })
export const skill = z.object({ id, name: z.string() })
export const skills = pageOf(skill)
export const newSkill = z.object({ id: id.optional(), name: text(80) })

const scopes = z.array(z.union([z.literal('all'), z.enum(rights)])).min(1).max(60)
export const apiKey = z.object({ id, name: z.string(), staffId: id, staffName: z.string(), scopes: z.array(z.string()), branchIds: z.array(id).nullable(), expiresAt: instant.nullable(), createdAt: instant })
export const apiKeys = pageOf(apiKey)
export const newApiKey = z.object({ id: id.optional(), name: text(80), staffId: id.optional(), scopes, branchIds: z.array(id).max(200).nullable().default(null), expiresAt: instant.nullable().default(null) })
/** `secret` is answered once, when the key is made, and never again. */
export const apiKeyMade = apiKey.extend({ secret: z.string().nullable() })
