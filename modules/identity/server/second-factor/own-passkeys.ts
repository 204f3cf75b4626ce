import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { newPasskey, ownFactors, passkey, passkeyCeremony, passkeyMade } from '../../contracts/second-factor.ts'
import type { IdentityDeps } from '../deps.ts'
import { mustBePerson } from '../must-be-person.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import { identityProblems } from '../problems.ts'
import type { StaffMember } from '../staff-member.ts'
import { beginWithFactor, changeFactors, endWithoutFactor, mustBeThemselves } from './change-factors.ts'
import { readFactors, waysOf } from './factors.ts'
import type { PasskeyRow } from './factors.ts'
import { originOf } from './origin-of.ts'

type PasskeyDeps = Pick<IdentityDeps, 'db' | 'auth' | 'callers' | 'now' | 'publicUrl'>

const toView = ({ id, name, createdAt, lastUsedAt, backedUp }: PasskeyRow): z.input<typeof passkey> =>
  ({ id, name: name ?? '', createdAt: createdAt?.toISOString() ?? null, lastUsedAt: lastUsedAt?.toISOString() ?? null, synced: backedUp })

/** One's own ways to sign in beside the password. */
export async function readOwnFactors({ db }: Pick<PasskeyDeps, 'db'>, by: StaffMember): Promise<z.input<typeof ownFactors>> {
  mustBePerson(by)
  const { totp, codesLeft, passkeys } = await readFactors(db, by.personId)
  return { totp: totp && { since: totp.toISOString() }, passkeys: passkeys.map(toView), recoveryCodesLeft: codesLeft, dueAt: by.factorDueAt?.toISOString() ?? null }
}

/** Begins to register a passkey at the address that the browser shows. */
export async function beginPasskey({ auth, publicUrl }: PasskeyDeps, by: StaffMember, call: Call): Promise<z.input<typeof passkeyCeremony>> {
  mustBeThemselves(by)
  const { options, ceremony } = await (await auth.passkeysAt(originOf(call, publicUrl))).beginRegistration({ personId: by.personId, email: by.email, name: by.personName })
  return { options: { ...options }, ceremony }
}

/** Registers a passkey under a name. @throws {Problem} identity/passkey-refused */
export async function addPasskey(deps: PasskeyDeps, by: StaffMember, call: Call, { ceremony, name, answer }: z.output<typeof newPasskey>): Promise<z.input<typeof passkeyMade>> {
  mustBeThemselves(by)
  const had = await waysOf(deps.db, by.personId)
  const id = await (await deps.auth.passkeysAt(originOf(call, deps.publicUrl))).register(by.personId, ceremony, name, answer)
  if (!id) throw new Problem(identityProblems.passkeyRefused)
  const codes = await changeFactors(deps, by, call, 'passkey-added', async (tx) => beginWithFactor(tx, by, had, deps.now()))
  return { ...await onePasskey(deps, by, id), recoveryCodes: codes && [...codes] }
}

/** Gives a passkey another name. @throws {Problem} http/not-found for anybody else's */
export async function renamePasskey(deps: PasskeyDeps, by: StaffMember, id: string, name: string): Promise<z.input<typeof passkey>> {
  mustBeThemselves(by)
  await outsideTenancy(deps.db, sql`update auth.passkey set name = ${name} where id = ${id} and "userId" = ${by.personId}`)
  return onePasskey(deps, by, id)
}

/** Takes a passkey away: it opens nothing any more. @throws {Problem} http/not-found for anybody else's */
export async function removePasskey(deps: PasskeyDeps, by: StaffMember, call: Call, id: string): Promise<void> {
  mustBeThemselves(by)
  await onePasskey(deps, by, id)
  await changeFactors(deps, by, call, 'passkey-removed', async (tx) => {
    tx.send(sql`delete from auth.passkey where id = ${id} and "userId" = ${by.personId}`)
    endWithoutFactor(tx, by.personId)
  })
}

async function onePasskey({ db }: Pick<PasskeyDeps, 'db'>, by: StaffMember, id: string): Promise<z.input<typeof passkey>> {
  const row = (await readFactors(db, by.personId)).passkeys.find((one) => one.id === id)
  if (!row) throw new Problem(httpProblems.notFound)
  return toView(row)
}
