import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import { changedRoles, mayGive } from '../domain/give-roles.ts'
import type { HeldRole } from '../domain/rights.ts'
import type { StaffMember } from './staff-member.ts'

/**
 * Demands that the caller may give and take what differs, and that the roles make sense.
 * @throws {Problem} http/invalid for an unknown branch, a role twice or an owner of one branch; http/forbidden
 */
export async function judgeRoles(tx: Tx, by: StaffMember, before: readonly HeldRole[], after: readonly HeldRole[]): Promise<void> {
  const known = new Set((await tx.rows<{ id: string }>(sql`select id from branches where organization_id = ${tx.organizationId}`)).map(({ id }) => id))
  const errors = after.flatMap(({ role, branchId }, index) => {
    if (branchId !== null && !known.has(branchId)) return [{ pointer: `/roles/${index}/branchId`, detail: 'there is no such branch' }]
    if (role === 'owner' && branchId !== null) return [{ pointer: `/roles/${index}/branchId`, detail: 'an owner owns the whole: leave the branch empty' }]
    if (after.findIndex((other) => other.role === role && other.branchId === branchId) < index) return [{ pointer: `/roles/${index}`, detail: 'this role is given twice' }]
    return []
  })
  if (errors.length > 0) throw refuseByContract(errors)
  if (!changedRoles(before, after).every((held) => mayGive(by.reach, held))) throw new Problem(httpProblems.forbidden, undefined, { right: 'staff.manage' })
}

/** Puts these roles in the place of the former ones. */
export function saveRoles(tx: Tx, staffId: string, roles: readonly HeldRole[]): void {
  tx.send(sql`delete from staff_roles where organization_id = ${tx.organizationId} and staff_id = ${staffId}`)
  tx.send(sql`
    insert into staff_roles (organization_id, id, staff_id, role, branch_id)
    select ${tx.organizationId}, r.id, ${staffId}, r.role, r."branchId" from json_to_recordset(${JSON.stringify(roles.map((held) => ({ ...held, id: newId() })))}) as r(id uuid, role text, "branchId" uuid)`)
}
