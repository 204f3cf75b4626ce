import { networkOf } from '#platform/http/network-of'
import { Problem } from '#platform/http/problem'
import { TRIES_PER_ADDRESS, TRIES_PER_EMAIL, secondsToWait } from '../domain/lock-out.ts'
import type { Auth } from './auth.ts'
import type { IdentityDeps } from './deps.ts'
import { forgetTries, readTries, recordTry } from './failed-tries.ts'
import { identityProblems } from './problems.ts'

/**
 * Looks at a password when neither this e-mail nor this address has guessed too often. One at a time: of a hundred guesses
 * sent at once the sixth already waits, and Argon2 never takes more than its 19 MiB.
 * @throws {Problem} identity/too-many-tries, or the `kind` that has words for what was guessed; null from `look` counts as a wrong try
 */
export async function guardGuessing<T>(deps: Pick<IdentityDeps, 'db' | 'auth' | 'now'>, email: string, address: string, look: () => Promise<T | null>, kind = identityProblems.tooManyTries): Promise<T | null> {
  const subjects = [emailSubject(deps.auth, email), `address/${deps.auth.markOf(networkOf(address))}`] as const
  if (deps.auth.turnstile.isFull) throw tooMany(kind, 5)
  return deps.auth.turnstile.pass(async () => {
    const [byEmail = [], byAddress = []] = await readTries(deps.db, subjects, deps.now())
    const now = deps.now().getTime()
    const wait = Math.max(secondsToWait(byEmail, TRIES_PER_EMAIL, now), secondsToWait(byAddress, TRIES_PER_ADDRESS, now))
    if (wait > 0) throw tooMany(kind, wait)
    const found = await look()
    if (found === null) await recordTry(deps.db, subjects, deps.now())
    else if (byEmail.length > 0) await forgetTries(deps.db, subjects[0])
    return found
  })
}

/** Under which wrong tries for an e-mail in lower case are counted. */
export const emailSubject = (auth: Pick<Auth, 'markOf'>, email: string): string => `email/${auth.markOf(email)}`

const tooMany = (kind: typeof identityProblems.tooManyTries, seconds: number): Problem =>
  new Problem(kind, undefined, { retryAfterSeconds: seconds }, { 'retry-after': String(seconds) })
