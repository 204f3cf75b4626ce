import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { changeOfHands, hands } from '../../contracts/hands.ts'
import { deviceOpenUntil, MOST_WRONG_PINS, pinSessionUntil } from '../../domain/pin.ts'
import { isOverdue } from '../../domain/step-up.ts'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { guardGuessing } from '../guard-guessing.ts'
import { mustBePerson } from '../must-be-person.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import { verifyPassword } from '../password-hash.ts'
import { identityProblems } from '../problems.ts'
import { readSession } from '../read-session.ts'
import type { SignedIn } from '../sign-in.ts'
import type { StaffMember } from '../staff-member.ts'
import { deviceSessionOf, isOpen } from './device-session.ts'

type HandsDeps = Pick<IdentityDeps, 'db' | 'auth' | 'callers' | 'now'>

/** Who of this organization has a PIN, and until when it opens this device. */
export async function listHands({ db, now }: Pick<HandsDeps, 'db' | 'now'>, by: StaffMember): Promise<z.output<typeof hands>> {
  mustBePerson(by)
  const device = await deviceSessionOf(db, by.sessionId, now())
  const items = await db.look(by.organizationId, (tx) => tx.rows<{ staffId: string; name: string }>(sql`
    select s.id as "staffId", s.name from staff s join staff_pins p on p.organization_id = s.organization_id and p.staff_id = s.id
    where s.organization_id = ${tx.organizationId} and s.disabled_at is null and p.wrong_tries < ${MOST_WRONG_PINS} order by s.name, s.id limit 500`))
  return { openUntil: isOpen(device, now()) ? deviceOpenUntil(device.since).toISOString() : null, items, nextCursor: null }
}

/**
 * From now on somebody else of this organization acts at this device. Their session is bound to the password session under it and
 * opens less (`opensByPin`). The try is counted before the PIN is looked at: of many at once none is free.
 * @throws {Problem} identity/device-closed, identity/wrong-pin (also for who has none), identity/pin-dead, identity/too-many-pins, and
 * identity/second-factor-demanded for who could do nothing here: the device stays with who has it
 */
export async function changeHands(deps: HandsDeps, by: StaffMember, call: Call, { staffId, pin }: z.output<typeof changeOfHands>): Promise<SignedIn> {
  mustBePerson(by)
  const device = await deviceSessionOf(deps.db, by.sessionId, deps.now())
  if (!isOpen(device, deps.now())) throw new Problem(identityProblems.deviceClosed)
  const personId = await guardGuessing(deps, `pin/${by.organizationId}/${staffId}`, call.address, () => lookAtPin(deps, by, call, staffId, pin), identityProblems.tooManyPins)
  if (!personId) throw new Problem(identityProblems.wrongPin)

  const started = await deps.auth.startSession(personId, { address: call.address, device: typeof call.headers['user-agent'] === 'string' ? call.headers['user-agent'] : null })
  // In one statement: a session of a PIN is never there without its bounds but for the moment in which nobody has its cookie.
  const bound = await outsideTenancy(deps.db, sql`
    update auth.session s set "expiresAt" = ${pinSessionUntil(deps.now(), device)}, pin_organization_id = ${by.organizationId}, device_session_id = d.id
    from auth.session d where s.id = ${started.sessionId} and d.id = ${device.id} returning s.id`)
  if (bound.length === 0) {
    await outsideTenancy(deps.db, sql`delete from auth.session where id = ${started.sessionId}`)
    throw new Problem(identityProblems.deviceClosed)
  }
  deps.callers.forget()
  const next = await deps.callers.member(personId, started.sessionId, by.organizationId)
  if (!next || isOverdue(next.factorDueAt, deps.now())) {
    await outsideTenancy(deps.db, sql`delete from auth.session where id = ${started.sessionId}`)
    throw new Problem(next ? identityProblems.secondFactorDemanded : identityProblems.noWorkplace)
  }
  await deps.db.inTenant(by.organizationId, async (tx) => {
    audit(tx, by, call, { action: 'hands.changed', subject: { kind: 'staff', id: staffId }, changes: { from: by.staffId, to: staffId, sessionId: started.sessionId, deviceSessionId: device.id } })
  })
  // Who handed over by PIN acts here no more; the password session under all of them stays.
  if (by.sessionId !== device.id) await outsideTenancy(deps.db, sql`delete from auth.session where id = ${by.sessionId}`)
  deps.callers.forget()
  return { session: await readSession(deps, next), cookie: [started.cookie] }
}

/** Whose PIN it is, or null when it is not right. A wrong one stays counted, also when the request ends here. */
async function lookAtPin({ db }: Pick<HandsDeps, 'db'>, by: StaffMember, call: Call, staffId: string, pin: string): Promise<string | null> {
  const counted = await db.inTenant(by.organizationId, (tx) => tx.maybe<{ pin_hash: string; wrong_tries: number; person_id: string }>(sql`
    update staff_pins p set wrong_tries = p.wrong_tries + 1 from staff s
    where p.organization_id = ${tx.organizationId} and p.staff_id = ${staffId} and s.organization_id = p.organization_id and s.id = p.staff_id and s.disabled_at is null
    returning p.pin_hash, p.wrong_tries, s.person_id`))
  if (counted && counted.wrong_tries > MOST_WRONG_PINS) throw new Problem(identityProblems.pinDead)
  const right = counted !== undefined && await verifyPassword(counted.pin_hash, pin)
  await db.inTenant(by.organizationId, async (tx) => {
    if (right) tx.send(sql`update staff_pins set wrong_tries = 0 where organization_id = ${tx.organizationId} and staff_id = ${staffId}`)
    else audit(tx, by, call, { action: 'hands.refused', subject: { kind: 'staff', id: staffId } })
  })
  return right ? counted.person_id : null
}
