import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { staffMember } from '../contract.ts'

export type StaffView = z.output<typeof staffMember>

export interface StaffRow extends Omit<StaffView, 'disabledAt' | 'personId'> { person_id: string; disabled_at: Date | null }

/** People of the organization with roles and skills; a condition on `s` follows. */
export const selectStaff = (organizationId: string): Sql => sql`
  select s.id, s.person_id, s.name, u.email, s.disabled_at, s.version,
    coalesce((select json_agg(json_build_object('role', r.role, 'branchId', r.branch_id) order by r.id)
      from staff_roles r where r.organization_id = s.organization_id and r.staff_id = s.id), '[]') as roles,
    coalesce((select json_agg(json_build_object('skillId', k.skill_id, 'level', k.level) order by k.skill_id)
      from staff_skills k where k.organization_id = s.organization_id and k.staff_id = s.id), '[]') as skills
  from staff s join auth."user" u on u.id = s.person_id where s.organization_id = ${organizationId}`

export const toStaffView = ({ person_id, disabled_at, ...row }: StaffRow): StaffView =>
  ({ ...row, personId: person_id, disabledAt: disabled_at?.toISOString() ?? null })

/** Somebody of the staff as the transaction sees them. @throws {Problem} http/not-found */
export async function staffNow(tx: Tx, id: string): Promise<StaffView> {
  const row = await tx.maybe<StaffRow>(sql`${selectStaff(tx.organizationId)} and s.id = ${id}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return toStaffView(row)
}
