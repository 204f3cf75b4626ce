import { z } from 'zod'
import { newId } from '#kernel/ids'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { id, text } from '#platform/http/contract'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { newSkill, skill } from '../contract.ts'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import type { Paging } from './list-branches.ts'
import { refusedName } from './refused-name.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'

type Skill = z.output<typeof skill>

const place = z.tuple([text(120), id])

/** What people here can be able to do, by name. */
export async function listSkills({ db }: Pick<IdentityDeps, 'db'>, by: StaffMember, { cursor, limit }: Paging): Promise<{ items: Skill[]; nextCursor: string | null }> {
  const [name, after] = readCursor(cursor, place) ?? ['', '00000000-0000-0000-0000-000000000000']
  const rows = await db.look(by.organizationId, (tx) => tx.rows<Skill>(sql`
    select id, name from skills where organization_id = ${by.organizationId} and (name, id) > (${name}, ${after}) order by name, id limit ${limit + 1}`))
  return toPage(rows, limit, (row) => row, (row) => [row.name, row.id])
}

interface Added { readonly skill: Skill; readonly created: boolean }

/** Adds a skill that people can then have. */
export function addSkill({ db, keys }: Pick<IdentityDeps, 'db' | 'keys'>, by: StaffMember, call: Call, { id: skillId = newId(), name }: z.output<typeof newSkill>): Promise<Added> {
  mustMay(by, 'staff.manage')
  return once<Added>(db, keys, onceBy(by, call), async (tx) => {
    const added = await tx.run(sql`
      insert into skills (organization_id, id, name) values (${tx.organizationId}, ${skillId}, ${name}) on conflict (organization_id, id) do nothing`).catch(refusedName)
    if (added === 0) {
      const known = await tx.one<Skill>(sql`select id, name from skills where organization_id = ${tx.organizationId} and id = ${skillId}`)
      if (known.name !== name) throw new Problem(httpProblems.idExists)
      return { answer: { skill: known, created: false }, ids: { skillId } }
    }
    audit(tx, by, call, { action: 'skills.added', subject: { kind: 'skill', id: skillId }, changes: { name } })
    recordFacts(tx, { kind: 'identity.skill-added', subjectId: skillId, subjectVersion: 1 })
    return { answer: { skill: { id: skillId, name }, created: true }, ids: { skillId } }
  }, async (tx, ids) => ({ skill: await tx.one<Skill>(sql`select id, name from skills where organization_id = ${tx.organizationId} and id = ${ids.skillId}`), created: true }))
}
