import type { Language } from '#kernel/languages'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { HeldRole } from '../domain/rights.ts'
import { savePerson } from './people.ts'
import { identityProblems } from './problems.ts'
import { saveRoles } from './save-roles.ts'
import { INVITATION_MS, makeSetPasswordLink } from './set-password-links.ts'
import type { LinkWay } from './set-password-links.ts'

export interface Joining {
  readonly staffId: string
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly language: Language
  readonly roles: readonly HeldRole[]
  /** How the link gets to somebody new. */
  readonly way: LinkWay
}

/**
 * Makes somebody part of the staff: who signs in here already with the password they have, who is new with a link to choose
 * one (null when it goes by mail, for the letter makes its own). The roles were judged. Who works elsewhere under an e-mail that nobody has proven joins at the machine only:
 * the other organization may hold their password.
 * @throws {Problem} identity/already-staff, identity/email-unproven
 */
export async function joinStaff(tx: Tx, { now, publicUrl }: { now: () => Date; publicUrl: string }, { staffId, name, email, language, roles, way }: Joining): Promise<{ isNew: boolean; link: string | null }> {
  const known = await tx.maybe<{ id: string; proven: boolean }>(sql`select id, "emailVerified" as proven from auth."user" where email = ${email}`)
  const personId = known?.id ?? newId()
  if (!known) await savePerson(tx, { id: personId, name, email, language, passwordHash: null, emailProven: way === 'keeper' })
  const added = await tx.run(sql`
    insert into staff (organization_id, id, person_id, name) values (${tx.organizationId}, ${staffId}, ${personId}, ${name}) on conflict (organization_id, person_id) do nothing`)
  if (added === 0) {
    const here = await tx.one<{ id: string }>(sql`select id from staff where organization_id = ${tx.organizationId} and person_id = ${personId}`)
    throw new Problem(identityProblems.alreadyStaff, undefined, { staffId: here.id })
  }
  if (known && !known.proven && way !== 'keeper') throw new Problem(identityProblems.emailUnproven)
  saveRoles(tx, staffId, roles)
  recordFacts(tx, { kind: 'identity.staff-added', subjectId: staffId, subjectVersion: 1 })
  return { isNew: !known, link: known || way === 'mail' ? null : makeSetPasswordLink(tx, publicUrl, personId, way, new Date(now().getTime() + INVITATION_MS)) }
}
