import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { postEntries } from '#modules/payments/server'
import { once } from '#platform/db/once'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { newRefund } from '../contract.ts'
import { balanceOf, paidOf, touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { refuseTakenPayment, writePayment } from './take-payment.ts'
import { notBeforeTaken, whenItWasPaid } from './when-it-happened.ts'

/** Gives part of the money back while the order goes on: it has to be paid again. `created` false: the refund's id was known and said the same. */
export function refundOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, input: z.output<typeof newRefund>): Promise<{ order: OrderData; created: boolean }> {
  const at = whenItWasPaid(input.occurredAt, deps.now())
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'payments.refund', touchedOf(order))
    notBeforeTaken(at, order)
    const amount = input.amount.amount
    const known = order.payments.find((payment) => payment.id === input.id)
    if (known && (known.direction !== 'out' || known.method !== input.method || known.amount !== amount)) throw new Problem(httpProblems.idExists)
    if (known) return { answer: { order, created: false }, ids: { orderId: id } }
    // What was collected is given back with the goods, as a return.
    if (order.phase === 'cancelled' || order.phase === 'draft' || order.phase === 'closed') throw new Problem(ordersProblems.closed)
    if (input.amount.currency !== order.currency) throw refuseByContract([{ pointer: '/amount/currency', detail: `write ${order.currency}` }])
    const paid = paidOf(order.payments)
    if (amount > paid) throw new Problem(ordersProblems.refundTooHigh, undefined, { paid: { amount: paid, currency: order.currency } })
    if (input.reversesPaymentId && !order.payments.some((payment) => payment.id === input.reversesPaymentId && payment.direction === 'in')) throw refuseByContract([{ pointer: '/reversesPaymentId', detail: 'is no payment of this order' }])
    const { paid: given, entry } = writePayment(tx, by, order, at, {
      id: input.id ?? newId(), direction: 'out', method: input.method, amount, purpose: 'refund', reference: input.reference || null, reversesPaymentId: input.reversesPaymentId,
    })
    // Words about a customer go when the customer goes.
    const personal = { personId: order.customer.id, key: await deps.keys.personKey(tx, order.customer.id), values: { reason: input.reason } }
    audit(tx, by, call, { action: 'payments.refunded', subject: { kind: 'order', id }, branchId: order.branchId, changes: { method: input.method, amount }, personal })
    recordFacts(tx, { kind: 'orders.paid', subjectId: id, subjectVersion: order.version, ...touchedOf(order), payload: { balance: balanceOf(given) } })
    postEntries(tx, [entry])
    return { answer: { order: given, created: true }, ids: { orderId: id } }
  }, async (tx) => ({ order: found(await orderById(tx, id), by), created: true })).catch(refuseTakenPayment)
}
