import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { newStaff, staffAdded } from '../contract.ts'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { joinStaff } from './join-staff.ts'
import { sameContent } from './same-content.ts'
import { judgeRoles } from './save-roles.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'
import { staffNow } from './staff-view.ts'

type AddDeps = Pick<IdentityDeps, 'db' | 'keys' | 'callers' | 'mail' | 'now' | 'publicUrl'>
interface Added { readonly member: z.input<typeof staffAdded>; readonly created: boolean }

/**
 * Adds somebody to the staff. Who signs in here already joins with the password they have; who is new gets a link to choose
 * one, by mail, or in the answer when no mail server is set.
 * @throws {Problem} identity/already-staff, identity/email-unproven, http/forbidden for roles that are not the caller's to give
 */
export async function addStaff(deps: AddDeps, by: StaffMember, call: Call, input: z.output<typeof newStaff>): Promise<Added> {
  mustMay(by, 'staff.manage')
  const { id = newId(), name, email, roles, language = by.organization.language } = input
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const taken = await tx.maybe(sql`select from staff where organization_id = ${tx.organizationId} and id = ${id}`)
    if (taken) return { answer: await existing(tx, input, id), ids: { staffId: id } }
    await judgeRoles(tx, by, [], roles)
    const { isNew, link } = await joinStaff(tx, deps, { staffId: id, name, email, language, roles, way: deps.mail.canSend ? 'mail' : 'colleague' })
    audit(tx, by, call, { action: 'staff.added', subject: { kind: 'staff', id }, changes: { roles } })
    if (deps.mail.canSend) recordFacts(tx, { kind: isNew ? 'letters.invited' : 'letters.added', subjectId: id, subjectVersion: 0 })
    tx.afterCommit(() => deps.callers.forget())
    return { answer: { member: { ...await staffNow(tx, id), setPasswordLink: link }, created: true }, ids: { staffId: id } }
  }, async (tx, { staffId = id }) => ({ member: { ...await staffNow(tx, staffId), setPasswordLink: null }, created: true }))
}

async function existing(tx: Tx, { name, email, roles }: z.output<typeof newStaff>, id: string): Promise<Added> {
  const member = await staffNow(tx, id)
  if (!sameContent(member, { name, email, roles })) throw new Problem(httpProblems.idExists)
  return { member: { ...member, setPasswordLink: null }, created: false }
}
