import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { CustomerChange } from '../contract.ts'
import { changedFields } from '../domain/changed-fields.ts'
import { auditedOf } from './audited.ts'
import { contentOf, toCustomer } from './customer-data.ts'
import type { CustomerContent, CustomerData } from './customer-data.ts'
import { judgeFields, noSuchOwner } from './judge-fields.ts'
import { customerById, customerToChange, seenBy } from './read-customer.ts'
import { householdOf, mustBeGuardian } from './relatives.ts'
import { contactsOf, replaceContacts } from './save-contacts.ts'
import { addressesOf, replaceAddresses, replaceTags, replaceTaxIds } from './save-lists.ts'
import { searchTextOfCustomer } from './search-text.ts'

/** Changes a customer that is still as the caller read it; a change that changes nothing makes no version. */
export const changeCustomer = (deps: Deps, by: StaffMember, call: Call, id: string, version: number, change: CustomerChange): Promise<CustomerData> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const answer = await changeIn(tx, deps, by, call, { id, version, change })
    return { answer, ids: { customerId: id } }
  }, async (tx, ids) => seenBy(by, await customerById(tx, ids.customerId ?? '')))

async function changeIn(tx: Tx, { keys, now }: Pick<Deps, 'keys' | 'now'>, by: StaffMember, call: Call, { id, version, change }: { id: string; version: number; change: CustomerChange }): Promise<CustomerData> {
  const customer = await customerToChange(tx, by, id)
  if (customer.version !== version) {
    throw new Problem(httpProblems.versionStale, undefined, { version: customer.version, current: toCustomer(customer, by, now()) })
  }
  const before = contentOf(customer)
  const judged = judgeFields(by, now(), change)
  await mustBeGuardian(tx, by, id, judged.guardian)
  const content: CustomerContent = { ...before, ...judged, ...(change.householdWith !== undefined && { householdId: change.householdWith ? await householdOf(tx, by, id, change.householdWith) : null }) }
  // Who sees only their own may not give a customer away, nor make it nobody's.
  if (content.ownerStaffId !== before.ownerStaffId) mustMay(by, 'customers.write', { ownerStaffIds: [content.ownerStaffId] })
  const changed = changedFields(before, content)
  if (Object.keys(changed.after).length === 0) return customer
  await update(tx, by, id, content)
  const contacts = contactsOf(content, customer.contacts)
  if (changed.after.phones || changed.after.emails) replaceContacts(tx, id, contacts)
  if (changed.after.addresses) replaceAddresses(tx, id, addressesOf(content.addresses, customer.addresses))
  if (changed.after.taxIds) replaceTaxIds(tx, id, content.taxIds)
  if (changed.after.tags) replaceTags(tx, id, content.tags)
  audit(tx, by, call, { action: 'customers.changed', subject: { kind: 'customer', id }, branchId: content.homeBranchId, ...auditedOf(id, await keys.personKey(tx, id), changed.before, changed.after) })
  recordFacts(tx, { kind: 'customers.changed', subjectId: id, subjectVersion: version + 1, branchId: content.homeBranchId, ownerStaffIds: [content.ownerStaffId] })
  return seenBy(by, await customerById(tx, id))
}

async function update(tx: Tx, by: StaffMember, id: string, content: CustomerContent): Promise<void> {
  try {
    await tx.run(sql`
      update customers set given_name = ${content.givenName}, family_name = ${content.familyName}, title = ${content.title}, birth_on = ${content.birthOn}, language = ${content.language},
        preferred_channel = ${content.preferredChannel}, class = ${content.class}, class_by = ${content.classBy}, source = ${content.source}, note = ${content.note}, home_branch_id = ${content.homeBranchId},
        owner_staff_id = ${content.ownerStaffId}, employer = ${content.employer}, insurer = ${content.insurer?.name ?? null}, insurer_number = ${content.insurer?.number ?? null},
        guardian_customer_id = ${content.guardian?.customerId ?? null}, guardian_name = ${content.guardian?.name ?? null}, guardian_phone = ${content.guardian?.phone ?? null},
        household_id = ${content.householdId}, search_text = ' ' || app.fold(${searchTextOfCustomer(content)}), version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
  } catch (error) {
    throw violatedConstraint(error) === 'customers_owner_exists' ? noSuchOwner(by) : error
  }
}
