import type { z } from 'zod'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { LabView, labChange } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { labById, toLabView } from './lab-data.ts'

/** Changes a lab; what was ordered by its former terms stays as it was. @throws {Problem} http/version-stale */
export const changeLab = ({ db, keys }: LabsDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof labChange>): Promise<LabView> =>
  once<LabView>(db, keys, onceBy(by, call), async (tx) => {
    await tx.maybe(sql`select from labs where organization_id = ${tx.organizationId} and id = ${id} for update`)
    const before = toLabView(await labById(tx, id))
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version, current: before })
    const next = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<LabView> }
    tx.send(sql`
      update labs set name = ${next.name}, contact_name = ${next.contactName || null}, email = ${next.email}, phone = ${next.phone || null}, language = ${next.language}, customer_number = ${next.customerNumber || null},
        makers = ${next.makers}, lens_kinds = ${next.lensKinds}, remake_policy = ${JSON.stringify(next.remakePolicy)}::jsonb, working_days = ${next.workingDays}::int[], cut_off = ${next.cutOff}::time, closed_on = ${next.closedOn}::date[],
        stated_days = ${next.statedDays}, active = ${next.active}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'labs.changed', subject: { kind: 'lab', id }, changes: { fields: Object.keys(change), ...(change.remakePolicy && { before: before.remakePolicy, after: next.remakePolicy }) } })
    recordFacts(tx, { kind: 'labs.changed', subjectId: id, subjectVersion: version + 1 })
    return { answer: toLabView(await labById(tx, id)), ids: { labId: id } }
  }, async (tx) => toLabView(await labById(tx, id)))
