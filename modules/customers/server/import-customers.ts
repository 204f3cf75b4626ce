import { isDeepStrictEqual } from 'node:util'
import type { Language } from '#kernel/languages'
import { newId } from '#kernel/ids'
import { decideRows, foldKey } from '#platform/bulk/bulk'
import type { BulkOptions, BulkOutcome, Decision, RowReason } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { whyNotBornOn } from '../domain/birth-day.ts'
import type { NewAddress } from '../contract.ts'
import type { CustomerClass } from '../domain/customer.ts'
import { readTypedPerson } from '../domain/read-typed-person.ts'
import { withSaidAddress } from '../domain/said-address.ts'
import type { SaidAddress } from '../domain/said-address.ts'
import { readTaxId, taxIdKinds } from '../domain/tax-ids.ts'
import type { TaxId, TaxIdKind } from '../domain/tax-ids.ts'
import { readPhone } from '#platform/text/phone'
import { putAddresses, putTaxIds } from './save-lists.ts'
import { searchTextOfCustomer } from './search-text.ts'

/** A customer as another system has them; what is null says nothing and changes nothing. */
export interface CustomerRow {
  readonly row: number
  /** The id it gets when it is new. */
  readonly id: string
  readonly externalId: string | null
  readonly title: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  /** The whole name in one, for systems that keep no parts. */
  readonly fullName: string | null
  readonly birthOn: string | null
  /** As typed there. */
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly address: SaidAddress
  /** As typed there, with the field it stands in; kind null: of whichever kind its digits fit. */
  readonly taxIds: readonly { readonly field: string; readonly kind: TaxIdKind | null; readonly typed: string }[]
  readonly language: Language | null
  readonly class: CustomerClass | null
  readonly source: string | null
  readonly note: string | null
}

export const customerMarks = ['external-id', 'tax-id', 'email', 'phone', 'name-and-birth'] as const
export type CustomerMark = (typeof customerMarks)[number]

export interface CustomerImport extends BulkOptions {
  readonly phoneCountry: string
  readonly matchBy: readonly CustomerMark[]
  /** An e-mail, telephone or tax number says that it is the same person only when the name agrees: families share them, and who works for one company. */
  readonly sameName: boolean
}

/** What an import changes of a customer, and what it keeps for taking it back. */
export interface ImportedContent {
  readonly title: string | null; readonly givenName: string; readonly familyName: string; readonly birthOn: string | null; readonly language: string; readonly class: string
  readonly source: string | null; readonly note: string | null; readonly phones: readonly string[]; readonly emails: readonly string[]
  readonly addresses: readonly NewAddress[]; readonly taxIds: readonly TaxId[]
}
interface Stored extends ImportedContent {
  readonly id: string; readonly version: number; readonly externalIds: readonly string[]
  /** A class that the other system names was given by hand: no rule takes it back. */
  readonly classBy: string
  readonly homeBranchId: string | null
  readonly ownerStaffId: string | null
}

/**
 * Takes customers of another system: new ones are made, those that are there already are brought up to date, left out or made
 * again, as asked. Telephone numbers and e-mails are added, never taken away. No fact says that they are new: nobody is to be
 * welcomed for having been a customer for years.
 */
export async function importCustomers(tx: Tx, rows: readonly CustomerRow[], options: CustomerImport): Promise<BulkOutcome[]> {
  const judged = rows.map((row) => judge(row, options))
  const sound = judged.filter(({ reasons }) => reasons.length === 0)
  const stored = await findStored(tx, sound, options)
  const found = new Map(stored.flatMap((one) => keysOf(one, one.externalIds, options).map((key) => [key, one.id] as const)).toReversed())
  const keyed = sound.map(({ row, content }) => {
    const keys = keysOf(content, row.externalId ? [row.externalId] : [], options)
    return { row: row.row, id: row.id, keys, sure: keys[0]?.startsWith('external-id ') ? 1 : 0 }
  })
  const earlier = await options.known.find([...keyed.flatMap(({ keys }) => keys), ...stored.map(({ id }) => touchedKey(id))])
  const decisions = decideRows(keyed, new Map([...found, ...earlier]), options.onMatch)

  const before: ReadonlyMap<string, Stored> = new Map([...stored, ...await missing(tx, decisions, stored, options.write)].map((one) => [one.id, one]))
  const now = new Map(before)
  // What an earlier row of the file has touched counts as updated, whatever this one adds: a pass that writes nothing could not tell.
  const touched = new Set(earlier.values())
  const made = new Map<string, Stored>()
  const changed = new Map<string, Stored>()
  const refs: { externalId: string; subjectId: string }[] = []
  const bySound = new Map(sound.map((one, index) => [one.row.row, { ...one, decision: decisions[index]!, keys: keyed[index]!.keys }]))
  const outcomes = judged.map(({ row, reasons }): BulkOutcome => {
    const one = bySound.get(row.row)
    if (!one) return { row: row.row, outcome: 'refused', subjectId: null, version: null, reasons }
    const { decision, content, keys } = one
    const { subjectId } = decision
    const answer = (outcome: BulkOutcome['outcome'], version: number | null): BulkOutcome => ({ row: row.row, outcome, subjectId, version, reasons })
    if (decision.act === 'skip') return answer('skipped', null)
    // Whoever this file made is found again by the marks alone.
    options.known.add(subjectId, decision.act === 'create' ? keys : [touchedKey(subjectId), ...keys])
    const again = touched.has(subjectId)
    touched.add(subjectId)
    if (row.externalId) refs.push({ externalId: row.externalId, subjectId })
    if (decision.act === 'create') {
      const fresh: Stored = { ...content, language: row.language ?? options.organization.language, class: row.class ?? 'regular', classBy: row.class ? 'hand' : 'rule', id: subjectId, version: 1, externalIds: [], homeBranchId: null, ownerStaffId: null }
      made.set(subjectId, fresh)
      now.set(subjectId, fresh)
      return answer('created', 1)
    }
    const there = now.get(subjectId)
    if (!there) return answer('updated', null)
    const after = merged(there, row, content, options.organization.country)
    options.known.add(subjectId, keysOf(there, [], options))
    if (isDeepStrictEqual(after, there)) return answer(again ? 'updated' : 'unchanged', there.version)
    const next = made.has(subjectId) ? after : { ...after, version: changed.has(subjectId) ? there.version : there.version + 1 }
    now.set(subjectId, next)
    ;(made.has(subjectId) ? made : changed).set(subjectId, next)
    const { id: _id, version: _version, externalIds: _refs, homeBranchId: _branch, ownerStaffId: _owner, ...kept } = there
    return { ...answer('updated', next.version), before: kept }
  })
  if (options.write) write(tx, options, [...made.values()], [...changed.values()], before, refs)
  return outcomes
}

interface Judged { readonly row: CustomerRow; readonly content: ImportedContent; readonly reasons: readonly RowReason[] }

function judge(row: CustomerRow, options: CustomerImport): Judged {
  const reasons: RowReason[] = []
  const whole = row.familyName === null && row.fullName ? readTypedPerson(row.fullName) : null
  const [givenName, familyName] = [row.givenName ?? whole?.givenName ?? '', row.familyName ?? (whole?.familyName || row.fullName) ?? '']
  if (familyName === '') reasons.push({ code: 'missing', field: 'familyName' })
  if (familyName.length > 80) reasons.push({ code: 'too-long', field: 'familyName' })
  if (givenName.length > 80) reasons.push({ code: 'too-long', field: 'givenName' })
  const refusal = row.birthOn ? whyNotBornOn(row.birthOn, options.today) : null
  if (refusal) reasons.push({ code: refusal === 'in-the-future' ? 'still-to-come' : 'too-long-ago', field: 'birthOn' })
  const phones = row.phones.map((typed, index) => {
    const reading = readPhone(typed, options.phoneCountry)
    if ('value' in reading) return reading.value
    reasons.push({ code: 'not-a-phone', field: index === 0 ? 'phone' : 'phone2' })
    return ''
  })
  const taxIds = new Map(row.taxIds.flatMap(({ field, kind, typed }) => {
    const fitting = (kind ? [kind] : taxIdKinds).flatMap((one) => {
      const reading = readTaxId(one, typed)
      return 'value' in reading ? [{ kind: one, value: reading.value }] : []
    })
    if (!fitting[0]) reasons.push({ code: 'not-a-tax-id', field })
    return fitting.slice(0, 1).map((one) => [one.kind, one] as const)
  }))
  const content = {
    title: row.title, givenName, familyName, birthOn: row.birthOn, language: row.language ?? '', class: row.class ?? '', source: row.source, note: row.note,
    phones: [...new Set(phones)], emails: row.emails, addresses: withSaidAddress([], row.address, options.organization.country), taxIds: inOrder([...taxIds.values()]),
  }
  return { row, content, reasons }
}

const inOrder = (taxIds: readonly TaxId[]): TaxId[] => taxIds.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))

/** By what a customer is known again, the surest first, of those marks that count. */
function keysOf(content: Pick<ImportedContent, 'givenName' | 'familyName' | 'birthOn' | 'phones' | 'emails' | 'taxIds'>, externalIds: readonly string[], { matchBy, sameName }: CustomerImport): string[] {
  const name = foldKey(`${content.givenName} ${content.familyName}`)
  const withName = sameName ? ` ${name}` : ''
  const keys: Record<CustomerMark, readonly string[]> = {
    'external-id': externalIds.map((id) => `external-id ${id}`),
    'tax-id': content.taxIds.map(({ kind, value }) => `tax-id ${kind} ${value}${withName}`),
    email: content.emails.map((email) => `email ${email.toLowerCase()}${withName}`),
    phone: content.phones.map((phone) => `phone ${phone}${withName}`),
    'name-and-birth': content.birthOn ? [`name-and-birth ${content.birthOn} ${name}`] : [],
  }
  return customerMarks.flatMap((mark) => (mark === 'external-id' || matchBy.includes(mark) ? keys[mark] : []))
}

const storedColumns = sql`
  select c.id, c.version, c.title, c.given_name as "givenName", c.family_name as "familyName", c.birth_on as "birthOn", c.language, c.class, c.class_by as "classBy", c.home_branch_id as "homeBranchId", c.owner_staff_id as "ownerStaffId", c.source, c.note,
    coalesce((select json_agg(k.value order by k.position, k.id) from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id and k.kind = 'phone'), '[]') as phones,
    coalesce((select json_agg(k.value order by k.position, k.id) from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id and k.kind = 'email'), '[]') as emails,
    coalesce((select json_agg(json_build_object('kind', a.kind, 'street', a.street, 'city', a.city, 'postalCode', a.postal_code, 'region', a.region, 'country', a.country) order by a.position, a.id)
      from customer_addresses a where a.organization_id = c.organization_id and a.customer_id = c.id), '[]') as addresses,
    coalesce((select json_agg(json_build_object('kind', t.kind, 'value', t.value) order by t.kind) from customer_tax_ids t where t.organization_id = c.organization_id and t.customer_id = c.id), '[]') as "taxIds"`

/** Customers that any of the rows may mean, oldest first, locked when something will be written. */
async function findStored(tx: Tx, judged: readonly Judged[], { system, matchBy, write }: CustomerImport): Promise<Stored[]> {
  const wanted = (mark: CustomerMark, values: readonly (string | null)[]): string[] => (matchBy.includes(mark) || mark === 'external-id' ? [...new Set(values.filter((value) => value !== null))] : [])
  const external = wanted('external-id', judged.map(({ row }) => row.externalId))
  const emails = wanted('email', judged.flatMap(({ content }) => content.emails.map((email) => email.toLowerCase())))
  const phones = wanted('phone', judged.flatMap(({ content }) => content.phones))
  const taxIds = wanted('tax-id', judged.flatMap(({ content }) => content.taxIds.map(({ value }) => value)))
  const days = wanted('name-and-birth', judged.map(({ content }) => content.birthOn))
  const [refs, byContact, byBirth] = await Promise.all([
    tx.rows<{ id: string; externalId: string }>(sql`
      select r.subject_id as id, r.external_id as "externalId" from external_refs r
      where r.organization_id = ${tx.organizationId} and r.system = ${system} and r.kind = 'customer' and r.external_id = any(${external})`),
    tx.rows<{ id: string }>(sql`
      select k.customer_id as id from customer_contacts k where k.organization_id = ${tx.organizationId} and k.kind = 'email' and k.value_key = any(${emails})
      union select k.customer_id from customer_contacts k where k.organization_id = ${tx.organizationId} and k.kind = 'phone' and k.value_key = any(${phones})
      union select t.customer_id from customer_tax_ids t where t.organization_id = ${tx.organizationId} and t.value = any(${taxIds})`),
    tx.rows<{ id: string; givenName: string; familyName: string; birthOn: string }>(sql`
      select c.id, c.given_name as "givenName", c.family_name as "familyName", c.birth_on as "birthOn" from customers c where c.organization_id = ${tx.organizationId} and c.birth_on = any(${days}::date[])`),
  ])
  const born = new Set(judged.map(({ content }) => `${content.birthOn} ${foldKey(`${content.givenName} ${content.familyName}`)}`))
  const same = byBirth.filter((one) => born.has(`${one.birthOn} ${foldKey(`${one.givenName} ${one.familyName}`)}`))
  const ids = [...new Set([...refs, ...byContact, ...same].map(({ id }) => id))]
  const rows = await storedOf(tx, ids, write)
  const refsOf = Map.groupBy(refs, ({ id }) => id)
  return rows.map((row) => ({ ...row, externalIds: (refsOf.get(row.id) ?? []).map(({ externalId }) => externalId) }))
}

async function storedOf(tx: Tx, ids: readonly string[], locked: boolean): Promise<Stored[]> {
  if (ids.length === 0) return []
  // Locked first: a statement that waited for a lock would see the contacts as they were before.
  if (locked) await tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[]) order by id for no key update`)
  const rows = await tx.rows<Omit<Stored, 'externalIds'>>(sql`${storedColumns} from customers c
    where c.organization_id = ${tx.organizationId} and c.id = any(${ids}::uuid[]) and c.merged_into is null and c.erased_at is null order by c.id`)
  return rows.map((row) => ({ ...row, externalIds: [] }))
}

/** Those that only an earlier row points at. */
function missing(tx: Tx, decisions: readonly Decision[], known: readonly Stored[], locked: boolean): Promise<Stored[]> {
  const here = new Set(known.map(({ id }) => id))
  return storedOf(tx, [...new Set(decisions.filter(({ act }) => act === 'update').map(({ subjectId }) => subjectId))].filter((id) => !here.has(id)), locked)
}

const touchedKey = (id: string): string => `touched ${id}`

function merged(before: Stored, row: CustomerRow, content: ImportedContent, country: string): Stored {
  const add = (there: readonly string[], more: readonly string[]): readonly string[] => {
    const known = new Set(there.map((value) => value.toLowerCase()))
    return [...there, ...more.filter((value) => !known.has(value.toLowerCase()))]
  }
  const named = row.familyName !== null || row.fullName !== null
  return {
    ...before,
    title: content.title ?? before.title, givenName: named && content.givenName ? content.givenName : before.givenName, familyName: named ? content.familyName : before.familyName,
    birthOn: content.birthOn ?? before.birthOn, language: row.language ?? before.language, class: row.class ?? before.class, classBy: row.class ? 'hand' : before.classBy, source: content.source ?? before.source, note: content.note ?? before.note,
    phones: add(before.phones, content.phones), emails: add(before.emails, content.emails), addresses: withSaidAddress(before.addresses, row.address, country),
    taxIds: inOrder([...before.taxIds.filter(({ kind }) => !content.taxIds.some((one) => one.kind === kind)), ...content.taxIds]),
  }
}

function write(tx: Tx, { system, staffId }: CustomerImport, made: readonly Stored[], changed: readonly Stored[], before: ReadonlyMap<string, Stored>, refs: readonly { externalId: string; subjectId: string }[]): void {
  const rowOf = (one: Stored): object => ({
    id: one.id, t: one.title, g: one.givenName, f: one.familyName, b: one.birthOn, l: one.language, c: one.class, h: one.classBy, s: one.source, n: one.note, v: one.version, q: searchTextOfCustomer(one),
  })
  if (made.length > 0) {
    tx.send(sql`
      insert into customers (organization_id, id, title, given_name, family_name, birth_on, language, class, class_by, source, note, search_text, created_by)
      select ${tx.organizationId}, j.id, j.t, j.g, j.f, j.b, j.l, j.c, j.h, j.s, j.n, ' ' || app.fold(j.q), ${staffId}
      from json_to_recordset(${JSON.stringify(made.map(rowOf))}) as j(id uuid, t text, g text, f text, b date, l text, c text, h text, s text, n text, q text)`)
  }
  if (changed.length > 0) {
    tx.send(sql`
      update customers c set title = j.t, given_name = j.g, family_name = j.f, birth_on = j.b, language = j.l, class = j.c, class_by = j.h, source = j.s, note = j.n, search_text = ' ' || app.fold(j.q), version = j.v
      from json_to_recordset(${JSON.stringify(changed.map(rowOf))}) as j(id uuid, t text, g text, f text, b date, l text, c text, h text, s text, n text, q text, v int)
      where c.organization_id = ${tx.organizationId} and c.id = j.id`)
    recordFacts(tx, ...changed.map((one) => ({ kind: 'customers.changed', subjectId: one.id, subjectVersion: one.version, branchId: one.homeBranchId, ownerStaffIds: [one.ownerStaffId] })))
  }
  const contacts = [...made, ...changed].flatMap((one) => [...one.phones.map((value) => ({ kind: 'phone', value })), ...one.emails.map((value) => ({ kind: 'email', value }))]
    .map(({ kind, value }, position) => ({ id: newId(), o: one.id, k: kind, v: value, p: position })))
  if (contacts.length > 0) {
    tx.send(sql`
      insert into customer_contacts (organization_id, id, customer_id, kind, value, position)
      select ${tx.organizationId}, j.id, j.o, j.k, j.v, j.p from json_to_recordset(${JSON.stringify(contacts)}) as j(id uuid, o uuid, k text, v text, p int)
      on conflict (organization_id, customer_id, kind, value_key) do nothing`)
  }
  // What stays as it was keeps its id.
  const anew = (list: 'addresses' | 'taxIds'): Stored[] => changed.filter((one) => !isDeepStrictEqual(one[list], before.get(one.id)?.[list]))
  const [moved, renumbered] = [anew('addresses'), anew('taxIds')]
  putAddresses(tx, moved.map(({ id }) => id), [...made, ...moved].flatMap(({ id, addresses }) => addresses.map((address, position) => ({ ...address, id: newId(), customerId: id, position }))))
  putTaxIds(tx, renumbered.map(({ id }) => id), [...made, ...renumbered].flatMap(({ id, taxIds }) => taxIds.map((taxId) => ({ ...taxId, customerId: id }))))
  if (refs.length > 0) {
    tx.send(sql`
      insert into external_refs (organization_id, system, kind, external_id, subject_id)
      select ${tx.organizationId}, ${system}, 'customer', j.e, j.s from json_to_recordset(${JSON.stringify(refs.map(({ externalId, subjectId }) => ({ e: externalId, s: subjectId })))}) as j(e text, s uuid)
      on conflict (organization_id, system, kind, external_id) do update set subject_id = excluded.subject_id`)
  }
}
