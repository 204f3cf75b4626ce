import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { mustManage } from './lock-staff.ts'
import { identityProblems } from './problems.ts'
import { INVITATION_MS, makeSetPasswordLink } from './set-password-links.ts'
import { mustMay } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'
import { staffNow } from './staff-view.ts'

/**
 * A new link for somebody whose invitation got lost. Never for who has a password, nor into the caller's hands for who is
 * invited elsewhere too: it would hand an owner of one organization the sign-in of somebody who works in others.
 * @throws {Problem} identity/password-is-set, identity/invited-elsewhere
 */
export function inviteAgain(deps: Pick<IdentityDeps, 'db' | 'mail' | 'now' | 'publicUrl'>, by: StaffMember, call: Call, id: string): Promise<{ setPasswordLink: string | null }> {
  mustMay(by, 'staff.manage')
  return deps.db.inTenant(by.organizationId, async (tx) => {
    const member = await staffNow(tx, id)
    mustManage(by, member)
    const person = await tx.one<{ has_password: boolean; workplaces: number }>(sql`
      select exists (select from auth.account a where a."userId" = u.id and a.password is not null) as has_password,
        (select count(*)::int from app.memberships(u.id)) as workplaces
      from auth."user" u where u.id = ${member.personId} for update`)
    if (person.has_password) throw new Problem(identityProblems.passwordIsSet)
    if (person.workplaces > 1 && !deps.mail.canSend) throw new Problem(identityProblems.invitedElsewhere)
    audit(tx, by, call, { action: 'staff.invited-again', subject: { kind: 'staff', id } })
    if (!deps.mail.canSend) return { setPasswordLink: makeSetPasswordLink(tx, deps.publicUrl, member.personId, 'colleague', new Date(deps.now().getTime() + INVITATION_MS)) }
    recordFacts(tx, { kind: 'letters.invited', subjectId: id, subjectVersion: 0 })
    return { setPasswordLink: null }
  })
}
