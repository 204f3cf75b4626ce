import type { z } from 'zod'
import { violatedConstraint } from '#platform/db/errors'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { anotherOrganization, SessionView } from '../contract.ts'
import { createOrganization } from './create-organization.ts'
import type { IdentityDeps } from './deps.ts'
import { mustBePerson, mustHavePassword } from './must-be-person.ts'
import { readSession } from './read-session.ts'
import { signInWithoutPassword } from './sign-in.ts'
import type { StaffMember } from './staff-member.ts'

/** `cookie` only when somebody new is signed in now. */
export interface Opened { readonly session: SessionView; readonly created: boolean; readonly cookie?: readonly string[] }

/**
 * Opens a further organization. Its owner is the caller; from inside the sample, whose people are invented, somebody new who
 * is named in the request and signed in at once. The same id again answers the organization that is there.
 */
export async function openOrganization(deps: IdentityDeps, by: StaffMember, call: Call, { code: _code, owner, ...input }: z.output<typeof anotherOrganization>): Promise<Opened> {
  mustBePerson(by)
  mustHavePassword(by)
  if (by.organization.sample && !owner) throw refuseByContract([{ pointer: '/owner', detail: 'the people of the sample are invented: name the owner of the new organization' }])
  if (!by.organization.sample && owner) throw refuseByContract([{ pointer: '/owner', detail: 'you are the owner; add others to the staff afterwards' }])
  try {
    const { organizationId, personId } = await createOrganization(deps, { ...input, owner: owner ?? { personId: by.personId } }, call)
    deps.callers.forget()
    if (owner) return { ...await signInWithoutPassword(deps, call, personId), created: true }
    return { session: await sessionIn(deps, by, organizationId), created: true }
  } catch (error) {
    if (violatedConstraint(error) !== 'organizations_pkey' || !input.id) throw error
    const session = await sessionIn(deps, by, input.id)
    if (session.organization.name !== input.name || session.organization.country !== input.country) throw new Problem(httpProblems.idExists)
    return { session, created: false }
  }
}

/** @throws {Problem} http/id-exists when the caller has no place in the organization of this id */
async function sessionIn(deps: IdentityDeps, by: StaffMember & { readonly sessionId: string }, organizationId: string): Promise<SessionView> {
  const there = await deps.callers.member(by.personId, by.sessionId, organizationId)
  if (!there) throw new Problem(httpProblems.idExists)
  return readSession(deps, there)
}
