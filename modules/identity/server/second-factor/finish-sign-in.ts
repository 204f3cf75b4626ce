import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { passkeyAnswer, passkeyCeremony, secondStep } from '../../contracts/second-factor.ts'
import type { IdentityDeps } from '../deps.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import { identityProblems } from '../problems.ts'
import { welcomePerson } from '../sign-in.ts'
import type { SignedIn, SignInDeps } from '../sign-in.ts'
import { originOf } from './origin-of.ts'
import { proveByCode } from './prove-by-code.ts'
import { proveByPasskey } from './prove-by-passkey.ts'
import { identifierOf } from './second-step-token.ts'

const SIGN_IN = 'sign-in'

/** The second step: the code of an app, or a recovery code. @throws {Problem} identity/sign-in-over, identity/wrong-code, identity/too-many-tries */
export async function finishSignIn(deps: SignInDeps, call: Call, { signInToken, code }: z.output<typeof secondStep>): Promise<SignedIn> {
  const [begun] = await outsideTenancy<{ person_id: string }>(deps.db, sql`select value as person_id from auth.verification where identifier = ${identifierOf(signInToken)} and "expiresAt" > ${deps.now()}`)
  if (!begun) throw new Problem(identityProblems.signInOver)
  if (!await proveByCode(deps, begun.person_id, call.address, code)) throw new Problem(identityProblems.wrongCode)
  const ended = await outsideTenancy(deps.db, sql`delete from auth.verification where identifier = ${identifierOf(signInToken)} returning id`)
  if (ended.length === 0) throw new Problem(identityProblems.signInOver)
  return welcomePerson(deps, call, begun.person_id)
}

/** Asks the browser for a passkey, of whomever. */
export async function beginPasskeySignIn({ auth, now, publicUrl }: Pick<IdentityDeps, 'auth' | 'now' | 'publicUrl'>, call: Call): Promise<z.input<typeof passkeyCeremony>> {
  const { options, ceremony } = await (await auth.passkeysAt(originOf(call, publicUrl))).beginAuthentication(SIGN_IN, now())
  return { options: { ...options }, ceremony }
}

/** Signs in whoever's passkey answered: it stands for e-mail, password and second factor. @throws {Problem} identity/passkey-refused */
export async function signInByPasskey(deps: SignInDeps & Pick<IdentityDeps, 'publicUrl'>, call: Call, answer: z.output<typeof passkeyAnswer>): Promise<SignedIn> {
  const proven = await proveByPasskey(deps, originOf(call, deps.publicUrl), SIGN_IN, answer)
  if (!proven) throw new Problem(identityProblems.passkeyRefused)
  return welcomePerson(deps, call, proven.personId)
}
