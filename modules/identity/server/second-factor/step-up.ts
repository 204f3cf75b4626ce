import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { passkeyCeremony, stepUp, stepUpProof } from '../../contracts/second-factor.ts'
import { isProven, provenUntil } from '../../domain/step-up.ts'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { isOwnPassword } from '../is-own-password.ts'
import { identityProblems } from '../problems.ts'
import type { StaffMember } from '../staff-member.ts'
import { mustBeThemselves } from './change-factors.ts'
import { waysOf } from './factors.ts'
import { originOf } from './origin-of.ts'
import { proveByCode } from './prove-by-code.ts'
import { proveByPasskey } from './prove-by-passkey.ts'

type StepUpDeps = Pick<IdentityDeps, 'db' | 'auth' | 'callers' | 'now' | 'publicUrl'>
type StepUp = z.input<typeof stepUp>
type Way = StepUp['ways'][number]

/** Who has a second factor shows that one: a password that was seen, on a screen left open, must not be enough to take it away. */
const waysToProve = async ({ db }: Pick<StepUpDeps, 'db'>, by: StaffMember): Promise<Way[]> => {
  const ways = await waysOf(db, by.personId)
  return ways.length > 0 ? [...ways] : ['password']
}

/** How the caller can show that it is them, and until when they have. */
export async function readStepUp(deps: Pick<StepUpDeps, 'db' | 'now'>, by: StaffMember): Promise<StepUp> {
  mustBeThemselves(by)
  const until = isProven(by.provenAt, deps.now()) ? provenUntil(by.provenAt) : null
  return { ways: await waysToProve(deps, by), until: until?.toISOString() ?? null }
}

/** Asks the caller's browser for one of their passkeys. */
export async function beginPasskeyStepUp({ auth, now, publicUrl }: StepUpDeps, by: StaffMember, call: Call): Promise<z.input<typeof passkeyCeremony>> {
  mustBeThemselves(by)
  const { options, ceremony } = await (await auth.passkeysAt(originOf(call, publicUrl))).beginAuthentication(`step-up ${by.sessionId}`, now())
  return { options: { ...options }, ceremony }
}

/** The caller shows that it is them; for ten minutes careful steps do not ask. @throws {Problem} http/invalid, identity/passkey-refused, identity/too-many-tries */
export async function proveItIsThem(deps: StepUpDeps, by: StaffMember, call: Call, proof: z.output<typeof stepUpProof>): Promise<StepUp> {
  mustBeThemselves(by)
  const ways = await waysToProve(deps, by)
  const way = await judge(deps, by, call, ways, proof)
  const provenAt = deps.now()
  await deps.db.inTenant(by.organizationId, async (tx) => {
    tx.send(sql`update auth.session set proven_at = ${provenAt} where id = ${by.sessionId}`)
    audit(tx, by, call, { action: 'sessions.proven', subject: { kind: 'staff', id: by.staffId }, changes: { way } })
  })
  deps.callers.forget()
  return { ways, until: provenUntil(provenAt)?.toISOString() ?? null }
}

async function judge(deps: StepUpDeps, by: StaffMember & { readonly sessionId: string }, call: Call, ways: readonly Way[], proof: z.output<typeof stepUpProof>): Promise<Way> {
  if ('password' in proof) {
    if (!ways.includes('password')) throw refuseByContract([{ pointer: '/password', detail: 'you have a second factor: show that one' }])
    if (!await isOwnPassword(deps, by, call, proof.password)) throw refuseByContract([{ pointer: '/password', detail: 'this is not your password' }])
    return 'password'
  }
  if ('code' in proof) {
    const way = ways.includes('totp') || ways.includes('recovery-code') ? await proveByCode(deps, by.personId, call.address, proof.code) : null
    if (!way) throw refuseByContract([{ pointer: '/code', detail: 'this code is not right, or it was used already' }])
    return way
  }
  const proven = await proveByPasskey(deps, originOf(call, deps.publicUrl), `step-up ${by.sessionId}`, proof)
  // Somebody else's passkey is a right one, but not theirs.
  if (proven?.personId !== by.personId) throw new Problem(identityProblems.passkeyRefused)
  return 'passkey'
}
