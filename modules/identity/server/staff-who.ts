import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { covers, reachOf } from '../domain/rights.ts'
import type { HeldRole, Right, Role } from '../domain/rights.ts'

interface AtWork { readonly id: string; readonly name: string; readonly roles: readonly HeldRole[] }

/** People who may do something in a branch, by name: for sentences that say whom to ask. Whoever may do it only to their own is left out. */
export async function staffWhoMay(tx: Tx, right: Right, branchId: string): Promise<{ id: string; name: string }[]> {
  return brief((await staffAtWork(tx)).filter(({ id, roles }) => {
    const reach = reachOf(roles)[right]
    return reach?.scope !== 'own' && covers(reach, id, { branchId })
  }))
}

/** People who hold one of these roles in a branch, by name. */
export async function staffWithRole(tx: Tx, roles: readonly Role[], branchId: string): Promise<{ id: string; name: string }[]> {
  return brief((await staffAtWork(tx)).filter((one) => one.roles.some((held) => roles.includes(held.role) && (held.branchId === null || held.branchId === branchId))))
}

const brief = (staff: readonly AtWork[]): { id: string; name: string }[] => staff.map(({ id, name }) => ({ id, name }))

const staffAtWork = (tx: Tx): Promise<AtWork[]> => tx.rows(sql`
  select s.id, s.name, json_agg(json_build_object('role', r.role, 'branchId', r.branch_id)) as roles
  from staff s join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id
  where s.organization_id = ${tx.organizationId} and s.disabled_at is null group by s.id, s.name order by s.name, s.id`)
