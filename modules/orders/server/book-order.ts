import { newId } from '#kernel/ids'
import { audit, mustMay, mustMayIn } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { postEntries, savePayment } from '#modules/payments/server'
import { soldPostings } from '#modules/payments/domain'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import type { Call } from '#platform/http/route'
import type { NewOrder } from '../contract.ts'
import type { FollowingRule } from './following-rules.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'

/** Whoever takes a deposit with an order needs the right to take money for an order of their own. */
export function mayTakeDeposits(by: StaffMember, branchId: string, deposits: NewOrder['deposits']): void {
  if (deposits.length === 0) return
  mustMayIn(by, 'payments.take', branchId)
  mustMay(by, 'payments.take', { branchId, ownerStaffIds: [by.staffId] })
}

/**
 * Books an order that was just taken: what was sold, its deposits, the audit and the fact, which says the rules that have something
 * to do for it. The last thing of its transaction. `remakeOf` is the order that is made again, which may be a remake itself.
 */
export function bookOrder(tx: Tx, by: StaffMember, call: Call, order: OrderData, day: string, { rules, remakeOf }: { readonly rules?: readonly FollowingRule[]; readonly remakeOf?: string } = {}): void {
  const subject = { kind: 'order', id: order.id }
  const sold = { id: newId(), kind: 'sold' as const, subject, branchId: order.branchId, occurredAt: order.occurredAt, staffId: by.staffId, currency: order.currency, postings: soldPostings(order.id, order.total) }
  const paid = order.payments.map((payment) => savePayment(tx, {
    ...payment, currency: order.currency, payerId: payment.payerId ?? order.customer.id, branchId: order.branchId, day, occurredAt: order.occurredAt, subject,
  }))
  const deposit = order.payments.reduce((sum, { amount }) => sum + amount, 0)
  audit(tx, by, call, {
    action: order.remake ? 'orders.remade' : 'orders.taken', subject, branchId: order.branchId,
    changes: { number: order.number, kind: order.kind.code, total: order.total, deposit, ...(order.remake && { ...order.remake, root: order.root?.id }) },
  })
  recordFacts(tx, { kind: 'orders.taken', subjectId: order.id, subjectVersion: order.version, ...touchedOf(order), payload: { stage: order.stage, phase: order.phase, ...(order.remake && { remake: true, remakeOf: remakeOf ?? null }), ...(rules && { rules }) } })
  postEntries(tx, [sold, ...paid])
}
