import type { z } from 'zod'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { rolesChange, skillsChange, staffChange } from '../contract.ts'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { lockStaff, mustManage, refuseLastOwner } from './lock-staff.ts'
import { judgeRoles, saveRoles } from './save-roles.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'
import { staffNow } from './staff-view.ts'
import type { StaffView } from './staff-view.ts'
import { tellRights } from './tell-person/tell-rights.ts'

type StaffDeps = Pick<IdentityDeps, 'db' | 'keys' | 'callers'>

interface Change {
  readonly action: string
  readonly fact: 'identity.staff-changed' | 'identity.staff-disabled'
  /** Answers what the audit may say. */
  readonly work: (tx: Tx, before: StaffView) => Promise<Readonly<Record<string, unknown>>>
}

/** Locks, judges by `work`, raises the version and tells: every change of somebody of the staff comes through here. */
export function writeStaff({ db, keys, callers }: StaffDeps, by: StaffMember, call: Call, id: string, version: number, { action, fact, work }: Change): Promise<StaffView> {
  mustMay(by, 'staff.manage')
  return once(db, keys, onceBy(by, call), async (tx) => {
    const before = await lockStaff(tx, id, version)
    const changes = await work(tx, before)
    tx.send(sql`update staff set version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action, subject: { kind: 'staff', id }, changes })
    recordFacts(tx, { kind: fact, subjectId: id, subjectVersion: before.version + 1 })
    tx.afterCommit(() => callers.forget())
    return { answer: await staffNow(tx, id), ids: { staffId: id } }
  }, (tx) => staffNow(tx, id))
}

/** Changes what somebody is called here. */
export const renameStaff = (deps: StaffDeps, by: StaffMember, call: Call, id: string, version: number, { name }: z.output<typeof staffChange>): Promise<StaffView> =>
  writeStaff(deps, by, call, id, version, {
    action: 'staff.renamed', fact: 'identity.staff-changed',
    work: async (tx, member) => {
      mustManage(by, member)
      if (name) tx.send(sql`update staff set name = ${name} where organization_id = ${tx.organizationId} and id = ${id}`)
      return { fields: ['name'] }
    },
  })

/** Gives and takes roles. @throws {Problem} http/forbidden, identity/last-owner */
export const changeRoles = (deps: StaffDeps, by: StaffMember, call: Call, id: string, version: number, { roles }: z.output<typeof rolesChange>): Promise<StaffView> =>
  writeStaff(deps, by, call, id, version, {
    action: 'staff.roles-changed', fact: 'identity.staff-changed',
    work: async (tx, member) => {
      await judgeRoles(tx, by, member.roles, roles)
      if (!roles.some(({ role }) => role === 'owner')) await refuseLastOwner(tx, member)
      saveRoles(tx, id, roles)
      tellRights(tx, id, 'roles')
      return { before: member.roles, after: roles }
    },
  })

/** Says what somebody can do and how well. */
export const changeSkills = (deps: StaffDeps, by: StaffMember, call: Call, id: string, version: number, { skills }: z.output<typeof skillsChange>): Promise<StaffView> =>
  writeStaff(deps, by, call, id, version, {
    action: 'staff.skills-changed', fact: 'identity.staff-changed',
    work: async (tx, member) => {
      mustManage(by, member)
      tx.send(sql`delete from staff_skills where organization_id = ${tx.organizationId} and staff_id = ${id}`)
      await tx.run(sql`
        insert into staff_skills (organization_id, staff_id, skill_id, level)
        select ${tx.organizationId}, ${id}, k."skillId", k.level from json_to_recordset(${JSON.stringify(skills)}) as k("skillId" uuid, level int)`).catch((error: unknown) => {
        // A skill that is not there violates the foreign key, one named twice the primary key.
        throw violatedConstraint(error) ? refuseByContract([{ pointer: '/skills', detail: 'names a skill that is not there, or one twice' }]) : error
      })
      return { before: member.skills, after: skills }
    },
  })
