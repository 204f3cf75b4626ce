import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Call } from '#platform/http/route'
import { refuseByContract } from '#platform/http/read-input'
import type { ownPin, pinChange } from '../../contracts/hands.ts'
import { MOST_WRONG_PINS } from '../../domain/pin.ts'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { isOwnPassword } from '../is-own-password.ts'
import { mustBePerson, mustHavePassword } from '../must-be-person.ts'
import { hashPassword } from '../password-hash.ts'
import type { StaffMember } from '../staff-member.ts'

/** Whether the caller has a PIN here, and whether it was guessed at until it died. */
export async function readOwnPin({ db }: Pick<IdentityDeps, 'db'>, by: StaffMember): Promise<z.output<typeof ownPin>> {
  mustBePerson(by)
  const row = await db.look(by.organizationId, (tx) => tx.maybe<{ set_at: Date; wrong_tries: number }>(sql`
    select set_at, wrong_tries from staff_pins where organization_id = ${tx.organizationId} and staff_id = ${by.staffId}`))
  return { setAt: row?.set_at.toISOString() ?? null, dead: (row?.wrong_tries ?? 0) >= MOST_WRONG_PINS }
}

/** Sets the caller's PIN in this organization. A wrong password counts as a guess, for the screen may have been left open. */
export async function setOwnPin(deps: Pick<IdentityDeps, 'db' | 'auth' | 'now'>, by: StaffMember, call: Call, { password, pin }: z.output<typeof pinChange>): Promise<void> {
  mustBePerson(by)
  if (!await isOwnPassword(deps, by, call, password)) throw refuseByContract([{ pointer: '/password', detail: 'this is not your password' }])
  const hash = await hashPassword(pin)
  await deps.db.inTenant(by.organizationId, async (tx) => {
    tx.send(sql`
      insert into staff_pins (organization_id, staff_id, pin_hash, set_at) values (${tx.organizationId}, ${by.staffId}, ${hash}, ${deps.now()})
      on conflict (organization_id, staff_id) do update set pin_hash = excluded.pin_hash, set_at = excluded.set_at, wrong_tries = 0`)
    audit(tx, by, call, { action: 'pins.set', subject: { kind: 'staff', id: by.staffId } })
  })
}

/** Takes the caller's PIN away; having none is as good. Who came by PIN might be somebody who saw it typed. */
export async function removeOwnPin({ db }: Pick<IdentityDeps, 'db'>, by: StaffMember, call: Call): Promise<void> {
  mustBePerson(by)
  mustHavePassword(by)
  await db.inTenant(by.organizationId, async (tx) => {
    if (await tx.run(sql`delete from staff_pins where organization_id = ${tx.organizationId} and staff_id = ${by.staffId}`) === 0) return
    audit(tx, by, call, { action: 'pins.removed', subject: { kind: 'staff', id: by.staffId } })
  })
}
