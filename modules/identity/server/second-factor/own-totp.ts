import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { recoveryCodes, totpConfirmed, totpSetUp } from '../../contracts/second-factor.ts'
import type { IdentityDeps } from '../deps.ts'
import { guardGuessing } from '../guard-guessing.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import type { StaffMember } from '../staff-member.ts'
import { beginWithFactor, changeFactors, endWithoutFactor, mustBeThemselves } from './change-factors.ts'
import { waysOf } from './factors.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { base32, newTotpSecret, otpauthUri, stepOfCode } from './totp.ts'

type TotpDeps = Pick<IdentityDeps, 'db' | 'auth' | 'callers' | 'now'>

/** Makes a secret for an app; it counts once a code of it was right. One that is in use stays so until then. */
export async function beginTotp({ db, auth, now }: TotpDeps, by: StaffMember): Promise<z.input<typeof totpSetUp>> {
  mustBeThemselves(by)
  const secret = newTotpSecret()
  await outsideTenancy(db, sql`
    insert into auth.totp (person_id, pending, pending_at) values (${by.personId}, ${auth.sealFor(by.personId, secret)}, ${now()})
    on conflict (person_id) do update set pending = excluded.pending, pending_at = excluded.pending_at`)
  return { uri: otpauthUri(by.email, secret), secret: base32(secret) }
}

const SETTING_UP_MS = 30 * 60_000

/** From now on the app's codes are asked for. @throws {Problem} http/invalid for a wrong code, http/not-found when nothing was begun */
export async function confirmTotp(deps: TotpDeps, by: StaffMember, call: Call, code: string): Promise<z.input<typeof totpConfirmed>> {
  mustBeThemselves(by)
  const { db, auth, now } = deps
  const [begun] = await outsideTenancy<{ pending: Buffer }>(db, sql`
    select pending from auth.totp where person_id = ${by.personId} and pending is not null and pending_at > ${new Date(now().getTime() - SETTING_UP_MS)}`)
  if (!begun) throw new Problem(httpProblems.notFound)
  const step = await guardGuessing(deps, `second-factor/${by.personId}`, call.address, async () => stepOfCode(auth.openFor(by.personId, begun.pending), code, now(), 0))
  if (step === null) throw refuseByContract([{ pointer: '/code', detail: 'this is not the code that the app shows now' }])
  return changeFactors(deps, by, call, 'totp-set-up', async (tx) => {
    const recoveryCodes = copyOf(await beginWithFactor(tx, by, now()))
    const taken = await tx.run(sql`
      update auth.totp set secret = pending, confirmed_at = ${now()}, last_step = ${step}, pending = null, pending_at = null
      where person_id = ${by.personId} and pending = ${begun.pending}`)
    // Pressed twice, or begun anew on another screen.
    if (taken === 0) throw new Problem(httpProblems.notFound)
    return { recoveryCodes }
  })
}

/** The app's codes are asked for no more. Having none is as good. */
export async function removeTotp(deps: TotpDeps, by: StaffMember, call: Call): Promise<void> {
  mustBeThemselves(by)
  if (!(await waysOf(deps.db, by.personId)).includes('totp')) return
  await changeFactors(deps, by, call, 'totp-removed', async (tx) => {
    tx.send(sql`delete from auth.totp where person_id = ${by.personId}`)
    endWithoutFactor(tx, by.personId)
  })
}

/** New recovery codes in the place of the former ones. @throws {Problem} http/not-found without a second factor */
export async function renewRecoveryCodes(deps: TotpDeps, by: StaffMember, call: Call): Promise<z.input<typeof recoveryCodes>> {
  mustBeThemselves(by)
  if ((await waysOf(deps.db, by.personId)).length === 0) throw new Problem(httpProblems.notFound)
  return changeFactors(deps, by, call, 'recovery-codes-renewed', async (tx) => ({ recoveryCodes: [...makeRecoveryCodes(tx, by.personId, deps.now())] }))
}

const copyOf = (codes: readonly string[] | null): string[] | null => codes && [...codes]
