import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { found, lockOrder, noteInspection, orderById, touchedOf } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { lookAtMade } from '#modules/prescriptions/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { InspectionStart, InspectionView, newInspection } from '../contract.ts'
import { decideInspection, designFor, inspectLenses, lensEyes, lensOf, notMeasured, verdictOf } from '../domain/index.ts'
import type { BothLenses, LensDesign, LensEye } from '../domain/index.ts'
import { contentOfLabOrder } from './open-lab-order.ts'
import type { LabsDeps } from './deps.ts'
import { inspectionById, toCompensated, toInspectionView } from './inspection-data.ts'
import type { InspectionContent } from './inspection-data.ts'
import { labOrderOf, zoneOf } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import { standardOf, tableInForce } from './lab-settings.ts'
import { labsProblems } from './problems.ts'
import { madeLenses } from './made-lens.ts'
import { labLines } from './order-content.ts'
import { openForReader, sealContent } from './sealed.ts'
import { toTableView } from './tolerances/own-table-data.ts'

type Measures = Pick<z.output<typeof newInspection>, 'design' | 'right' | 'left'>
interface Ordered { readonly lenses: BothLenses; readonly eyes: readonly LensEye[]; readonly design: LensDesign; readonly labOrder: LabOrderRow | undefined; readonly compensated: InspectionContent['compensated'] }

/** What is to be inspected: the ordered values, as the lab got them or, made in the house, as the prescription says. The look is written down. */
export const startInspection = (deps: LabsDeps, by: StaffMember, call: Call, orderId: string): Promise<InspectionStart> => deps.db.inTenant(by.organizationId, async (tx) => {
  const order = found(await orderById(tx, orderId), by)
  const inForce = await tableInForce(tx, by)
  const judgedBy = { standard: inForce && standardOf(inForce), table: inForce && toTableView(inForce.table) }
  if (!order.prescription) return { orderId, orderNumber: order.number, labOrder: null, design: 'single-vision', ...judgedBy, ordered: null, eyes: [], compensated: null }
  const { lenses, eyes, design, labOrder, compensated } = await orderedFor(tx, deps, by, call, order)
  return {
    orderId, orderNumber: order.number, labOrder: labOrder ? { id: labOrder.id, lab: { id: labOrder.lab_id, name: labOrder.lab_name } } : null, design,
    ...judgedBy, ordered: { right: { ...lenses.right }, left: { ...lenses.left } }, eyes: [...eyes], compensated: toCompensated(compensated),
  }
})

interface Inspected { readonly inspection: InspectionView; readonly created: boolean }

/**
 * Keeps an inspection: what was measured is compared with what was ordered by the table in force, how it ended stands on the order,
 * where a stage may wait for it. @throws {Problem} labs/not-decided, http/id-exists
 */
export const inspectOrder = (deps: LabsDeps, by: StaffMember, call: Call, orderId: string, input: z.output<typeof newInspection>): Promise<Inspected> => {
  const { db, keys, now } = deps
  const id = input.id ?? newId()
  return once<Inspected>(db, keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'inspections.write', touchedOf(order))
    const there = input.id ? await tx.maybe<{ order_id: string }>(sql`select order_id from inspections where organization_id = ${tx.organizationId} and id = ${id}`) : undefined
    if (there && there.order_id !== orderId) throw new Problem(httpProblems.idExists)
    if (there) return { answer: { inspection: toInspectionView(await inspectionById(tx, id)), created: false }, ids: { inspectionId: id } }
    if (['draft', 'closed', 'cancelled'].includes(order.phase)) throw new Problem(labsProblems.notDecided, undefined, { reason: 'closed' })
    const { content, standard, labOrder, missing } = await judge(tx, deps, by, call, order, input)
    const verdict = verdictOf(content.findings)
    const decision = decideInspection(verdict, content.findings.length, missing.length, { passed: input.passed, reason: input.reason || null })
    if ('refusal' in decision) throw new Problem(labsProblems.notDecided, undefined, { reason: decision.refusal, ...(decision.refusal === 'not-measured' && { missing }) })
    const personId = (order.wearer ?? order.customer).id
    const at = now()
    tx.send(sql`
      insert into inspections (organization_id, id, order_id, lab_order_id, lab_id, branch_id, person_id, content, standard, standard_name, standard_source, standard_version, verdict, passed, source, inspected_at, inspected_on, inspected_by)
      values (${tx.organizationId}, ${id}, ${orderId}, ${labOrder?.id ?? null}, ${labOrder?.lab_id ?? null}, ${order.branchId}, ${personId}, ${await sealContent<InspectionContent>(tx, keys, 'inspection', { id, personId }, { ...content, reason: input.reason || null })}, ${standard?.code ?? null}, ${standard?.name ?? null}, ${standard?.source ?? null}, ${standard?.version ?? null},
        ${verdict}, ${decision.passed}, ${input.source}, ${at}, ${dayIn(zoneOf(by, order.branchId), at)}, ${by.staffId})`)
    noteInspection(tx, order, decision.passed ? 'passed' : 'failed')
    audit(tx, by, call, { action: 'labs.inspected', subject: { kind: 'order', id: orderId }, branchId: order.branchId, changes: { inspection: id, passed: decision.passed, verdict, standard: standard?.code ?? null, ...(standard?.version && { standardVersion: standard.version }) } })
    recordFacts(tx, { kind: 'labs.inspected', subjectId: orderId, subjectVersion: order.version + 1, ...touchedOf(order), payload: { inspectionId: id, passed: decision.passed } })
    return { answer: { inspection: toInspectionView(await inspectionById(tx, id)), created: true }, ids: { inspectionId: id } }
  }, async (tx, ids) => ({ inspection: toInspectionView(await inspectionById(tx, ids.inspectionId ?? id)), created: true }))
}

async function judge(tx: Tx, deps: LabsDeps, by: StaffMember, call: Call, order: OrderData, measures: Measures) {
  const { lenses, eyes, design, labOrder, compensated } = await orderedFor(tx, deps, by, call, order)
  const inForce = await tableInForce(tx, by)
  const table = inForce?.table ?? null
  const measured: BothLenses = { right: lensOf(measures.right), left: lensOf(measures.left) }
  const asked = measures.design ?? design
  const content: Omit<InspectionContent, 'reason'> = { design: asked, ordered: lenses, measured, findings: inspectLenses(lenses, measured, asked, table), compensated }
  return { content, standard: inForce && standardOf(inForce), labOrder, missing: notMeasured(lenses, measured, eyes, asked, table) }
}

/** @throws {Problem} http/forbidden when whoever asks may not open prescriptions; labs/not-decided when there is nothing to compare with */
async function orderedFor(tx: Tx, deps: LabsDeps, by: StaffMember, call: Call, order: OrderData): Promise<Ordered> {
  if (!order.prescription) throw new Problem(labsProblems.notDecided, undefined, { reason: 'nothing-ordered' })
  const labOrder = await labOrderOf(tx, order.id)
  const sent = labOrder && (await openForReader(contentOfLabOrder(tx, deps.keys, labOrder))).prescription
  const look = await lookAtMade(tx, by, call, sent ?? order.prescription, { inspectedOrder: order.id }, labOrder?.sent_at ?? order.occurredAt)
  if (!look) throw new Problem(httpProblems.forbidden, undefined, { right: 'prescriptions.read' })
  const ordered = sent ?? look.said
  const { purpose } = ordered
  // What the lab worked out for vertex, tilt and wrap is what a lensmeter shows; what was prescribed stands beside it.
  const made = look.compensated ?? ordered
  return {
    lenses: madeLenses({ purpose, right: made.right, left: made.left }), eyes: eyesOf(order), design: designFor(purpose), labOrder,
    compensated: look.compensated && { version: look.compensated.version, prescribed: madeLenses(ordered) },
  }
}

/** The eyes whose lenses an order has: a remake may be of one alone. */
function eyesOf({ lines }: OrderData): LensEye[] {
  const lenses = labLines(lines).filter(({ kind }) => kind !== 'lens-option')
  return lensEyes.filter((eye) => lenses.length === 0 || lenses.some((line) => line.eye === eye || line.eye === null))
}
