import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { audit, may, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { postEntries } from '#modules/payments/server'
import type { Entry } from '#modules/payments/server'
import { keptPostings } from '#modules/payments/domain'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { cancellation } from '../contract.ts'
import { whyNotCancel } from '../domain/cancel.ts'
import { splitHeld } from '../domain/split-held.ts'
import { checkVersion } from './check-version.ts'
import { paidOf, touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { dropParts } from './parts/drop-parts.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { saveStage } from './save-stage.ts'
import { writePayment } from './take-payment.ts'

/** Cancels an order; money held for it goes back in the same act, in the way that is named, or stays with the shop for a reason. */
export function cancelOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, input: z.output<typeof cancellation>): Promise<OrderData> {
  const at = deps.now()
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.cancel', touchedOf(order))
    checkVersion(order, version)
    const held = paidOf(order.payments)
    const wrong = [input.refund?.amount, input.keep?.amount].findIndex((amount) => amount && amount.currency !== order.currency)
    if (wrong >= 0) throw refuseByContract([{ pointer: wrong === 0 ? '/refund/amount/currency' : '/keep/amount/currency', detail: `write ${order.currency}` }])
    const parts = held > 0 ? splitHeld(held, { refund: input.refund && (input.refund.amount?.amount ?? 'rest'), keep: input.keep && (input.keep.amount?.amount ?? 'rest') }) : { refunded: 0, kept: 0 }
    if (parts && parts.refunded > 0) mustMay(by, 'payments.refund', touchedOf(order))
    const refusal = order.phase === 'draft' ? 'draft' : whyNotCancel({ phase: order.phase, lensesCommitted: order.lensesCommitted, paid: parts ? 0 : held }, may(by, 'orders.waive-lens-cost', touchedOf(order)))
    if (refusal || !parts) throw new Problem(ordersProblems.cannotCancel, undefined, { reason: refusal, held: { amount: held, currency: order.currency } })
    const cancelledOrder: OrderData = {
      ...order, phase: 'cancelled', onHoldSince: null, onHoldReason: null, cancelledAt: at, cancelReason: input.reason, depositKept: parts.kept, depositKeptReason: parts.kept > 0 ? input.keep?.reason ?? null : null, version: order.version + 1,
      events: [...order.events, { id: newId(), kind: 'cancelled', fromStage: order.stage, toStage: null, reason: input.reason, occurredAt: at.toISOString(), staffId: by.staffId, staffName: by.name }],
    }
    // Before the money goes back: until it is cancelled the list holds that the balance is what is left of the total.
    saveStage(tx, cancelledOrder)
    dropParts(tx, id, [])
    if (parts.kept > 0) tx.send(sql`update orders set deposit_kept = ${parts.kept}, deposit_kept_reason = ${cancelledOrder.depositKeptReason} where organization_id = ${tx.organizationId} and id = ${id}`)
    const entries: Entry[] = []
    let cancelled = cancelledOrder
    if (input.refund && parts.refunded > 0) {
      const back = writePayment(tx, by, cancelledOrder, at, { id: newId(), direction: 'out', method: input.refund.method, amount: parts.refunded, purpose: 'refund', reference: input.refund.reference || null, reversesPaymentId: order.payments.find((payment) => payment.direction === 'in')?.id ?? null })
      cancelled = back.paid
      entries.push(back.entry)
    }
    entries.push({
      id: newId(), kind: 'sold-cancelled', subject: { kind: 'order', id }, branchId: order.branchId, occurredAt: at, staffId: by.staffId, currency: order.currency,
      postings: order.total > 0 ? [{ debit: ['orders-sold', id], credit: ['orders-receivable', id], amount: order.total }] : [],
    })
    const day = dayIn(by.organization.branches.get(order.branchId)?.timeZone ?? 'UTC', at)
    entries.push({ id: newId(), kind: 'deposit-kept', subject: { kind: 'order', id }, branchId: order.branchId, occurredAt: at, staffId: by.staffId, currency: order.currency, postings: keptPostings(id, order.branchId, day, parts.kept) })
    audit(tx, by, call, { action: 'orders.cancelled', subject: { kind: 'order', id }, branchId: order.branchId, changes: { from: order.stage, refunded: parts.refunded, kept: parts.kept } })
    recordFacts(tx, { kind: 'orders.cancelled', subjectId: id, subjectVersion: cancelled.version, ...touchedOf(order), payload: { from: order.stage } })
    postEntries(tx, entries)
    return { answer: cancelled, ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}
