import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { isOwnPassword } from './is-own-password.ts'
import { mustBePerson } from './must-be-person.ts'
import { hashPassword } from './password-hash.ts'
import { replacePassword } from './replace-password.ts'
import type { StaffMember } from './staff-member.ts'

/** Changes the caller's own password; their other sessions end. A wrong current one counts as a guess, for the session may be stolen. */
export async function changePassword(deps: Pick<IdentityDeps, 'db' | 'callers' | 'auth' | 'now'>, by: StaffMember, call: Call, { current, next }: { current: string; next: string }): Promise<void> {
  mustBePerson(by)
  if (!await isOwnPassword(deps, by, call, current)) throw refuseByContract([{ pointer: '/current', detail: 'this is not your password' }])
  await replacePassword(deps, call, { personId: by.personId, email: by.email, passwordHash: await hashPassword(next), keepSession: by.sessionId, action: 'passwords.changed' })
}
