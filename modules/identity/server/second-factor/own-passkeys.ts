import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
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
import { readFactors } from './factors.ts'
import type { PasskeyRow } from './factors.ts'
import { originOf } from './origin-of.ts'
import type { Credential, NewCredential } from './passkeys.ts'

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
export async function beginPasskey({ db, auth, now, publicUrl }: PasskeyDeps, by: StaffMember, call: Call): Promise<z.input<typeof passkeyCeremony>> {
  mustBeThemselves(by)
  const has = await outsideTenancy<Credential>(db, sql`select "credentialID" as "credentialId", "publicKey", counter, transports from auth.passkey where "userId" = ${by.personId} limit 100`)
  const { options, ceremony } = await (await auth.passkeysAt(originOf(call, publicUrl))).beginRegistration({ personId: by.personId, email: by.email, name: by.personName }, has, now())
  return { options: { ...options }, ceremony }
}

/** Registers a passkey under a name, in one transaction with all that comes with a first one. @throws {Problem} identity/passkey-refused */
export async function addPasskey(deps: PasskeyDeps, by: StaffMember, call: Call, { ceremony, name, answer }: z.output<typeof newPasskey>): Promise<z.input<typeof passkeyMade>> {
  mustBeThemselves(by)
  const made = await (await deps.auth.passkeysAt(originOf(call, deps.publicUrl))).attest(by.personId, ceremony, answer, deps.now())
  if (!made) throw new Problem(identityProblems.passkeyRefused)
  const id = newId()
  const codes = await changeFactors(deps, by, call, 'passkey-added', async (tx) => {
    const recovery = await beginWithFactor(tx, by, deps.now())
    // Taken already, or an authenticator that is registered for somebody else.
    if (!await tx.maybe(made.used) || await savePasskey(tx, by.personId, id, name, made, deps.now()) === 0) throw new Problem(identityProblems.passkeyRefused)
    return recovery
  })
  return { ...await onePasskey(deps, by, id), recoveryCodes: codes && [...codes] }
}

const savePasskey = (tx: Tx, personId: string, id: string, name: string, { credentialId, publicKey, counter, transports, deviceType, backedUp, aaguid }: NewCredential, now: Date): Promise<number> => tx.run(sql`
  insert into auth.passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", transports, "createdAt", aaguid)
  values (${id}, ${name}, ${publicKey}, ${personId}, ${credentialId}, ${counter}, ${deviceType}, ${backedUp}, ${transports}, ${now}, ${aaguid}) on conflict ("credentialID") do nothing`)

/** Gives a passkey another name. @throws {Problem} http/not-found for anybody else's */
export async function renamePasskey(deps: PasskeyDeps, by: StaffMember, id: string, name: string): Promise<z.input<typeof passkey>> {
  mustBeThemselves(by)
  await outsideTenancy(deps.db, sql`update auth.passkey set name = ${name} where id = ${id} and "userId" = ${by.personId}`)
  return onePasskey(deps, by, id)
}

/** Takes a passkey away: it opens nothing any more. @throws {Problem} http/not-found for anybody else's */
export async function removePasskey(deps: PasskeyDeps, by: StaffMember, call: Call, id: string): Promise<void> {
  mustBeThemselves(by)
  await changeFactors(deps, by, call, 'passkey-removed', async (tx) => {
    if (await tx.run(sql`delete from auth.passkey where id = ${id} and "userId" = ${by.personId}`) === 0) throw new Problem(httpProblems.notFound)
    endWithoutFactor(tx, by.personId)
  })
}

async function onePasskey({ db }: Pick<PasskeyDeps, 'db'>, by: StaffMember, id: string): Promise<z.input<typeof passkey>> {
  const row = (await readFactors(db, by.personId)).passkeys.find((one) => one.id === id)
  if (!row) throw new Problem(httpProblems.notFound)
  return toView(row)
}
