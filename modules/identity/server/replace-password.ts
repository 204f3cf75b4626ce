import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { inEachWorkplace } from './each-workplace.ts'
import { forgetTries } from './failed-tries.ts'
import { emailSubject } from './guard-guessing.ts'
import { savePassword } from './people.ts'
import { identityProblems } from './problems.ts'

export interface Replacement {
  readonly personId: string
  readonly email: string
  readonly passwordHash: string
  /** The session that may stay; every other one ends. */
  readonly keepSession: string | null
  readonly action: 'passwords.changed' | 'passwords.set-by-link'
  /** Runs first in the transaction; refuses by throwing. */
  readonly judge?: (tx: Tx) => Promise<void>
}

/**
 * Puts a new password in place, ends the person's other sessions and links, and writes it down in each of their organizations.
 * @throws {Problem} identity/link-unusable when they work nowhere
 */
export async function replacePassword(deps: Pick<IdentityDeps, 'db' | 'callers' | 'auth'>, call: Call | null, replacement: Replacement): Promise<void> {
  const { personId, email, passwordHash, keepSession, action, judge } = replacement
  const [first, ...others] = await deps.callers.organizationsOf(personId)
  if (!first) throw new Problem(identityProblems.linkUnusable)
  const writeDown = (tx: Tx, staffId: string): void =>
    audit(tx, { kind: 'staff', actorId: staffId, sessionId: keepSession }, call, { action, subject: { kind: 'staff', id: staffId } })
  await deps.db.inTenant(first.organizationId, async (tx) => {
    await judge?.(tx)
    const had = await tx.maybe(sql`select from auth.account where "userId" = ${personId} and password is not null`)
    savePassword(tx, personId, passwordHash)
    tx.send(sql`delete from auth.session where "userId" = ${personId} and id is distinct from ${keepSession}::uuid`)
    // Links that set a password, and sign-ins that wait for their second step.
    tx.send(sql`delete from auth.verification where value = ${personId}`)
    writeDown(tx, first.staffId)
    // A first password is no change: whoever was invited knows.
    if (had) recordFacts(tx, { kind: 'identity.password-changed', subjectId: first.staffId, subjectVersion: 0 })
  })
  await inEachWorkplace(deps, others, (tx, { staffId }) => writeDown(tx, staffId))
  await forgetTries(deps.db, emailSubject(deps.auth, email))
  deps.callers.forget()
}
