import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { ownSessions } from '../contract.ts'
import type { IdentityDeps } from './deps.ts'
import { mustBePerson, mustHavePassword } from './must-be-person.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import { endSessions } from './sign-out.ts'
import type { StaffMember } from './staff-member.ts'

interface Row { id: string; createdAt: Date; expiresAt: Date; ipAddress: string | null; userAgent: string | null }

/** Where the caller is signed in, newest first; who took over by PIN sees that session alone. */
export async function listOwnSessions({ db, now }: Pick<IdentityDeps, 'db' | 'now'>, by: StaffMember): Promise<z.input<typeof ownSessions>> {
  mustBePerson(by)
  const rows = await outsideTenancy<Row>(db, sql`
    select id, "createdAt", "expiresAt", "ipAddress", "userAgent" from auth.session where "userId" = ${by.personId} and "expiresAt" > ${now()} and (${!by.byPin} or id = ${by.sessionId}) order by "createdAt" desc, id limit 200`)
  return {
    items: rows.map((row) => ({
      id: row.id, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString(),
      address: row.ipAddress || null, device: row.userAgent || null, current: row.id === by.sessionId,
    })),
    nextCursor: null,
  }
}

/** Ends one session of the caller's own; by PIN no other than that. @throws {Problem} http/not-found for anybody else's */
export async function endOwnSession(deps: Pick<IdentityDeps, 'db' | 'callers'>, by: StaffMember, call: Call, sessionId: string): Promise<void> {
  mustBePerson(by)
  if (sessionId !== by.sessionId) mustHavePassword(by)
  if (await endSessions(deps, by, call, [sessionId]) === 0) throw new Problem(httpProblems.notFound)
}
