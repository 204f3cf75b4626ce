import { reachOf } from './rights.ts'
import type { HeldRole, Reach, Right } from './rights.ts'

type Reaches = Readonly<Partial<Record<Right, Reach>>>

const key = ({ role, branchId }: HeldRole): string => `${role}/${branchId ?? ''}`
const width = { own: 0, branch: 1, organization: 2 } as const

/** Whether one reach holds everything of the other. */
function holdsAll(mine: Reach | undefined, theirs: Reach): boolean {
  if (!mine || width[mine.scope] < width[theirs.scope]) return false
  return mine.branchIds === null || (theirs.branchIds !== null && theirs.branchIds.every((id) => mine.branchIds?.includes(id)))
}

/**
 * Whether somebody with these reaches may give or take the role: an owner any; who manages branches only roles below manager,
 * in those branches. None that reaches further than their own rights: an accountant sees the whole house, and a key that
 * manages staff and nothing else must not make an owner.
 */
export function mayGive(giver: Reaches, held: HeldRole): boolean {
  const managing = giver['staff.manage']
  if (!managing) return false
  if (managing.scope !== 'organization' && (held.role === 'owner' || held.role === 'manager')) return false
  if (managing.branchIds !== null && (held.branchId === null || !managing.branchIds.includes(held.branchId))) return false
  return Object.entries(reachOf([held])).every(([right, theirs]) => holdsAll(giver[right as Right], theirs))
}

/** The roles that differ between what somebody held and what they shall hold: all of them must be the giver's to give. */
export function changedRoles(before: readonly HeldRole[], after: readonly HeldRole[]): HeldRole[] {
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))]
  return [...before.filter((held) => !has.has(key(held))), ...after.filter((held) => !had.has(key(held)))]
}

/** Whether somebody may rename, disable or enable a person with these roles: all of them must be theirs to give. Who has none belongs to the owners. */
export function mayManage(giver: Reaches, roles: readonly HeldRole[]): boolean {
  return roles.length > 0 ? roles.every((held) => mayGive(giver, held)) : mayGive(giver, { role: 'owner', branchId: null })
}
