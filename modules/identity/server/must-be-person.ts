import { Problem } from '#platform/http/problem'
import { identityProblems } from './problems.ts'
import type { StaffMember } from './staff-member.ts'

/** A key acts for a person but is not one: it neither signs them out nor changes their password. @throws {Problem} identity/people-only */
export function mustBePerson(by: StaffMember): asserts by is StaffMember & { readonly kind: 'staff'; readonly sessionId: string } {
  if (by.kind !== 'staff' || !by.sessionId) throw new Problem(identityProblems.peopleOnly)
}

/** Somebody who took over at a counter by PIN does not do this. @throws {Problem} identity/password-only */
export function mustHavePassword(by: StaffMember): void {
  if (by.byPin) throw new Problem(identityProblems.passwordOnly)
}
