import { sql } from '#platform/db/sql'
import type { Call } from '#platform/http/route'
import { writeStaff } from './change-staff.ts'
import type { IdentityDeps } from './deps.ts'
import { mustManage, refuseLastOwner } from './lock-staff.ts'
import type { StaffMember } from './staff-member.ts'
import type { StaffView } from './staff-view.ts'
import { tellRights } from './tell-person/tell-rights.ts'

type StaffDeps = Pick<IdentityDeps, 'db' | 'keys' | 'callers' | 'now'>

/**
 * Ends somebody's work in this organization, and nothing elsewhere: at once in this process, within 10 s in every other, live
 * streams included (the fact wakes them). Their sessions end when they work nowhere else. @throws {Problem} identity/last-owner
 */
export const disableStaff = (deps: StaffDeps, by: StaffMember, call: Call, id: string, version: number): Promise<StaffView> =>
  writeStaff(deps, by, call, id, version, {
    action: 'staff.disabled', fact: 'identity.staff-disabled',
    work: async (tx, member) => {
      mustManage(by, member)
      await refuseLastOwner(tx, member)
      await tx.run(sql`update staff set disabled_at = coalesce(disabled_at, ${deps.now()}) where organization_id = ${tx.organizationId} and id = ${id}`)
      tx.send(sql`delete from auth.session where "userId" = ${member.personId} and not exists (select from app.memberships(${member.personId}))`)
      tellRights(tx, id, 'ended')
      return {}
    },
  })

/** Lets somebody work here again. */
export const enableStaff = (deps: StaffDeps, by: StaffMember, call: Call, id: string, version: number): Promise<StaffView> =>
  writeStaff(deps, by, call, id, version, {
    action: 'staff.enabled', fact: 'identity.staff-changed',
    work: async (tx, member) => {
      mustManage(by, member)
      tx.send(sql`update staff set disabled_at = null where organization_id = ${tx.organizationId} and id = ${id}`)
      tellRights(tx, id, 'again')
      return {}
    },
  })
