import type { z } from 'zod'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { branchChange } from '../contract.ts'
import { branchNow } from './add-branch.ts'
import { audit } from './audit.ts'
import { selectBranches, toBranchView } from './branch-view.ts'
import type { BranchRow, BranchView } from './branch-view.ts'
import { checkVersion } from './check-version.ts'
import type { IdentityDeps } from './deps.ts'
import { identityProblems } from './problems.ts'
import { refuseHours } from './refusals.ts'
import { refusedName } from './refused-name.ts'
import { saveHours } from './save-hours.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'

/** Changes a branch, closes it or opens it again. @throws {Problem} identity/last-branch when no other would be open */
export function changeBranch({ db, keys, callers, now }: Pick<IdentityDeps, 'db' | 'keys' | 'callers' | 'now'>, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof branchChange>): Promise<BranchView> {
  mustMay(by, 'branches.manage', { branchId: id })
  if (change.hours) refuseHours(change.hours, '/hours')
  return once(db, keys, onceBy(by, call), async (tx) => {
    // The organization first: two who close the last two branches at once wait for each other here.
    await tx.run(sql`select from organizations where id = ${tx.organizationId} for update`)
    const row = await tx.maybe<BranchRow>(sql`${selectBranches(tx.organizationId)} and b.id = ${id} for update of b`)
    if (!row) throw new Problem(httpProblems.notFound)
    const before = toBranchView(row)
    checkVersion(before, version)
    if (change.closed && !before.closedAt) {
      const others = await tx.rows(sql`select from branches where organization_id = ${tx.organizationId} and id <> ${id} and closed_at is null limit 1`)
      if (others.length === 0) throw new Problem(identityProblems.lastBranch)
    }
    const after = { ...before, ...change }
    const closedAt = change.closed === undefined ? row.closed_at : change.closed ? (row.closed_at ?? now()) : null
    await tx.run(sql`
      update branches set name = ${after.name}, kind = ${after.kind}, street = ${after.street || null}, city = ${after.city || null}, postal_code = ${after.postalCode || null},
        phone = ${after.phone || null}, email = ${after.email}, time_zone = ${after.timeZone}, closed_at = ${closedAt}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`).catch(refusedName)
    if (change.hours) saveHours(tx, id, change.hours)
    audit(tx, by, call, { action: 'branches.changed', subject: { kind: 'branch', id }, branchId: id, changes: { before: pick(before, change), after: change } })
    recordFacts(tx, { kind: 'identity.branch-changed', subjectId: id, subjectVersion: before.version + 1, branchId: id })
    tx.afterCommit(() => callers.forget())
    return { answer: await branchNow(tx, id), ids: { branchId: id } }
  }, (tx) => branchNow(tx, id))
}

const pick = (before: BranchView, change: object): object => Object.fromEntries(Object.entries(before).filter(([field]) => field in change))
