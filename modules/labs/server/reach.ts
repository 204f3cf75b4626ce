import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'

/** The branches whose lab orders somebody may see, as a condition on `l`. */
export function branchesOf(by: StaffMember): Sql {
  const branchIds = by.reach['labs.read']?.branchIds ?? null
  return branchIds ? sql`and l.branch_id = any(${[...branchIds]}::uuid[])` : sql``
}
