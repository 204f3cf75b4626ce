import { sql } from '#platform/db/sql'
import type { Call } from '#platform/http/route'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { inEachWorkplace } from './each-workplace.ts'
import { outsideTenancy } from './outside-tenancy.ts'

type SessionDeps = Pick<IdentityDeps, 'db' | 'callers'>

/** Ends the session whose cookie was sent, whatever organization it names. Nothing to end is as good. */
export async function signOut(deps: SessionDeps, call: Call): Promise<void> {
  const person = await deps.callers.person(call)
  if (!person) return
  const devices = await outsideTenancy<{ id: string }>(deps.db, sql`select device_session_id as id from auth.session where id = ${person.sessionId} and device_session_id is not null`)
  await endSessions(deps, { personId: person.id, sessionId: person.sessionId }, call, [person.sessionId])
  // At a counter the last one to go closes the device: nobody takes over after them without a password.
  if (devices.length > 0) await outsideTenancy(deps.db, sql`delete from auth.session where id = any(${devices.map(({ id }) => id)}::uuid[])`)
}

/** Ends sessions of a person, written down in each of their organizations. Answers how many were still there. */
export async function endSessions({ db, callers }: SessionDeps, by: { personId: string; sessionId: string }, call: Call, sessionIds: readonly string[]): Promise<number> {
  const ended = await outsideTenancy<{ id: string }>(db, sql`
    delete from auth.session where "userId" = ${by.personId} and id = any(${[...sessionIds]}::uuid[]) returning id`)
  if (ended.length === 0) return 0
  await inEachWorkplace({ db }, await callers.organizationsOf(by.personId), (tx, { staffId }) => {
    for (const { id } of ended) {
      audit(tx, { kind: 'staff', actorId: staffId, sessionId: by.sessionId }, call, { action: 'sessions.ended', subject: { kind: 'staff', id: staffId }, changes: { sessionId: id } })
    }
  })
  callers.forget()
  return ended.length
}
