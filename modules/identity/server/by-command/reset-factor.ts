import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { inEachWorkplace } from '../each-workplace.ts'
import type { FactorChange } from '../second-factor/change-factors.ts'
import { findPerson } from './find-person.ts'

const change: FactorChange = 'reset-at-the-machine'

/**
 * Takes somebody's second factor away at the machine itself: app, passkeys, recovery codes. Their sessions end, they are told by mail,
 * and it is written down wherever they work. False for nobody who may sign in.
 */
export async function resetFactor(deps: Pick<IdentityDeps, 'db' | 'callers'>, email: string): Promise<boolean> {
  const person = await findPerson(deps.db, email)
  const [first, ...others] = person && !person.disabledAt ? await deps.callers.organizationsOf(person.id) : []
  if (!person || !first) return false
  const writeDown = (tx: Tx, staffId: string): void => audit(tx, 'system', null, { action: 'second-factors.changed', subject: { kind: 'staff', id: staffId }, changes: { change } })
  await deps.db.inTenant(first.organizationId, async (tx) => {
    tx.send(sql`delete from auth.totp where person_id = ${person.id}`)
    tx.send(sql`delete from auth.passkey where "userId" = ${person.id}`)
    tx.send(sql`delete from auth.recovery_codes where person_id = ${person.id}`)
    tx.send(sql`delete from auth.session where "userId" = ${person.id}`)
    writeDown(tx, first.staffId)
    recordFacts(tx, { kind: 'identity.second-factor-changed', subjectId: first.staffId, subjectVersion: 0, payload: { change } })
  })
  await inEachWorkplace(deps, others, (tx, { staffId }) => writeDown(tx, staffId))
  deps.callers.forget()
  return true
}
