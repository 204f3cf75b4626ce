import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { newPayment } from '#modules/payments/contract'
import { postEntries, savePayment } from '#modules/payments/server'
import type { Entry } from '#modules/payments/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { paysFor } from './judge-order.ts'
import { balanceOf, inTime, paidOf, touchedOf } from './order-data.ts'
import type { OrderData, PaymentData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { notBeforeTaken, whenItWasPaid } from './when-it-happened.ts'

type NewPayment = z.output<typeof newPayment>

/** Takes money for an order, in several ways at once too, at most what is still to pay. `created` false: each payment's id was known and said the same. */
export function takePayments(deps: OrdersDeps, by: StaffMember, call: Call, id: string, inputs: readonly NewPayment[]): Promise<{ order: OrderData; created: boolean }> {
  const at = whenItWasPaid(inputs[0]?.occurredAt, deps.now())
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'payments.take', touchedOf(order))
    notBeforeTaken(at, order)
    const untaken = inputs.filter((input) => !isTaken(order, input))
    if (untaken.length === 0) return { answer: { order, created: false }, ids: { orderId: id } }
    if (order.phase === 'cancelled' || order.phase === 'draft') throw new Problem(ordersProblems.closed)
    const { paid, entries } = addPayments(tx, by, order, untaken, at)
    for (const { method, amount } of untaken) audit(tx, by, call, { action: 'payments.taken', subject: { kind: 'order', id }, branchId: order.branchId, changes: { method, amount: amount.amount } })
    recordFacts(tx, { kind: 'orders.paid', subjectId: id, subjectVersion: order.version, ...touchedOf(order), payload: { balance: balanceOf(paid) } })
    postEntries(tx, entries)
    return { answer: { order: paid, created: true }, ids: { orderId: id } }
  }, async (tx) => ({ order: found(await orderById(tx, id), by), created: true })).catch(refuseTakenPayment)
}

/** Whether the order has this payment already. @throws {Problem} http/id-exists when its id means another one */
export function isTaken(order: OrderData, input: NewPayment): boolean {
  const known = order.payments.find((payment) => payment.id === input.id)
  if (!known) return false
  if (known.direction !== 'in' || known.method !== input.method || known.amount !== input.amount.amount || order.currency !== input.amount.currency) throw new Problem(httpProblems.idExists)
  return true
}

/** The payment's id belongs to another order. */
export function refuseTakenPayment(error: unknown): never {
  throw violatedConstraint(error) === 'payments_pkey' ? new Problem(httpProblems.idExists) : error
}

/** Writes payments for a locked order, one after the other, and its new balance; the entries are posted by the caller at the end. @throws {Problem} orders/overpaid */
export function addPayments(tx: Tx, by: StaffMember, order: OrderData, inputs: readonly NewPayment[], at: Date): { paid: OrderData; entries: Entry[] } {
  const entries: Entry[] = []
  let paid = order
  for (const input of inputs) {
    const added = addPayment(tx, by, paid, input, at)
    paid = added.paid
    entries.push(added.entry)
  }
  return { paid, entries }
}

function addPayment(tx: Tx, by: StaffMember, order: OrderData, input: NewPayment, at: Date): { paid: OrderData; entry: Entry } {
  const balance = balanceOf(order)
  if (input.amount.currency !== order.currency) throw refuseByContract([{ pointer: '/amount/currency', detail: `write ${order.currency}` }])
  if (input.payerId && !paysFor(order, input.payerId)) throw refuseByContract([{ pointer: '/payerId', detail: 'does not pay for this order' }])
  if (input.amount.amount > balance) throw new Problem(ordersProblems.overpaid, undefined, { balance: { amount: balance, currency: order.currency } })
  return writePayment(tx, by, order, at, {
    id: input.id ?? newId(), direction: 'in', method: input.method, amount: input.amount.amount,
    purpose: order.phase === 'ready' || order.phase === 'closed' || input.amount.amount === balance ? 'balance' : 'deposit', reference: input.reference || null, reversesPaymentId: null,
  }, input.payerId)
}

/** Writes money in or out for a locked order, and the copy of its balance in the list. */
export function writePayment(tx: Tx, by: StaffMember, order: OrderData, at: Date, money: Omit<PaymentData, 'occurredAt' | 'takenBy' | 'takenByName'>, payerId = order.customer.id): { paid: OrderData; entry: Entry } {
  const payment: PaymentData = { ...money, occurredAt: at.toISOString(), takenBy: by.staffId, takenByName: by.name }
  const paid: OrderData = { ...order, payments: inTime([...order.payments, payment]) }
  const entry = savePayment(tx, {
    ...payment, currency: order.currency, payerId, branchId: order.branchId, day: dayIn(by.organization.branches.get(order.branchId)?.timeZone ?? 'UTC', at),
    occurredAt: at, subject: { kind: 'order', id: order.id },
  })
  tx.send(sql`update order_list set paid = ${paidOf(paid.payments)}, balance = ${balanceOf(paid)} where organization_id = ${tx.organizationId} and order_id = ${order.id}`)
  return { paid, entry }
}
