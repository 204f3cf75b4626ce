import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { openWeekdays } from '#kernel/open-days'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { inspectionOfTouched } from '#modules/orders/domain'
import { lockOrder, moveLocked, noteInspection, stageOf, touchedOf } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { LabOrderView, newLabOrder } from '../contract.ts'
import { whyNotSend } from '../domain/lab-order.ts'
import { notMadeBy } from '../domain/makes-lenses.ts'
import type { LabsDeps } from './deps.ts'
import { labInUse } from './lab-data.ts'
import type { LabRow } from './lab-data.ts'
import { labOrderById, labOrderOf, toLabOrderView, zoneOf } from './lab-order-data.ts'
import { contentOf, labLines } from './order-content.ts'
import { labsProblems } from './problems.ts'
import { promiseOf } from './promises.ts'
import { sealContent } from './sealed.ts'
import { articlesOf, suppliesOf, wantedLenses } from './wanted-lenses.ts'

interface Sent { readonly order: LabOrderView; readonly created: boolean }

/**
 * Orders from a lab what an order needs of it: its content is frozen and sealed, the order goes to the stage at the lab when its
 * guards let it, the letter leaves after the commit. Two people at once order once. @throws {Problem} labs/cannot-send, labs/already-sent,
 * labs/unknown-lab, labs/not-made-there, labs/no-mail; what keeps the order from its stage
 */
export const sendToLab = (deps: LabsDeps, by: StaffMember, call: Call, orderId: string, input: z.output<typeof newLabOrder>): Promise<Sent> => {
  const { db, keys, now } = deps
  const id = input.id ?? newId()
  return once<Sent>(db, keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'lab-orders.write', touchedOf(order))
    const there = await labOrderOf(tx, orderId)
    if (there?.id === id && there.lab_id === input.labId && there.way === input.way) return { answer: { order: toLabOrderView(there, by, now()), created: false }, ids: { labOrderId: id } }
    if (there) throw new Problem(labsProblems.alreadySent, undefined, { labOrderId: there.id, lab: there.lab_name })
    const lab = await labInUse(tx, input.labId)
    refuse(deps, order, lab, input.way)
    const strange = input.anyway ? [] : notMadeBy(suppliesOf(lab), await wantedLenses(tx, articlesOf(order)))
    if (strange.length > 0) throw new Problem(labsProblems.notMadeThere, undefined, { lenses: strange.map(({ name, maker }) => ({ name, maker })) })
    const content = await contentOf(tx, by, call, order, { account: lab.customer_number, remarks: input.remarks, labOrderId: id })
    const at = now()
    const personId = (order.wearer ?? order.customer).id
    const promise = await promiseOf(tx, lab, zoneOf(by, order.branchId), at, { days: 0, openOn: openWeekdays([]) })
    tx.send(sql`
      insert into lab_orders (organization_id, id, lab_id, order_id, branch_id, person_id, content, way, lab_number, sent_at, sent_on, sent_by, first_promised_on, promised_on, lens_cost, currency)
      values (${tx.organizationId}, ${id}, ${lab.id}, ${orderId}, ${order.branchId}, ${personId}, ${await sealContent(tx, keys, 'lab order', { id, personId }, content)}, ${input.way}, ${input.labNumber || null},
        ${at}, ${dayIn(zoneOf(by, order.branchId), at)}, ${by.staffId}, ${promise.arrivesOn}, ${promise.arrivesOn}, ${costOf(order)}, ${order.currency})`)
    // New lenses: that others were within says nothing of them, and that others failed still wants them inspected.
    const inspection = inspectionOfTouched(order.inspection)
    await moveToLab(tx, by, call, order.inspection === inspection ? order : noteInspection(tx, order, inspection), lab, input.labNumber, at)
    audit(tx, by, call, { action: 'labs.order-sent', subject: { kind: 'lab-order', id }, branchId: order.branchId, changes: { order: orderId, lab: lab.id, way: input.way } })
    recordFacts(tx, { kind: 'labs.order-sent', subjectId: id, subjectVersion: 1, ...touchedOf(order), payload: { orderId, way: input.way } })
    return { answer: { order: toLabOrderView(await labOrderById(tx, id), by, at), created: true }, ids: { labOrderId: id } }
  }, async (tx, ids) => ({ order: toLabOrderView(await labOrderById(tx, ids.labOrderId ?? id), by, now()), created: true }))
}

function refuse({ mail }: LabsDeps, order: OrderData, lab: LabRow, way: string): void {
  const reason = whyNotSend({ phase: order.phase, hasLabStage: labStage(order) !== undefined, hasPrescription: order.prescription !== null, hasLenses: labLines(order.lines).length > 0 })
  if (reason) throw new Problem(labsProblems.cannotSend, undefined, { reason })
  if (way !== 'email') return
  if (lab.email === null) throw new Problem(labsProblems.noMail, undefined, { reason: 'no-address' })
  if (!mail.canSend) throw new Problem(labsProblems.noMail, undefined, { reason: 'no-server' })
}

const labStage = ({ kind }: OrderData) => kind.stages.find(({ place }) => place === 'lab')

/** Forward only: an order that is at the lab already, or beyond, stays where it is. */
async function moveToLab(tx: Tx, by: StaffMember, call: Call, order: OrderData, lab: LabRow, labNumber: string | null, at: Date): Promise<void> {
  const target = labStage(order)
  const { stages } = order.kind
  if (!target || stages.findIndex(({ code }) => code === order.stage) >= stages.indexOf(target)) return
  mustMay(by, 'orders.move', touchedOf(order))
  const known = new Set(stages.flatMap(({ fields }) => fields.map(({ code }) => code)))
  const values = { ...(known.has('lab') && { lab: lab.name }), ...(known.has('lab-number') && labNumber && { 'lab-number': labNumber }) }
  await moveLocked(tx, by, call, order, { stage: target.code, values, reason: undefined }, at)
}

/** What the lenses cost the shop at sale, or those of the lines that are named; null unless it is known of all of them. */
export function costOf(order: Pick<OrderData, 'lines'>, lineIds?: readonly string[]): number | null {
  const costs = labLines(order.lines).filter(({ id }) => !lineIds || lineIds.includes(id)).map(({ unitCost, quantity }) => (unitCost === null || unitCost === undefined ? null : Math.round((unitCost * quantity) / 1000)))
  return costs.reduce<number | null>((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0)
}

/** Whether the order is at a lab now. */
export const isAtLab = (order: OrderData): boolean => stageOf(order.kind, order.stage)?.place === 'lab'
