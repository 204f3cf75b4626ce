import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { LabView, newLab } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { labById, toLabView } from './lab-data.ts'

interface Made { readonly lab: LabView; readonly created: boolean }

/** Adds a lab. @throws {Problem} http/id-exists */
export const makeLab = ({ db, keys }: LabsDeps, by: StaffMember, call: Call, { id = newId(), ...said }: z.output<typeof newLab>): Promise<Made> =>
  once<Made>(db, keys, onceBy(by, call), async (tx) => {
    const added = await tx.run(sql`
      insert into labs (organization_id, id, name, contact_name, email, phone, language, customer_number, makers, lens_kinds, remake_policy, working_days, cut_off, closed_on, stated_days, active)
      values (${tx.organizationId}, ${id}, ${said.name}, ${said.contactName || null}, ${said.email}, ${said.phone || null}, ${said.language}, ${said.customerNumber || null}, ${said.makers}, ${said.lensKinds},
        ${JSON.stringify(said.remakePolicy)}::jsonb, ${said.workingDays}::int[], ${said.cutOff}::time, ${said.closedOn}::date[], ${said.statedDays}, ${said.active}) on conflict (organization_id, id) do nothing`)
    const lab = toLabView(await labById(tx, id))
    if (added === 0) {
      if (lab.name !== said.name || lab.email !== said.email) throw new Problem(httpProblems.idExists)
      return { answer: { lab, created: false }, ids: { labId: id } }
    }
    audit(tx, by, call, { action: 'labs.added', subject: { kind: 'lab', id }, changes: { name: said.name } })
    recordFacts(tx, { kind: 'labs.changed', subjectId: id, subjectVersion: 1 })
    return { answer: { lab, created: true }, ids: { labId: id } }
  }, async (tx, { labId = id }) => ({ lab: toLabView(await labById(tx, labId)), created: true }))
