import { newId } from '#kernel/ids'
import type { Language } from '#kernel/languages'
import type { HeldRole } from '../../domain/rights.ts'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { joinStaff } from '../join-staff.ts'

export interface AddPerson {
  readonly organizationId: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly roles: readonly HeldRole[]
}

/** Adds somebody to an organization at the machine itself. Answers the link with which a new one chooses a password. @throws {Problem} identity/already-staff */
export function addPersonByCommand(deps: Pick<IdentityDeps, 'db' | 'now' | 'publicUrl'>, { organizationId, name, email, language, roles }: AddPerson): Promise<{ link: string | null }> {
  return deps.db.inTenant(organizationId, async (tx) => {
    const staffId = newId()
    const joined = await joinStaff(tx, deps, { staffId, name, email: email.trim().toLowerCase(), language, roles, way: 'keeper' })
    audit(tx, 'system', null, { action: 'staff.added', subject: { kind: 'staff', id: staffId }, changes: { roles } })
    return joined
  })
}
