import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { covers, reachOf } from '../domain/rights.ts'
import type { HeldRole, Right, Role } from '../domain/rights.ts'

/** Somebody who works here at present. */
export interface AtWork { readonly id: string; readonly name: string }
type WithRoles = AtWork & { readonly roles: readonly HeldRole[] }

/** The person of the staff with that id, or undefined when there is none or they left. */
export const staffAtWork = (tx: Tx, id: string): Promise<AtWork | undefined> =>
  tx.maybe<AtWork>(sql`select id, name from staff where organization_id = ${tx.organizationId} and id = ${id} and disabled_at is null`)

/** Everybody at work who may do that in the branch with what is theirs, with the skill where one is asked for; by name. */
export const staffSkilledFor = async (tx: Tx, right: Right, { branchId, skillId }: { readonly branchId: string; readonly skillId: string | null }): Promise<AtWork[]> =>
  brief((await everybody(tx, skillId)).filter(({ id, roles }) => covers(reachOf(roles)[right], id, { branchId, ownerStaffIds: [id] })))

/** People who may do something in a branch, by name: for sentences that say whom to ask. Whoever may do it only to their own is left out. */
export async function staffWhoMay(tx: Tx, right: Right, branchId: string): Promise<AtWork[]> {
  return brief((await everybody(tx)).filter(({ id, roles }) => {
    const reach = reachOf(roles)[right]
    return reach?.scope !== 'own' && covers(reach, id, { branchId })
  }))
}

/** People who hold one of these roles in a branch, by name. */
export const staffWithRole = async (tx: Tx, roles: readonly Role[], branchId: string): Promise<AtWork[]> =>
  brief((await everybody(tx)).filter((one) => one.roles.some((held) => roles.includes(held.role) && (held.branchId === null || held.branchId === branchId))))

const brief = (staff: readonly WithRoles[]): AtWork[] => staff.map(({ id, name }) => ({ id, name }))

/** Everybody at work with their roles, by name; with a skill when one is asked for. */
const everybody = (tx: Tx, skillId: string | null = null): Promise<WithRoles[]> => tx.rows<WithRoles>(sql`
  select s.id, s.name, json_agg(json_build_object('role', r.role, 'branchId', r.branch_id)) as roles
  from staff s join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id
  where s.organization_id = ${tx.organizationId} and s.disabled_at is null
    and (${skillId}::uuid is null or exists (select from staff_skills k where k.organization_id = s.organization_id and k.staff_id = s.id and k.skill_id = ${skillId}::uuid))
  group by s.id, s.name order by s.name, s.id`)
