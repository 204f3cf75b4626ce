import type { Language } from '#kernel/languages'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { readTries, recordTry } from './failed-tries.ts'
import { newKeySecret } from './key-secret.ts'
import { networkOf } from '#platform/http/network-of'
import { outsideTenancy } from './outside-tenancy.ts'
import { resetLetter } from './password-letters.ts'
import { RESET_MS, identifierOf, linkOf } from './set-password-links.ts'

const HOUR_MS = 3_600_000
const LETTERS_PER_EMAIL = 3
const REQUESTS_PER_ADDRESS = 20

/**
 * Sends somebody who forgot their password a link. The answer and its time tell nothing about who is known here: one
 * statement for both, and the letter goes out afterwards. Three letters an hour at most, so that nobody's box is filled.
 * @throws {Problem} http/too-many for an address that asks for many
 */
export async function requestPasswordReset(deps: Pick<IdentityDeps, 'db' | 'auth' | 'mail' | 'now' | 'publicUrl'>, call: Call, email: string): Promise<void> {
  const subjects = [`reset-email/${deps.auth.markOf(email)}`, `reset-address/${deps.auth.markOf(networkOf(call.address))}`]
  const withinAnHour = (tries: readonly number[] = []): number => tries.filter((at) => at > deps.now().getTime() - HOUR_MS).length
  const [byEmail, byAddress] = await readTries(deps.db, subjects, deps.now())
  if (withinAnHour(byAddress) >= REQUESTS_PER_ADDRESS) throw new Problem(httpProblems.tooMany, undefined, {}, { 'retry-after': '600' })
  await recordTry(deps.db, subjects, deps.now())
  if (!deps.mail.canSend || withinAnHour(byEmail) >= LETTERS_PER_EMAIL) return
  const token = newKeySecret()
  const [person] = await outsideTenancy<{ language: Language }>(deps.db, sql`
    with person as (select id, language from auth."user" where email = ${email} and disabled_at is null),
    earlier as (delete from auth.verification v using person p where v.value = p.id::text and v.identifier like 'set-password/%'),
    saved as (
      insert into auth.verification (id, identifier, value, "expiresAt")
      select ${newId()}, ${identifierOf(token, 'mail')}, p.id::text, ${new Date(deps.now().getTime() + RESET_MS)} from person p)
    select language from person`)
  if (person) deps.mail.send(email, resetLetter(person.language, linkOf(deps.publicUrl, token)))
}
