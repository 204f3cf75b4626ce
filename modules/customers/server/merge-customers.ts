import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { displayName } from '../domain/display-name.ts'
import { contentOf } from './customer-data.ts'
import type { CustomerData } from './customer-data.ts'
import { copyToSurvivor } from './merge-copies.ts'
import { customersProblems } from './problems.ts'
import { customerById, seenBy, touched } from './read-customer.ts'
import { refuseMerged } from './refuse-merged.ts'
import { searchTextOfCustomer } from './search-text.ts'

/**
 * Makes two rows one person: the survivor gets what it lacks, the merged row stays as it was and is found no more. Rows of other
 * modules keep pointing to it and follow; they are told by `customers.merged`.
 * @throws {Problem} customers/cannot-merge, customers/merged, http/version-stale
 */
export const mergeCustomers = (deps: Deps, by: StaffMember, call: Call, survivorId: string, version: number, mergedId: string): Promise<CustomerData> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const [survivor, merged] = await lockBoth(tx, by, survivorId, mergedId)
    if (survivor.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: survivor.version })
    if (survivor.guardian?.customerId === mergedId || merged.guardian?.customerId === survivorId) throw new Problem(customersProblems.cannotMerge, undefined, { reason: 'guardian-of' })
    const moved = await copyToSurvivor(tx, survivor, merged)
    const followers = await tx.rows<{ id: string }>(sql`update customers set merged_into = ${survivorId} where organization_id = ${tx.organizationId} and merged_into = ${mergedId} returning id`)
    tx.send(sql`update customers set merged_into = ${survivorId}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${mergedId}`)
    const mergeId = newId()
    tx.send(sql`
      insert into customer_merges (organization_id, id, survivor_id, merged_id, moved, merged_by)
      values (${tx.organizationId}, ${mergeId}, ${survivorId}, ${mergedId}, ${JSON.stringify({ ...moved, followers: followers.map(({ id }) => id) })}::jsonb, ${by.staffId})`)
    const after = await saveSearchText(tx, by, survivorId)
    audit(tx, by, call, { action: 'customers.merged', subject: { kind: 'customer', id: survivorId }, branchId: survivor.homeBranchId, changes: { merge: mergeId, merged: mergedId } })
    recordFacts(tx, { kind: 'customers.merged', subjectId: survivorId, subjectVersion: after.version, branchId: survivor.homeBranchId, ownerStaffIds: [survivor.ownerStaffId], payload: { mergedId } })
    return { answer: after, ids: {} }
  }, async (tx) => seenBy(by, await customerById(tx, survivorId)))

/** Both rows locked in the sequence of their ids, as everybody who locks several does; whoever takes an order for one of them waits. */
async function lockBoth(tx: Tx, by: StaffMember, survivorId: string, mergedId: string): Promise<[CustomerData, CustomerData]> {
  await tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = any(${[survivorId, mergedId]}::uuid[]) order by id for update`)
  const [survivor, merged] = await Promise.all([customerById(tx, survivorId), customerById(tx, mergedId)])
  if (!survivor) throw new Problem(httpProblems.notFound)
  mustMay(by, 'customers.merge', touched(survivor), 'customers.read')
  if (!merged) throw refuseByContract([{ pointer: '/mergedId', detail: 'there is no such customer' }])
  if (survivor.id !== survivorId) throw refuseMerged(by, { id: survivor.id, name: displayName(survivor) })
  if (survivorId === mergedId) throw new Problem(customersProblems.cannotMerge, undefined, { reason: 'same' })
  if (merged.id !== mergedId) throw new Problem(customersProblems.cannotMerge, undefined, { reason: 'already-merged' })
  return [survivor, merged]
}

/** The survivor is found by everything it has now; its version grows with that. */
export async function saveSearchText(tx: Tx, by: StaffMember, id: string): Promise<CustomerData> {
  const customer = seenBy(by, await customerById(tx, id))
  tx.send(sql`update customers set search_text = ' ' || app.fold(${searchTextOfCustomer(contentOf(customer))}), version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
  return { ...customer, version: customer.version + 1 }
}
