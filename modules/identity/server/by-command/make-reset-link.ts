import { sql } from '#platform/db/sql'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { inEachWorkplace } from '../each-workplace.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import { INVITATION_MS, RESET_MS, makeSetPasswordLink } from '../set-password-links.ts'
import { findPerson } from './find-person.ts'

export interface ResetLink {
  readonly url: string
  /** Longer for who has no password yet, as an invitation. */
  readonly validHours: number
}

/** A link that sets somebody's password: what the letter says where no mail server is set. Null for nobody, and for who works nowhere. */
export async function makeResetLink(deps: Pick<IdentityDeps, 'db' | 'callers' | 'now' | 'publicUrl'>, email: string): Promise<ResetLink | null> {
  const person = await findPerson(deps.db, email)
  const workplaces = person && !person.disabledAt ? await deps.callers.organizationsOf(person.id) : []
  const [first] = workplaces
  if (!person || !first) return null
  const withPassword = await outsideTenancy(deps.db, sql`select from auth.account where "userId" = ${person.id} and password is not null`)
  const validMs = withPassword.length > 0 ? RESET_MS : INVITATION_MS
  const url = await deps.db.inTenant(first.organizationId, async (tx) => makeSetPasswordLink(tx, deps.publicUrl, person.id, 'keeper', new Date(deps.now().getTime() + validMs)))
  await inEachWorkplace(deps, workplaces, (tx, { staffId }) => {
    audit(tx, 'system', null, { action: 'passwords.link-made', subject: { kind: 'staff', id: staffId } })
  })
  return { url, validHours: validMs / 3_600_000 }
}
