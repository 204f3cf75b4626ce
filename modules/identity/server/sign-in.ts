import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { SessionView } from '../contract.ts'
import { audit } from './audit.ts'
import type { StartedSession } from './auth.ts'
import type { IdentityDeps } from './deps.ts'
import { rememberDevice } from './known-devices.ts'
import { inEachWorkplace } from './each-workplace.ts'
import { guardGuessing } from './guard-guessing.ts'
import { isLocalCall } from './local-call.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import { identityProblems } from './problems.ts'
import { readSession } from './read-session.ts'
import { waysOf } from './second-factor/factors.ts'
import { secondStepNeeded } from './second-factor/second-step-token.ts'
import { sql } from '#platform/db/sql'

export interface SignedIn {
  readonly session: SessionView
  /** The Set-Cookie lines: the session's, and that of a device which is new. */
  readonly cookie: readonly string[]
}

export type SignInDeps = Pick<IdentityDeps, 'db' | 'auth' | 'callers' | 'now'>

/**
 * Signs a person in by e-mail and password.
 * @throws {Problem} identity/wrong-credentials, the same and after the same time whether the e-mail is known or not;
 * identity/too-many-tries; identity/second-factor-needed, identity/no-workplace and identity/sample-from-elsewhere once the password is proven
 */
export async function signIn(deps: SignInDeps, call: Call, { email, password }: { email: string; password: string }): Promise<SignedIn> {
  const address = email.trim().toLowerCase()
  const started = await guardGuessing(deps, address, call.address, () => deps.auth.signIn(address, password, fromOf(call)))
  if (!started) throw new Problem(identityProblems.wrongCredentials)
  const ways = await waysOf(deps.db, started.personId)
  if (ways.length > 0) {
    // Nobody has seen its cookie yet.
    await outsideTenancy(deps.db, sql`delete from auth.session where id = ${started.sessionId}`)
    throw await secondStepNeeded(deps, started.personId, ways)
  }
  return welcome(deps, call, started, isLocalCall(call))
}

/** Signs in somebody who has shown all that is asked of them. @throws {Problem} as {@link signIn} does; a disabled person is answered as a wrong password */
export async function welcomePerson(deps: SignInDeps, call: Call, personId: string): Promise<SignedIn> {
  const enabled = await outsideTenancy(deps.db, sql`select from auth."user" where id = ${personId} and disabled_at is null`)
  if (enabled.length === 0) throw new Problem(identityProblems.wrongCredentials)
  return welcome(deps, call, await deps.auth.startSession(personId, fromOf(call)), isLocalCall(call))
}

/** Signs in somebody who proved another way who they are: at the first page they have just made their shop. */
export async function signInWithoutPassword(deps: SignInDeps, call: Call, personId: string): Promise<SignedIn> {
  return welcome(deps, call, await deps.auth.startSession(personId, fromOf(call)), true)
}

async function welcome(deps: SignInDeps, call: Call, { personId, sessionId, cookie }: StartedSession, atTheMachine: boolean): Promise<SignedIn> {
  deps.callers.forget()
  const workplaces = await deps.callers.organizationsOf(personId)
  const refusal = workplaces.length === 0 ? identityProblems.noWorkplace
    : workplaces.every(({ sample }) => sample) && !atTheMachine ? identityProblems.sampleFromElsewhere : null
  if (refusal) {
    // Nobody has seen its cookie yet.
    await outsideTenancy(deps.db, sql`delete from auth.session where id = ${sessionId}`)
    throw new Problem(refusal)
  }
  await outsideTenancy(deps.db, sql`delete from auth.session where "userId" = ${personId} and "expiresAt" < ${deps.now()}`)
  await inEachWorkplace(deps, workplaces, (tx, { staffId }) => {
    audit(tx, { kind: 'staff', actorId: staffId, sessionId }, call, { action: 'sessions.started', subject: { kind: 'staff', id: staffId } })
  })
  const by = await deps.callers.member(personId, sessionId)
  if (!by) throw new Problem(identityProblems.noWorkplace)
  const device = await rememberDevice(deps, by, call)
  return { session: await readSession(deps, by), cookie: device ? [cookie, device] : [cookie] }
}

const fromOf = ({ address, headers }: Call) => ({ address, device: typeof headers['user-agent'] === 'string' ? headers['user-agent'] : null })
