/** What a person may be in an organization or in one branch of it. */
export const roles = ['owner', 'manager', 'optometrist', 'optician', 'technician', 'clerk', 'warehouse', 'advisor', 'accountant', 'read-only'] as const
export type Role = (typeof roles)[number]

/** How far a right reaches: everything of the organization, what belongs to branches where the role is held, or one's own. */
export type Scope = 'organization' | 'branch' | 'own'

const o = 'organization', b = 'branch', own = 'own'

/**
 * Role × action × scope, the only place that says who may do what. The server refuses by it, the screens grey by it.
 * Things without a branch (customers, products) are reached by `branch` as well: shops of one organization share them.
 */
const table = {
  'organization.manage': { owner: o },
  'branches.manage': { owner: o, manager: b },
  'staff.read': { owner: o, manager: o, optometrist: o, optician: o, technician: o, clerk: o, warehouse: o, advisor: o, accountant: o, 'read-only': o },
  'staff.manage': { owner: o, manager: b },
  'api-keys.manage': { owner: o },
  // Who did and saw what: of everybody, managers included.
  'audit.read': { owner: o },
  // Other programs are told what happens here, by ids.
  'webhooks.manage': { owner: o, manager: o },
  'customers.read': { owner: o, manager: o, optometrist: o, optician: o, technician: o, clerk: o, advisor: own, accountant: o, 'read-only': o },
  'customers.write': { owner: o, manager: o, optometrist: o, optician: o, clerk: o, advisor: own },
  // Two rows become one person: undone only with care, so not by everybody who may write.
  'customers.merge': { owner: o, manager: o, optician: o, clerk: o },
  // Everything about a person at once, and its end: who answers for the law's sake.
  'customers.export': { owner: o, manager: o },
  'customers.erase': { owner: o, manager: o },
  // What is known about eyes and skin; advisors sell glasses without it.
  'health.read': { owner: o, manager: o, optometrist: o, optician: o },
  'health.write': { owner: o, manager: o, optometrist: o, optician: o },
  'products.read': { owner: o, manager: o, optometrist: o, optician: o, technician: o, clerk: o, warehouse: o, advisor: o, accountant: o, 'read-only': o },
  'products.write': { owner: o, manager: o, warehouse: o },
  'products.see-cost': { owner: o, manager: o, warehouse: o, accountant: o },
  'taxes.manage': { owner: o, manager: o, accountant: o },
  'orders.read': { owner: o, manager: b, optometrist: b, optician: b, technician: b, clerk: b, warehouse: b, advisor: own, accountant: o, 'read-only': b },
  'orders.write': { owner: o, manager: b, optometrist: b, optician: b, clerk: b, advisor: own },
  'orders.move': { owner: o, manager: b, optometrist: b, optician: b, technician: b, clerk: b, warehouse: b, advisor: own },
  'orders.recheck': { owner: o, manager: b, optometrist: b, optician: b, technician: b, clerk: b },
  'orders.collect': { owner: o, manager: b, optometrist: b, optician: b, clerk: b, advisor: own },
  'orders.collect-unpaid': { owner: o, manager: b },
  'orders.cancel': { owner: o, manager: b, optician: b },
  'orders.remake': { owner: o, manager: b, optometrist: b, optician: b },
  'orders.overview': { owner: o, manager: b, accountant: o },
  'orders.export': { owner: o, manager: b, accountant: o },
  'orders.waive-lens-cost': { owner: o, manager: b },
  // Labs and what is ordered from them, without the values of anybody's eyes.
  'labs.read': { owner: o, manager: b, optometrist: b, optician: b, technician: b, clerk: b, accountant: o },
  'labs.manage': { owner: o, manager: o },
  'lab-orders.write': { owner: o, manager: b, optometrist: b, optician: b, technician: b },
  'inspections.write': { owner: o, manager: b, optometrist: b, optician: b, technician: b },
  // Lenses that failed go to whoever wears them by a name and a reason.
  'inspections.override': { owner: o, manager: b, optometrist: b },
  'payments.read': { owner: o, manager: b, optometrist: b, optician: b, clerk: b, advisor: own, accountant: o },
  'payments.take': { owner: o, manager: b, optometrist: b, optician: b, clerk: b, advisor: own },
  'payments.refund': { owner: o, manager: b },
  'prices.adjust': { owner: o, manager: b, optician: b },
  'prescriptions.read': { owner: o, manager: o, optometrist: o, optician: o, technician: o, advisor: own },
  'prescriptions.write': { owner: o, manager: o, optometrist: o, optician: o, advisor: own },
  // What is refused may stand by a name and a reason; what is usual is set by whoever answers for it.
  'prescriptions.override': { owner: o, manager: o, optometrist: o },
  'prescriptions.set-limits': { owner: o, manager: o, optometrist: o },
  // Of everybody at once, for the health authority.
  'prescriptions.register': { owner: o, manager: o, optometrist: o },
  'prescriptions.rekey': { owner: o, manager: o, optometrist: o, optician: o, technician: o },
  // Thousands of rows at once, and taking them back again.
  'imports.manage': { owner: o, manager: o },
  'files.read': { owner: o, manager: b, optometrist: b, optician: b, technician: b, clerk: b, advisor: own },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>

export type Right = keyof typeof table
export const rights = Object.keys(table) as Right[]

/** A role held in one branch, or in all when `branchId` is null. */
export interface HeldRole {
  readonly role: Role
  readonly branchId: string | null
}

/** What a right comes to for one person. `branchIds` null: every branch. */
export interface Reach {
  readonly scope: Scope
  readonly branchIds: readonly string[] | null
}

const width: Record<Scope, number> = { own: 0, branch: 1, organization: 2 }

/**
 * The reach of every right that somebody with these roles has; the widest wins. A role held in one branch only reaches that
 * branch even where the table says organization, but for shared things (see {@link table}).
 */
export function reachOf(held: readonly HeldRole[]): Partial<Record<Right, Reach>> {
  const reach: Partial<Record<Right, Reach>> = {}
  for (const right of rights) {
    const scopes: Partial<Record<Role, Scope>> = table[right]
    for (const { role, branchId } of held) {
      const scope = scopes[role]
      if (scope) reach[right] = wider(reach[right], { scope, branchIds: branchId === null || scope === 'organization' ? null : [branchId] })
    }
  }
  return reach
}

function wider(one: Reach | undefined, other: Reach): Reach {
  if (!one || width[other.scope] > width[one.scope]) return other
  if (width[other.scope] < width[one.scope]) return one
  if (one.branchIds === null || other.branchIds === null) return { ...one, branchIds: null }
  return { ...one, branchIds: [...new Set([...one.branchIds, ...other.branchIds])].toSorted() }
}

/** A row as rights see it: its branch, and whose own it is. */
export interface Touched {
  readonly branchId?: string | null
  readonly ownerStaffIds?: readonly (string | null)[]
}

/** Whether a reach covers the row. `staffId` is who asks. */
export function covers(reach: Reach | undefined, staffId: string, row: Touched): boolean {
  if (!reach) return false
  if (reach.scope === 'own' && !row.ownerStaffIds?.includes(staffId)) return false
  return reach.branchIds === null || !row.branchId || reach.branchIds.includes(row.branchId)
}
