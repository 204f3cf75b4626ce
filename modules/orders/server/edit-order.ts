import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { resoldPostings } from '#modules/payments/domain'
import { postEntries } from '#modules/payments/server'
import type { Entry } from '#modules/payments/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { OrderEdit } from '../contract.ts'
import { inspectionOfTouched } from '../domain/inspection-after.ts'
import { checkVersion } from './check-version.ts'
import { judgeEdit } from './judge-edit.ts'
import type { JudgedEdit } from './judge-edit.ts'
import { paidOf, touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { saveVersion } from './order-versions.ts'
import { dropParts } from './parts/drop-parts.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { replaceOrder } from './replace-order.ts'
import { decideSpecialLenses } from './special-lenses/find-special-lenses.ts'
import { writePayment } from './take-payment.ts'

/** What a change would make of the order; nothing is written. */
export function previewEdit(deps: OrdersDeps, by: StaffMember, id: string, edit: OrderEdit): Promise<JudgedEdit['difference']> {
  return deps.db.inTenant(by.organizationId, async (tx) => {
    const order = found(await orderById(tx, id), by)
    mustMay(by, 'orders.write', touchedOf(order))
    return (await judgeEdit(deps, tx, by, order, edit)).difference
  })
}

/** Changes a taken order: what it was is kept as a version, the journal says what it costs now, money above the new total goes back. */
export function editOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, edit: OrderEdit): Promise<OrderData> {
  const at = deps.now()
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.write', touchedOf(order))
    checkVersion(order, version)
    const { changed, difference, refund, findings } = await judgeEdit(deps, tx, by, order, edit)
    const money = (amount: number) => ({ amount, currency: order.currency })
    if (edit.expectedTotal && (edit.expectedTotal.amount !== changed.total || edit.expectedTotal.currency !== order.currency)) throw new Problem(ordersProblems.priceChanged, undefined, { total: money(changed.total) })
    if (refund > 0 && !edit.refund) throw new Problem(ordersProblems.belowPaid, undefined, { paid: money(paidOf(order.payments)), total: money(changed.total), refund: money(refund) })
    if (refund > 0) mustMay(by, 'payments.refund', touchedOf(order))
    const specialLenses = findings ? decideSpecialLenses(by, changed, findings, edit.lensDecisions, { at, writes: false }) : order.specialLenses
    const event = { id: newId(), kind: 'changed', fromStage: order.stage, toStage: order.stage, reason: edit.reason || null, occurredAt: at.toISOString(), staffId: by.staffId, staffName: by.name }
    let saved: OrderData = { ...changed, specialLenses, version: order.version + 1, inspection: isOfOtherLenses(order, changed) ? inspectionOfTouched(order.inspection) : order.inspection, events: [...order.events, event] }
    saveVersion(tx, by, order, at, event.reason)
    replaceOrder(tx, saved)
    dropParts(tx, id, saved.lines)
    tx.send(sql`
      insert into order_events (organization_id, order_id, id, kind, from_stage, to_stage, reason, occurred_at, staff_id)
      values (${tx.organizationId}, ${id}, ${event.id}, 'changed', ${order.stage}, ${order.stage}, ${event.reason}, ${at}, ${by.staffId})`)
    const entries: Entry[] = [{
      id: newId(), kind: 'sold-changed', subject: { kind: 'order', id }, branchId: order.branchId, occurredAt: at, staffId: by.staffId, currency: order.currency, postings: resoldPostings(id, order.total, saved.total),
    }]
    if (refund > 0 && edit.refund) {
      const back = writePayment(tx, by, saved, at, { id: newId(), direction: 'out', method: edit.refund.method, amount: refund, purpose: 'refund', reference: edit.refund.reference || null, reversesPaymentId: null })
      saved = back.paid
      entries.push(back.entry)
    }
    audit(tx, by, call, {
      action: 'orders.changed', subject: { kind: 'order', id }, branchId: order.branchId,
      changes: { before: { version: order.version, total: order.total }, after: { version: saved.version, total: saved.total }, fields: difference.fields, lines: difference.lines.filter(({ change }) => change !== 'same').map(({ id: line, change }) => ({ line, change })), refunded: refund, ...(findings && { specialLenses: specialLenses.map(({ lineId, finding }) => ({ line: lineId, eye: finding.eye })) }) },
    })
    recordFacts(tx, { kind: 'orders.changed', subjectId: id, subjectVersion: saved.version, ...touchedOf(order) })
    postEntries(tx, entries)
    return { answer: saved, ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}

/** Whether other lenses are wanted than before: a passed inspection says nothing of them. */
function isOfOtherLenses(before: OrderData, after: OrderData): boolean {
  const wanted = ({ prescription, lines }: OrderData) => JSON.stringify([
    prescription?.id, prescription?.version, lines.filter(({ kind }) => isOfLenses(kind)).map(({ variantId, description, eye, quantity }) => [variantId, description, eye, quantity]),
  ])
  return wanted(before) !== wanted(after)
}

const isOfLenses = (kind: string): boolean => kind === 'lens' || kind === 'lens-option' || kind === 'contact-lens'
