import type { z } from 'zod'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { OwnTableView, tableChange } from '../../contract.ts'
import type { LabsDeps } from '../deps.ts'
import { labsProblems } from '../problems.ts'
import { ownTableById, saveVersion, toOwnTableView } from './own-table-data.ts'

/**
 * Changes a table of the shop's own: a new version from now on, and what was judged by the ones before names those. Or takes it out of use,
 * unless lenses are judged by it. @throws {Problem} labs/table-in-force, http/version-stale, http/not-found
 */
export const changeTable = ({ db, keys, now }: LabsDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof tableChange>): Promise<OwnTableView> =>
  once<OwnTableView>(db, keys, onceBy(by, call), async (tx) => {
    // Who chooses a table holds it meanwhile: it is not taken away under their hands.
    await tx.maybe(sql`select from tolerance_tables where organization_id = ${tx.organizationId} and id = ${id} for update`)
    const before = await ownTableById(tx, id)
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version, current: toOwnTableView(before) })
    const next = { ...before, name: change.name ?? before.name, source: change.source ?? before.source, figures: change.figures ?? before.figures, active: change.active ?? before.active }
    if (!next.active && before.in_force) throw new Problem(labsProblems.tableInForce)
    tx.send(sql`update tolerance_tables set active = ${next.active}, version = ${version + 1} where organization_id = ${tx.organizationId} and id = ${id}`)
    saveVersion(tx, id, version + 1, next, by.staffId, now())
    audit(tx, by, call, { action: 'labs.table-changed', subject: { kind: 'tolerance-table', id }, changes: { name: next.name, version: version + 1, active: next.active, fields: Object.keys(change) } })
    recordFacts(tx, { kind: 'labs.table-changed', subjectId: id, subjectVersion: version + 1 })
    return { answer: toOwnTableView(await ownTableById(tx, id)), ids: { tableId: id } }
  }, async (tx) => toOwnTableView(await ownTableById(tx, id)))
