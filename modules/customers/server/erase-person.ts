import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { eraseFilesOf } from '#platform/files/erase-files'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import { displayName } from '../domain/display-name.ts'
import type { CustomersDeps, KnownAs, PersonalColumns } from './person-part.ts'
import { customersProblems } from './problems.ts'
import { customerById, touched } from './read-customer.ts'
import { refuseMerged } from './refuse-merged.ts'

/** What customers themselves overwrite or delete; a test compares it with the comments of the tables. */
export const ownPersonalColumns: readonly PersonalColumns[] = [
  { table: 'customers', columns: ['given_name', 'family_name', 'title', 'birth_on', 'source', 'note', 'search_text', 'employer', 'insurer', 'insurer_number', 'guardian_name', 'guardian_phone'] },
  { table: 'customer_contacts', columns: ['value', 'value_key'] },
  { table: 'customer_addresses', columns: ['street', 'city', 'postal_code', 'region'] },
  { table: 'customer_tax_ids', columns: ['value'] },
  { table: 'customer_tags', columns: ['tag'] },
  { table: 'customer_health', columns: ['skin_type', 'skin_conditions', 'eye_conditions', 'allergies', 'wearing_habits'] },
  { table: 'customer_health_notes', columns: ['sealed'] },
  { table: 'customer_merges', columns: ['moved'] },
  { table: 'files', columns: ['name', 'content'] },
]

/**
 * Forgets a person for good: plain columns are overwritten in every table that has some, then the person's keys are destroyed, so
 * that what audit, files and notes sealed under them is gone too, in backups as well. Orders, payments and the journal stay as
 * they are and name nobody. Cannot be undone.
 * @throws {Problem} customers/cannot-erase while an order is open or something is still to pay
 */
export const erasePerson = (deps: CustomersDeps, by: StaffMember, call: Call, id: string, version: number): Promise<void> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const person = await lockPerson(tx, by, id, version)
    for (const part of deps.parts ?? []) {
      const reason = await part.whyNotErase?.(tx, person)
      if (reason) throw new Problem(customersProblems.cannotErase, undefined, { reason })
    }
    const known = await knownAs(tx, person)
    overwrite(tx, person)
    await eraseFilesOf(tx, person)
    for (const part of deps.parts ?? []) await part.erase?.(tx, person, known)
    for (const row of person) await deps.keys.destroyPersonKey(tx, row)
    audit(tx, by, call, { action: 'customers.erased', subject: { kind: 'customer', id }, changes: { rows: person } })
    recordFacts(tx, { kind: 'customers.erased', subjectId: id, subjectVersion: version + 1 })
    return { answer: undefined, ids: {} }
  }, async () => undefined)

/** All rows of the person, locked so that nobody takes an order for them meanwhile. */
async function lockPerson(tx: Tx, by: StaffMember, id: string, version: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from customers where organization_id = ${tx.organizationId} and (id = ${id} or merged_into = ${id}) order by id for update`)
  const customer = await customerById(tx, id)
  if (!customer) throw new Problem(httpProblems.notFound)
  mustMay(by, 'customers.erase', touched(customer), 'customers.read')
  if (customer.id !== id) throw refuseMerged(by, { id: customer.id, name: displayName(customer) })
  if (customer.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: customer.version })
  return rows.map((row) => row.id)
}

async function knownAs(tx: Tx, person: readonly string[]): Promise<KnownAs> {
  const [names, contacts, taxIds, externalIds] = await Promise.all([
    tx.rows<KnownAs['names'][number]>(sql`select title, given_name as "givenName", family_name as "familyName" from customers where organization_id = ${tx.organizationId} and id = any(${person}::uuid[])`),
    tx.rows<{ kind: string; value: string }>(sql`select kind, value from customer_contacts where organization_id = ${tx.organizationId} and customer_id = any(${person}::uuid[])`),
    tx.rows<{ value: string }>(sql`select value from customer_tax_ids where organization_id = ${tx.organizationId} and customer_id = any(${person}::uuid[])`),
    tx.rows<KnownAs['externalIds'][number]>(sql`
      select system, external_id as "externalId" from external_refs where organization_id = ${tx.organizationId} and kind = 'customer' and subject_id = any(${person}::uuid[])`),
  ])
  const valuesOf = (kind: string): string[] => contacts.filter((contact) => contact.kind === kind).map(({ value }) => value)
  return { names, taxIds: taxIds.map(({ value }) => value), phones: valuesOf('phone'), emails: valuesOf('email'), externalIds }
}

function overwrite(tx: Tx, person: readonly string[]): void {
  const organizationId = tx.organizationId
  tx.send(sql`
    update customers set given_name = '', family_name = '—', title = null, birth_on = null, source = null, note = null, search_text = '', employer = null, insurer = null, insurer_number = null,
      guardian_customer_id = null, guardian_name = null, guardian_phone = null, household_id = null, preferred_channel = null, class = 'regular', class_by = 'hand', owner_staff_id = null, home_branch_id = null,
      erased_at = now(), version = version + 1
    where organization_id = ${organizationId} and id = any(${person}::uuid[])`)
  // Whom they spoke for keep nobody's name.
  tx.send(sql`update customers set guardian_customer_id = null where organization_id = ${organizationId} and guardian_customer_id = any(${person}::uuid[])`)
  tx.send(sql`delete from customer_contacts where organization_id = ${organizationId} and customer_id = any(${person}::uuid[])`)
  tx.send(sql`delete from customer_addresses where organization_id = ${organizationId} and customer_id = any(${person}::uuid[])`)
  tx.send(sql`delete from customer_tax_ids where organization_id = ${organizationId} and customer_id = any(${person}::uuid[])`)
  tx.send(sql`delete from customer_tags where organization_id = ${organizationId} and customer_id = any(${person}::uuid[])`)
  tx.send(sql`delete from customer_health where organization_id = ${organizationId} and customer_id = any(${person}::uuid[])`)
  tx.send(sql`delete from customer_health_notes where organization_id = ${organizationId} and customer_id = any(${person}::uuid[])`)
  tx.send(sql`update customer_merges set moved = '{}' where organization_id = ${organizationId} and (survivor_id = any(${person}::uuid[]) or merged_id = any(${person}::uuid[]))`)
  tx.send(sql`delete from external_refs where organization_id = ${organizationId} and kind = 'customer' and subject_id = any(${person}::uuid[])`)
}
