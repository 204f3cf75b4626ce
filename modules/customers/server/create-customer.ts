import { newId } from '#kernel/ids'
import { audit, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { violatedConstraint } from '#platform/db/errors'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { NewCustomer } from '../contract.ts'
import { changedFields } from '../domain/changed-fields.ts'
import { auditedOf } from './audited.ts'
import { contentOf, dataOf } from './customer-data.ts'
import type { CustomerContent, CustomerData } from './customer-data.ts'
import { judgeFields, noSuchOwner } from './judge-fields.ts'
import { customerById, seenBy } from './read-customer.ts'
import { householdOf, mustBeGuardian } from './relatives.ts'
import { contactsOf } from './save-contacts.ts'
import { addressesOf } from './save-lists.ts'
import { searchTextOfCustomer } from './search-text.ts'

/**
 * Makes a customer inside somebody's transaction: an order may bring its customer along. A known id with the same content
 * gives the customer that is there. What a person with scope *own* makes is their own.
 * @throws {Problem} http/invalid, http/forbidden, http/id-exists
 */
export async function createCustomer({ keys, now }: Pick<Deps, 'keys' | 'now'>, tx: Tx, by: StaffMember, call: Call, { id = newId(), ...input }: NewCustomer): Promise<{ customer: CustomerData; created: boolean }> {
  const own = by.reach['customers.write']?.scope === 'own' ? { ownerStaffId: by.staffId } : {}
  const classBy = input.classBy ?? (input.class === 'regular' ? 'rule' as const : 'hand' as const)
  const judged = judgeFields(by, now(), { ...input, language: input.language ?? by.organization.language, classBy })
  await mustBeGuardian(tx, by, id, judged.guardian)
  const householdId = input.householdWith ? await householdOf(tx, by, id, input.householdWith) : null
  const content = { ...judged, ...own, householdId } as CustomerContent
  mustMay(by, 'customers.write', { ownerStaffIds: [content.ownerStaffId] })
  const stored = { id, contacts: contactsOf(content), addresses: addressesOf(content.addresses) }
  const made = await insert(tx, by, content, stored)
  if (!made) return { customer: await theSameAgain(tx, by, id, content), created: false }
  const key = await keys.newPersonKey(tx, id)
  audit(tx, by, call, { action: 'customers.created', subject: { kind: 'customer', id }, branchId: content.homeBranchId, ...auditedOf(id, key, {}, content) })
  recordFacts(tx, { kind: 'customers.created', subjectId: id, subjectVersion: 1, branchId: content.homeBranchId, ownerStaffIds: [content.ownerStaffId] })
  // Who has a family is read back with it.
  const related = content.householdId || content.guardian?.customerId ? await customerById(tx, id) : undefined
  return { customer: related ?? dataOf(content, { ...stored, createdAt: made.createdAt, version: 1, guardianCustomer: null, household: [], guardianOf: [] }), created: true }
}

/** Row and lists in one statement; undefined when the id is taken. */
async function insert(tx: Tx, by: StaffMember, content: CustomerContent, { id, contacts, addresses }: Pick<CustomerData, 'id' | 'contacts' | 'addresses'>): Promise<{ createdAt: Date } | undefined> {
  const lists = JSON.stringify({ contacts, addresses: addresses.map((address, position) => ({ ...address, position })), taxIds: content.taxIds, tags: content.tags })
  try {
    return await tx.maybe<{ createdAt: Date }>(sql`
      with made as (
        insert into customers (organization_id, id, given_name, family_name, title, birth_on, language, preferred_channel, class, class_by, source, note, home_branch_id, owner_staff_id,
          employer, insurer, insurer_number, guardian_customer_id, guardian_name, guardian_phone, household_id, search_text, created_by)
        values (${tx.organizationId}, ${id}, ${content.givenName}, ${content.familyName}, ${content.title}, ${content.birthOn}, ${content.language}, ${content.preferredChannel}, ${content.class},
          ${content.classBy}, ${content.source}, ${content.note}, ${content.homeBranchId}, ${content.ownerStaffId}, ${content.employer}, ${content.insurer?.name ?? null}, ${content.insurer?.number ?? null},
          ${content.guardian?.customerId ?? null}, ${content.guardian?.name ?? null}, ${content.guardian?.phone ?? null}, ${content.householdId}, ' ' || app.fold(${searchTextOfCustomer(content)}), ${by.staffId})
        on conflict (organization_id, id) do nothing returning organization_id, id, created_at),
      lists as (select made.organization_id, made.id, ${lists}::json as l from made),
      contacts as (
        insert into customer_contacts (organization_id, id, customer_id, kind, value, position)
        select lists.organization_id, k.id, lists.id, k.kind, k.value, k.position
        from lists, json_to_recordset(l->'contacts') as k(id uuid, kind text, value text, position int)),
      addresses as (
        insert into customer_addresses (organization_id, id, customer_id, kind, street, city, postal_code, region, country, position)
        select lists.organization_id, a.id, lists.id, a.kind, a.street, a.city, a."postalCode", a.region, a.country, a.position
        from lists, json_to_recordset(l->'addresses') as a(id uuid, kind text, street text, city text, "postalCode" text, region text, country text, position int)),
      tax_ids as (
        insert into customer_tax_ids (organization_id, customer_id, kind, value)
        select lists.organization_id, lists.id, t.kind, t.value from lists, json_to_recordset(l->'taxIds') as t(kind text, value text)),
      tags as (
        insert into customer_tags (organization_id, customer_id, tag)
        select lists.organization_id, lists.id, t.tag from lists, json_array_elements_text(l->'tags') as t(tag))
      select created_at as "createdAt" from made`)
  } catch (error) {
    throw violatedConstraint(error) === 'customers_owner_exists' ? noSuchOwner(by) : error
  }
}

/** A create with a known id is answered with what is there when it says the same. @throws {Problem} http/id-exists */
async function theSameAgain(tx: Tx, by: StaffMember, id: string, wanted: CustomerContent): Promise<CustomerData> {
  const existing = await customerById(tx, id)
  if (!existing || Object.keys(changedFields(contentOf(existing), wanted).after).length > 0) throw new Problem(httpProblems.idExists)
  return seenBy(by, existing)
}
