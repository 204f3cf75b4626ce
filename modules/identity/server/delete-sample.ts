import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import type { IdentityDeps } from './deps.ts'
import { identityProblems } from './problems.ts'
import { mustMay } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'

/**
 * Deletes the sample organization the caller owns, with everything in it and its people, but for those who work elsewhere too.
 * @throws {Problem} identity/not-a-sample
 */
export async function deleteSample({ db, callers }: Pick<IdentityDeps, 'db' | 'callers'>, by: StaffMember): Promise<void> {
  mustMay(by, 'organization.manage')
  if (!by.organization.sample) throw new Problem(identityProblems.notSample)
  await removeSample(db, by.organizationId)
  callers.forget()
}

/** Removes the sample organization with everything in it. The database refuses any other. */
export const removeSample = (db: IdentityDeps['db'], organizationId: string): Promise<number> =>
  db.atLength(organizationId, (tx) => tx.run(sql`select app.delete_sample(${tx.organizationId})`))
