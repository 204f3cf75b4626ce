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
import type { InspectionView, acceptance } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { inspectionById, toInspectionView } from './inspection-data.ts'
import { labsProblems } from './problems.ts'
import { sealContent } from './sealed.ts'

/**
 * Lets lenses go although their last inspection failed: by a name and a reason, which stand on the certificate. The inspection stays a
 * failed one. @throws {Problem} labs/nothing-to-accept, http/version-stale
 */
export const acceptFailed = ({ db, keys, now }: LabsDeps, by: StaffMember, call: Call, id: string, version: number, { reason }: z.output<typeof acceptance>): Promise<InspectionView> =>
  once<InspectionView>(db, keys, onceBy(by, call), async (tx) => {
    const { order_id: orderId } = await inspectionById(tx, id)
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'inspections.override', touchedOf(order), 'labs.read')
    const row = await inspectionById(tx, id)
    if (row.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: row.version, current: toInspectionView(row) })
    const isLast = !await tx.maybe(sql`select from inspections where organization_id = ${tx.organizationId} and order_id = ${orderId} and (inspected_at, id) > (${row.inspected_at}, ${id}) limit 1`)
    if (row.passed || !isLast || order.inspection !== 'failed' || ['closed', 'cancelled'].includes(order.phase)) throw new Problem(labsProblems.nothingToAccept)
    const sealed = await sealContent(tx, keys, 'acceptance', { id, personId: row.person_id }, reason)
    tx.send(sql`update inspections set accepted_by = ${by.staffId}, accepted_at = ${now()}, accepted_reason = ${sealed}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    const accepted = noteInspection(tx, order, 'accepted')
    audit(tx, by, call, { action: 'labs.failed-accepted', subject: { kind: 'order', id: orderId }, branchId: row.branch_id, changes: { inspection: id } })
    recordFacts(tx, { kind: 'labs.inspected', subjectId: orderId, subjectVersion: accepted.version, ...touchedOf(order), payload: { inspectionId: id, passed: false } })
    return { answer: toInspectionView(await inspectionById(tx, id)), ids: { inspectionId: id } }
  }, async (tx) => toInspectionView(await inspectionById(tx, id)))
