import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { SessionView } from '../contract.ts'
import type { IdentityDeps } from './deps.ts'
import { readKeys } from './own-keys.ts'
import type { StaffMember } from './staff-member.ts'
import { selectOrganization, toOrganizationView } from './organization-view.ts'
import type { OrganizationRow } from './organization-view.ts'

/** Who is signed in, where, and what they may do: all that a screen asks before it shows anything. */
export async function readSession({ db, callers }: Pick<IdentityDeps, 'db' | 'callers'>, by: StaffMember): Promise<SessionView> {
  const [workplaces, row, keys] = await Promise.all([
    callers.organizationsOf(by.personId),
    db.look(by.organizationId, (tx) => tx.maybe<OrganizationRow>(selectOrganization(tx.organizationId))),
    readKeys({ db }, by.personId),
  ])
  if (!row) throw new Problem(httpProblems.notFound)
  return {
    person: { id: by.personId, name: by.personName, email: by.email, language: by.ownLanguage, keys },
    organizations: workplaces.map(({ organizationId, name, slug }) => ({ id: organizationId, name, slug })),
    organization: toOrganizationView(row),
    staff: { id: by.staffId, name: by.name, roles: [...by.roles] },
    rights: Object.fromEntries(Object.entries(by.reach).map(([right, { scope, branchIds }]) => [right, { scope, branchIds: branchIds && [...branchIds] }])),
    branches: [...by.organization.branches.values()],
    secondFactorDueAt: by.factorDueAt?.toISOString() ?? null,
  }
}
