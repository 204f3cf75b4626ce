import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { inEachWorkplace } from '../each-workplace.ts'
import { refuseLastOwner } from '../lock-staff.ts'
import { staffNow } from '../staff-view.ts'
import { findPerson } from './find-person.ts'

type PersonDeps = Pick<IdentityDeps, 'db' | 'callers' | 'now'>

/**
 * Ends somebody's sign-in everywhere: sessions and links go, running servers notice within 10 s. False for nobody.
 * @throws {Problem} identity/last-owner where an organization would be left without one
 */
export async function disablePerson(deps: PersonDeps, email: string): Promise<boolean> {
  const person = await findPerson(deps.db, email)
  if (!person) return false
  const workplaces = await deps.callers.organizationsOf(person.id)
  await inEachWorkplace(deps, workplaces, async (tx, { staffId }) => {
    await tx.run(sql`select from organizations where id = ${tx.organizationId} for update`)
    await refuseLastOwner(tx, await staffNow(tx, staffId))
  })
  const [first, ...others] = workplaces
  const disable = async (tx: Tx, staffId: string): Promise<void> => {
    tx.send(sql`update auth."user" set disabled_at = coalesce(disabled_at, ${deps.now()}) where id = ${person.id}`)
    tx.send(sql`delete from auth.session where "userId" = ${person.id}`)
    tx.send(sql`delete from auth.verification where value = ${person.id}`)
    tell(tx, staffId, 'people.disabled', 'identity.staff-disabled')
  }
  if (first) await deps.db.inTenant(first.organizationId, (tx) => disable(tx, first.staffId))
  await inEachWorkplace(deps, others, (tx, { staffId }) => tell(tx, staffId, 'people.disabled', 'identity.staff-disabled'))
  deps.callers.forget()
  return true
}

/** Lets somebody sign in again. False for nobody. */
export async function enablePerson(deps: PersonDeps, email: string): Promise<boolean> {
  const person = await findPerson(deps.db, email)
  if (!person) return false
  await inEachWorkplace(deps, await deps.callers.organizationsOf(person.id), (tx, { staffId }) => {
    tx.send(sql`update auth."user" set disabled_at = null where id = ${person.id}`)
    tell(tx, staffId, 'people.enabled', 'identity.staff-changed')
  })
  deps.callers.forget()
  return true
}

function tell(tx: Tx, staffId: string, action: string, fact: string): void {
  audit(tx, 'system', null, { action, subject: { kind: 'staff', id: staffId } })
  recordFacts(tx, { kind: fact, subjectId: staffId, subjectVersion: 0 })
}
