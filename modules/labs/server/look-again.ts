import type { z } from 'zod'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { lockOrder, noteInspection, touchedOf } from '#modules/orders/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { InspectionView, secondLook } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { inspectionById, toInspectionView } from './inspection-data.ts'
import { labsProblems } from './problems.ts'

/**
 * A second person says, once, whether they see the same. Who sees it otherwise than passed takes that off the order: stages that wait for
 * a passed inspection wait until the lenses are inspected anew. @throws {Problem} labs/own-inspection, labs/looked-already, http/version-stale
 */
export const lookAgain = ({ db, keys, now }: LabsDeps, by: StaffMember, call: Call, id: string, version: number, { agrees }: z.output<typeof secondLook>): Promise<InspectionView> =>
  once<InspectionView>(db, keys, onceBy(by, call), async (tx) => {
    const { order_id: orderId } = await inspectionById(tx, id)
    const order = await lockOrder(tx, by, orderId)
    await tx.maybe(sql`select from inspections where organization_id = ${tx.organizationId} and id = ${id} for update`)
    const row = await inspectionById(tx, id)
    mustMay(by, 'inspections.write', touchedOf(order))
    if (row.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: row.version, current: toInspectionView(row) })
    if (row.second_by !== null) throw new Problem(labsProblems.lookedAlready)
    if (row.inspected_by === by.staffId) throw new Problem(labsProblems.ownInspection)
    tx.send(sql`update inspections set second_by = ${by.staffId}, second_at = ${now()}, second_agrees = ${agrees}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    const isLast = !await tx.maybe(sql`select from inspections where organization_id = ${tx.organizationId} and order_id = ${orderId} and (inspected_at, id) > (${row.inspected_at}, ${id}) limit 1`)
    const setBack = !agrees && isLast && order.inspection === 'passed' && !['closed', 'cancelled'].includes(order.phase)
    const { version: orderVersion } = setBack ? noteInspection(tx, order, null) : order
    audit(tx, by, call, { action: 'labs.second-look', subject: { kind: 'order', id: orderId }, branchId: row.branch_id, changes: { inspection: id, agrees } })
    recordFacts(tx, { kind: 'labs.inspected', subjectId: orderId, subjectVersion: orderVersion, ...touchedOf(order), payload: { inspectionId: id, passed: row.passed } })
    return { answer: toInspectionView(await inspectionById(tx, id)), ids: { inspectionId: id } }
  }, async (tx) => toInspectionView(await inspectionById(tx, id)))
