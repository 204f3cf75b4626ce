import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { mayManage } from '../domain/give-roles.ts'
import { checkVersion } from './check-version.ts'
import { identityProblems } from './problems.ts'
import type { StaffMember } from './staff-member.ts'
import { staffNow } from './staff-view.ts'
import type { StaffView } from './staff-view.ts'

/**
 * Locks the organization and reads somebody of its staff. Whatever changes owners goes through this lock: two owners who
 * disable each other at once stand in line, and the second is refused.
 * @throws {Problem} http/not-found, http/version-stale
 */
export async function lockStaff(tx: Tx, id: string, version: number): Promise<StaffView> {
  // Whatever refers to the organization need not wait: a foreign key asks for less than this lock holds.
  await tx.run(sql`select from organizations where id = ${tx.organizationId} for no key update`)
  const member = await staffNow(tx, id)
  checkVersion(member, version)
  return member
}

/** @throws {Problem} http/forbidden when the person holds a role that is not the caller's to give */
export function mustManage(by: StaffMember, member: StaffView): void {
  if (!mayManage(by.reach, member.roles)) throw new Problem(httpProblems.forbidden, undefined, { right: 'staff.manage' })
}

/** Demands that somebody else stays owner. The organization is locked. @throws {Problem} identity/last-owner */
export async function refuseLastOwner(tx: Tx, member: StaffView): Promise<void> {
  if (member.disabledAt || !member.roles.some(({ role }) => role === 'owner')) return
  const others = await tx.rows(sql`
    select from staff s join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id join auth."user" u on u.id = s.person_id
    where s.organization_id = ${tx.organizationId} and s.id <> ${member.id} and r.role = 'owner' and s.disabled_at is null and u.disabled_at is null limit 1`)
  if (others.length === 0) throw new Problem(identityProblems.lastOwner)
}
