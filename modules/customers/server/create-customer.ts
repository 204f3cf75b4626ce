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
import type { Contact, CustomerContent, CustomerData } from './customer-data.ts'
import { judgeFields, noSuchOwner } from './judge-fields.ts'
import { customerById, seenBy } from './read-customer.ts'
import { contactsOf } from './save-contacts.ts'
import { searchTextOfCustomer } from './search-text.ts'

/**
 * Makes a customer inside somebody's transaction: an order may bring its customer along. A known id with the same content
 * gives the customer that is there. What a person with scope *own* makes is their own.
 * @throws {Problem} http/invalid, http/forbidden, http/id-exists
 */
export async function createCustomer({ keys, now }: Pick<Deps, 'keys' | 'now'>, tx: Tx, by: StaffMember, call: Call, { id = newId(), ...input }: NewCustomer): Promise<{ customer: CustomerData; created: boolean }> {
  const { phones: _typed, emails: _written, ...fields } = { ...input, language: input.language ?? by.organization.language }
  const own = by.reach['customers.write']?.scope === 'own' ? { ownerStaffId: by.staffId } : {}
  const content: CustomerContent = { ...fields, phones: [], emails: [], ...judgeFields(by, now(), { ...input, language: fields.language }), ...own }
  mustMay(by, 'customers.write', { ownerStaffIds: [content.ownerStaffId] })
  const contacts = contactsOf(content)
  const made = await insert(tx, by, id, content, contacts)
  if (!made) return { customer: await theSameAgain(tx, by, id, content), created: false }
  const key = await keys.newPersonKey(tx, id)
  audit(tx, by, call, { action: 'customers.created', subject: { kind: 'customer', id }, branchId: content.homeBranchId, ...auditedOf(id, key, {}, content) })
  recordFacts(tx, { kind: 'customers.created', subjectId: id, subjectVersion: 1, branchId: content.homeBranchId, ownerStaffId: content.ownerStaffId })
  return { customer: dataOf(content, { id, contacts, createdAt: made.createdAt, version: 1 }), created: true }
}

/** Row and contacts in one statement; undefined when the id is taken. */
async function insert(tx: Tx, by: StaffMember, id: string, content: CustomerContent, contacts: readonly Contact[]): Promise<{ createdAt: Date } | undefined> {
  try {
    return await tx.maybe<{ createdAt: Date }>(sql`
      with made as (
        insert into customers (organization_id, id, given_name, family_name, title, birth_on, language, preferred_channel, class, source, note, home_branch_id, owner_staff_id, search_text, created_by)
        values (${tx.organizationId}, ${id}, ${content.givenName}, ${content.familyName}, ${content.title}, ${content.birthOn}, ${content.language}, ${content.preferredChannel}, ${content.class},
          ${content.source}, ${content.note}, ${content.homeBranchId}, ${content.ownerStaffId}, ' ' || app.fold(${searchTextOfCustomer(content)}), ${by.staffId})
        on conflict (organization_id, id) do nothing returning organization_id, id, created_at),
      contacts as (
        insert into customer_contacts (organization_id, id, customer_id, kind, value, position)
        select made.organization_id, k.id, made.id, k.kind, k.value, k.position
        from made, json_to_recordset(${JSON.stringify(contacts)}) as k(id uuid, kind text, value text, position int))
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
