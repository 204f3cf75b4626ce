import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import type { Call } from '#platform/http/route'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { inEachWorkplace } from '../each-workplace.ts'
import { mustBePerson, mustHavePassword } from '../must-be-person.ts'
import type { StaffMember } from '../staff-member.ts'
import { waysIn } from './factors.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** What changed about somebody's second factor; the letter and the audit say it. */
export const factorChanges = ['totp-set-up', 'totp-removed', 'passkey-added', 'passkey-removed', 'recovery-codes-renewed', 'reset-at-the-machine'] as const
export type FactorChange = (typeof factorChanges)[number]

type FactorDeps = Pick<IdentityDeps, 'db' | 'callers' | 'now'>

/** Somebody who may change their second factor in this call: a person, not by PIN. */
export function mustBeThemselves(by: StaffMember): asserts by is StaffMember & { readonly kind: 'staff'; readonly sessionId: string } {
  mustBePerson(by)
  mustHavePassword(by)
}

/** Changes somebody's second factor in one transaction, writes it down wherever they work, and has it told to them by mail. */
export async function changeFactors<T>(deps: FactorDeps, by: StaffMember, call: Call, change: FactorChange, work: (tx: Tx) => Promise<T>): Promise<T> {
  const writeDown = (tx: Tx, staffId: string): void =>
    audit(tx, { kind: 'staff', actorId: staffId, sessionId: by.sessionId }, call, { action: 'second-factors.changed', subject: { kind: 'staff', id: staffId }, changes: { change } })
  const done = await deps.db.inTenant(by.organizationId, async (tx) => {
    // A session begins with a look at this row (its foreign key): one that begins now waits, and is then asked for the factor.
    await tx.run(sql`select from auth."user" where id = ${by.personId} for update`)
    const answer = await work(tx)
    writeDown(tx, by.staffId)
    // Told once, however many places they work in.
    recordFacts(tx, { kind: 'identity.second-factor-changed', subjectId: by.staffId, subjectVersion: 0, payload: { change } })
    return answer
  })
  const others = (await deps.callers.organizationsOf(by.personId)).filter(({ organizationId }) => organizationId !== by.organizationId)
  await inEachWorkplace(deps, others, (tx, { staffId }) => writeDown(tx, staffId))
  deps.callers.forget()
  return done
}

/**
 * What comes with a first factor, called before it is saved: recovery codes, and the end of all other sessions, which began without
 * one. Null when there was one before.
 */
export async function beginWithFactor(tx: Tx, by: StaffMember, now: Date): Promise<readonly string[] | null> {
  if ((await waysIn(tx, by.personId)).length > 0) return null
  tx.send(sql`delete from auth.session where "userId" = ${by.personId} and id is distinct from ${by.sessionId}::uuid`)
  return makeRecoveryCodes(tx, by.personId, now)
}

/** Without a factor recovery codes open nothing: they go with the last one. */
export function endWithoutFactor(tx: Tx, personId: string): void {
  tx.send(sql`
    delete from auth.recovery_codes r where r.person_id = ${personId}
      and not exists (select from auth.passkey where "userId" = r.person_id) and not exists (select from auth.totp t where t.person_id = r.person_id and t.confirmed_at is not null)`)
}
