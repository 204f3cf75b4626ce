import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Call } from '#platform/http/route'
import type { secondFactorRule } from '../../contracts/second-factor.ts'
import { writeOrganization } from '../change-organization.ts'
import type { IdentityDeps } from '../deps.ts'
import type { OrganizationView } from '../organization-view.ts'
import type { StaffMember } from '../staff-member.ts'

/** Says which roles must have a second factor here. Those that had to before keep their day; for a new one the days begin now. */
export const demandSecondFactor = (deps: Pick<IdentityDeps, 'db' | 'keys' | 'callers' | 'now'>, by: StaffMember, call: Call, version: number, { roles, graceDays }: z.output<typeof secondFactorRule>): Promise<OrganizationView> =>
  writeOrganization(deps, by, call, { action: 'organizations.second-factor-demanded', version }, async (tx, before) => {
    tx.send(sql`
      update organizations o set second_factor_grace_days = ${graceDays},
        second_factor_since = coalesce((select jsonb_object_agg(role, coalesce(o.second_factor_since -> role, to_jsonb(${deps.now()}::timestamptz))) from unnest(${[...new Set(roles)]}::text[]) role), '{}')
      where o.id = ${tx.organizationId}`)
    return { before: before.secondFactor, after: { roles, graceDays } }
  })
