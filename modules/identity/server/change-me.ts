import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Call } from '#platform/http/route'
import type { me, meChange } from '../contract.ts'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { inEachWorkplace } from './each-workplace.ts'
import { mustBePerson, mustHavePassword } from './must-be-person.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import type { StaffMember } from './staff-member.ts'

type Me = z.input<typeof me>

export const toMe = (by: StaffMember): Me => ({ id: by.personId, name: by.personName, email: by.email, language: by.ownLanguage })

/** Changes what the caller is called and which language they read, in all their organizations; by PIN the language alone. */
export async function changeMe({ db, callers }: Pick<IdentityDeps, 'db' | 'callers'>, by: StaffMember, call: Call, change: z.output<typeof meChange>): Promise<Me> {
  mustBePerson(by)
  if (change.name !== undefined) mustHavePassword(by)
  const [row] = await outsideTenancy<Me>(db, sql`
    update auth."user" set name = coalesce(${change.name ?? null}, name), language = coalesce(${change.language ?? null}, language), "updatedAt" = now()
    where id = ${by.personId} returning id, name, email, language`)
  await inEachWorkplace({ db }, await callers.organizationsOf(by.personId), (tx, { staffId }) => {
    audit(tx, { kind: 'staff', actorId: staffId, sessionId: by.sessionId }, call, { action: 'people.changed', subject: { kind: 'staff', id: staffId }, changes: { fields: Object.keys(change) } })
  })
  callers.forget()
  return row ?? toMe(by)
}
