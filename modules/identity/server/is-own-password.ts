import { sql } from '#platform/db/sql'
import type { Call } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { guardGuessing } from './guard-guessing.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import { verifyPassword } from './password-hash.ts'
import type { StaffMember } from './staff-member.ts'

/** Whether this is the caller's password. A wrong one counts as a guess, for the session may be stolen or the screen left open. @throws {Problem} identity/too-many-tries */
export async function isOwnPassword(deps: Pick<IdentityDeps, 'db' | 'auth' | 'now'>, by: Pick<StaffMember, 'personId' | 'email'>, call: Pick<Call, 'address'>, password: string): Promise<boolean> {
  return await guardGuessing(deps, by.email, call.address, async () => {
    const [account] = await outsideTenancy<{ password: string | null }>(deps.db, sql`select password from auth.account where "userId" = ${by.personId} and "providerId" = 'credential'`)
    return account?.password && await verifyPassword(account.password, password) ? true : null
  }) === true
}
