import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import { capabilities, needs } from '../domain/capabilities.ts'
import type { Capability } from '../domain/capabilities.ts'
import { writeOrganization } from './change-organization.ts'
import type { IdentityDeps } from './deps.ts'
import type { OrganizationView } from './organization-view.ts'
import { identityProblems } from './problems.ts'
import type { StaffMember } from './staff-member.ts'

/** Switches a part of Lunette on or off for the organization. @throws {Problem} identity/capability-bound */
export function switchCapability(deps: Pick<IdentityDeps, 'db' | 'keys' | 'callers'>, by: StaffMember, call: Call, capability: Capability, enabled: boolean): Promise<OrganizationView> {
  return writeOrganization(deps, by, call, { action: 'organizations.capability-switched', version: null }, async (tx, { capabilities: on }) => {
    const missing = needs[capability].filter((needed) => !on.includes(needed))
    const neededBy = capabilities.filter((other) => on.includes(other) && needs[other].includes(capability))
    if (enabled ? missing.length > 0 : neededBy.length > 0) {
      throw new Problem(identityProblems.capabilityBound, undefined, { needs: enabled ? missing : [], neededBy: enabled ? [] : neededBy })
    }
    tx.send(sql`
      insert into organization_capabilities (organization_id, capability, enabled) values (${tx.organizationId}, ${capability}, ${enabled})
      on conflict (organization_id, capability) do update set enabled = excluded.enabled`)
    recordFacts(tx, { kind: 'identity.capability-switched', subjectId: tx.organizationId, subjectVersion: 1, payload: { capability, enabled } })
    return { capability, enabled }
  })
}
