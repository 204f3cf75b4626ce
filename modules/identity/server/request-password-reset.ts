import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { readTries, recordTry } from './failed-tries.ts'
import { networkOf } from '#platform/http/network-of'
import { outsideTenancy } from './outside-tenancy.ts'

const HOUR_MS = 3_600_000
const LETTERS_PER_EMAIL = 3
const REQUESTS_PER_ADDRESS = 20

/**
 * Sends somebody who forgot their password a link. The answer and its time tell nothing about who is known here: one
 * statement for both, and the letter is written and sent by a job. Three letters an hour at most, so that nobody's box is filled.
 * @throws {Problem} http/too-many for an address that asks for many
 */
export async function requestPasswordReset(deps: Pick<IdentityDeps, 'db' | 'auth' | 'mail' | 'now'>, call: Call, email: string): Promise<void> {
  const subjects = [`reset-email/${deps.auth.markOf(email)}`, `reset-address/${deps.auth.markOf(networkOf(call.address))}`]
  const withinAnHour = (tries: readonly number[] = []): number => tries.filter((at) => Math.abs(deps.now().getTime() - at) < HOUR_MS).length
  const [byEmail, byAddress] = await readTries(deps.db, subjects, deps.now())
  if (withinAnHour(byAddress) >= REQUESTS_PER_ADDRESS) throw new Problem(httpProblems.tooMany, undefined, {}, { 'retry-after': '600' })
  await recordTry(deps.db, subjects, deps.now())
  if (!deps.mail.canSend || withinAnHour(byEmail) >= LETTERS_PER_EMAIL) return
  await outsideTenancy(deps.db, sql`select app.ask_password_reset(${email}, ${newId()})`)
}
