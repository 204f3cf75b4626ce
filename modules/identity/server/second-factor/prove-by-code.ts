import { sql } from '#platform/db/sql'
import type { IdentityDeps } from '../deps.ts'
import { guardGuessing } from '../guard-guessing.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import { looksLikeRecoveryCode, useRecoveryCode } from './recovery-codes.ts'
import { latestStep, stepOfCode } from './totp.ts'

type ProveDeps = Pick<IdentityDeps, 'db' | 'auth' | 'now'>

/**
 * Whether the code is one of the person's: of their app, or a recovery code, which is used up. Wrong ones count for the person
 * and for the address as wrong passwords do. @throws {Problem} identity/too-many-tries
 */
export const proveByCode = (deps: ProveDeps, personId: string, address: string, code: string): Promise<'totp' | 'recovery-code' | null> =>
  guardGuessing(deps, `second-factor/${personId}`, address, async () => {
    if (looksLikeRecoveryCode(code)) return (await outsideTenancy(deps.db, useRecoveryCode(personId, code))).length > 0 ? 'recovery-code' : null
    return await isCodeOf(deps, personId, code.replace(/\s/g, '')) ? 'totp' : null
  })

/** Takes the code of an app once: the step is moved on in one statement, so of two at once one is refused. */
async function isCodeOf({ db, auth, now }: ProveDeps, personId: string, code: string): Promise<boolean> {
  const [row] = await outsideTenancy<{ secret: Buffer; last_step: string }>(db, sql`select secret, last_step from auth.totp where person_id = ${personId} and secret is not null`)
  if (!row) return false
  const step = stepOfCode(auth.openFor(personId, row.secret), code, now(), Number(row.last_step))
  if (step === null) return false
  return (await outsideTenancy(db, sql`update auth.totp set last_step = ${step} where person_id = ${personId} and (last_step < ${step} or last_step > ${latestStep(now())}) and secret = ${row.secret} returning person_id`)).length > 0
}
