import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { newBranch } from '../contract.ts'
import { audit } from './audit.ts'
import { refusedName } from './refused-name.ts'
import { selectBranches, toBranchView } from './branch-view.ts'
import type { BranchRow, BranchView } from './branch-view.ts'
import type { IdentityDeps } from './deps.ts'
import { refuseHours } from './refusals.ts'
import { sameContent } from './same-content.ts'
import { saveHours } from './save-hours.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'

interface Added { readonly branch: BranchView; readonly created: boolean }

/** Opens a branch; for who manages all of them. The same id with the same content answers the existing one. */
export async function addBranch({ db, keys, callers }: Pick<IdentityDeps, 'db' | 'keys' | 'callers'>, by: StaffMember, call: Call, input: z.output<typeof newBranch>): Promise<Added> {
  mustMay(by, 'branches.manage')
  if (by.reach['branches.manage']?.branchIds) throw new Problem(httpProblems.forbidden, undefined, { right: 'branches.manage' })
  const { id = newId(), kind = 'shop', hours = [], street = null, city = null, postalCode = null, phone = null, email = null, name, timeZone } = input
  refuseHours(hours, '/hours')
  return once<Added>(db, keys, onceBy(by, call), async (tx) => {
    const added = await tx.run(sql`
      insert into branches (organization_id, id, kind, name, street, city, postal_code, phone, email, time_zone)
      values (${tx.organizationId}, ${id}, ${kind}, ${name}, ${street || null}, ${city || null}, ${postalCode || null}, ${phone || null}, ${email}, ${timeZone})
      on conflict (organization_id, id) do nothing`).catch(refusedName)
    if (added === 0) {
      const branch = await branchNow(tx, id)
      if (!sameContent(branch, { kind, hours, street, city, postalCode, phone, email, name, timeZone })) throw new Problem(httpProblems.idExists)
      return { answer: { branch, created: false }, ids: { branchId: id } }
    }
    saveHours(tx, id, hours)
    audit(tx, by, call, { action: 'branches.added', subject: { kind: 'branch', id }, branchId: id, changes: { name, kind } })
    recordFacts(tx, { kind: 'identity.branch-added', subjectId: id, subjectVersion: 1, branchId: id })
    tx.afterCommit(() => callers.forget())
    return { answer: { branch: await branchNow(tx, id), created: true }, ids: { branchId: id } }
  }, async (tx, { branchId = id }) => ({ branch: await branchNow(tx, branchId), created: true }))
}

/** A branch as the transaction sees it. */
export async function branchNow(tx: Tx, id: string): Promise<BranchView> {
  const row = await tx.maybe<BranchRow>(sql`${selectBranches(tx.organizationId)} and b.id = ${id}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return toBranchView(row)
}
