import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { MergeView } from '../contract.ts'
import { displayName } from '../domain/display-name.ts'
import type { CustomerData } from './customer-data.ts'
import { takeBack } from './merge-copies.ts'
import type { Moved } from './merge-copies.ts'
import { saveSearchText } from './merge-customers.ts'
import { customersProblems } from './problems.ts'
import { customerById, seenBy, touched } from './read-customer.ts'

/** What was merged into a customer, newest first, taken apart again or not. */
export async function mergesOf(tx: Tx, survivorId: string): Promise<MergeView[]> {
  const rows = await tx.rows<{ id: string; merged_id: string; given_name: string; family_name: string; merged_at: Date; mergedBy: MergeView['mergedBy']; undone_at: Date | null }>(sql`
    select g.id, g.merged_id, c.given_name, c.family_name, g.merged_at, g.undone_at, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as "mergedBy"
    from customer_merges g join customers c on c.organization_id = g.organization_id and c.id = g.merged_id left join staff_names s on s.organization_id = g.organization_id and s.id = g.merged_by
    where g.organization_id = ${tx.organizationId} and g.survivor_id = ${survivorId} order by g.merged_at desc, g.id desc`)
  return rows.map((row) => ({
    id: row.id, merged: { id: row.merged_id, name: displayName({ givenName: row.given_name, familyName: row.family_name }) }, mergedAt: row.merged_at.toISOString(), mergedBy: row.mergedBy,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }))
}

/**
 * Takes two rows apart again: what the survivor got goes, unless somebody changed it since. Work taken meanwhile stays with the
 * survivor. @throws {Problem} http/not-found, customers/cannot-unmerge
 */
export const undoMerge = (deps: Deps, by: StaffMember, call: Call, survivorId: string, mergeId: string): Promise<CustomerData> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const merge = await tx.maybe<{ merged_id: string }>(sql`select merged_id from customer_merges where organization_id = ${tx.organizationId} and id = ${mergeId} and survivor_id = ${survivorId}`)
    if (!merge) throw new Problem(httpProblems.notFound)
    await tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = any(${[survivorId, merge.merged_id]}::uuid[]) order by id for update`)
    const survivor = await customerById(tx, survivorId)
    if (!survivor) throw new Problem(httpProblems.notFound)
    mustMay(by, 'customers.merge', touched(survivor), 'customers.read')
    if (survivor.id !== survivorId) throw new Problem(customersProblems.cannotUnmerge, undefined, { reason: 'merged-on' })
    // Read under the lock: of two who undo at once, the second sees that it is done.
    const standing = await tx.maybe<{ moved: Moved }>(sql`
      update customer_merges set undone_at = now(), undone_by = ${by.staffId} where organization_id = ${tx.organizationId} and id = ${mergeId} and undone_at is null returning moved`)
    if (!standing) throw new Problem(customersProblems.cannotUnmerge, undefined, { reason: 'already-undone' })
    takeBack(tx, survivorId, merge.merged_id, standing.moved)
    tx.send(sql`update customers set merged_into = null, version = version + 1 where organization_id = ${tx.organizationId} and id = ${merge.merged_id} and merged_into = ${survivorId}`)
    tx.send(sql`update customers set merged_into = ${merge.merged_id} where organization_id = ${tx.organizationId} and id = any(${standing.moved.followers}::uuid[]) and merged_into = ${survivorId}`)
    const after = await saveSearchText(tx, by, survivorId)
    audit(tx, by, call, { action: 'customers.unmerged', subject: { kind: 'customer', id: survivorId }, branchId: survivor.homeBranchId, changes: { merge: mergeId, merged: merge.merged_id } })
    recordFacts(tx, { kind: 'customers.unmerged', subjectId: survivorId, subjectVersion: after.version, branchId: survivor.homeBranchId, ownerStaffIds: [survivor.ownerStaffId], payload: { mergedId: merge.merged_id } })
    return { answer: after, ids: {} }
  }, async (tx) => seenBy(by, await customerById(tx, survivorId)))
