import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import type { IdentityDeps } from '../deps.ts'
import { hashOfKey, newKeySecret } from '../key-secret.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import { identityProblems } from '../problems.ts'
import type { FactorWay } from './factors.ts'

const SECOND_STEP_MS = 10 * 60_000

/** Only the hash is stored: who reads the table goes no step further. */
export const identifierOf = (token: string): string => `second-step/${hashOfKey(token).toString('base64url')}`

/** The refusal that asks for the second step of whoever has just shown their password. */
export async function secondStepNeeded({ db, now }: Pick<IdentityDeps, 'db' | 'now'>, personId: string, ways: readonly FactorWay[]): Promise<Problem> {
  const signInToken = newKeySecret()
  await outsideTenancy(db, sql`
    insert into auth.verification (id, identifier, value, "expiresAt") values (${newId()}, ${identifierOf(signInToken)}, ${personId}, ${new Date(now().getTime() + SECOND_STEP_MS)})`)
  return new Problem(identityProblems.secondFactorNeeded, undefined, { signInToken, ways })
}
