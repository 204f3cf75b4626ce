import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { audit, may, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { postEntries } from '#modules/payments/server'
import { collectedPostings } from '#modules/payments/domain'
import { once } from '#platform/db/once'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { collection } from '../contract.ts'
import { whyNotCollect } from '../domain/move-order.ts'
import { checkVersion } from './check-version.ts'
import { mustEnter } from './may-enter-stage.ts'
import { balanceOf, paidOf, stageOf, touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { saveStage } from './save-stage.ts'
import { addPayments, isTaken, refuseTakenPayment } from './take-payment.ts'
import { notBeforeTaken, whenItWasPaid } from './when-it-happened.ts'

/** The customer collects: the balance is taken in the same act when given, the order is closed, what was sold is earned. */
export function collectOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, input: z.output<typeof collection>): Promise<OrderData> {
  const at = whenItWasPaid(input.occurredAt, deps.now())
  const payments = [...(input.payment ? [input.payment] : []), ...input.payments]
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.collect', touchedOf(order))
    checkVersion(order, version)
    notBeforeTaken(at, order)
    if (payments.length > 0) mustMay(by, 'payments.take', touchedOf(order))
    // One that was taken a moment ago, and whose answer never arrived, is not taken twice.
    const { paid, entries } = addPayments(tx, by, order, payments.filter((payment) => !isTaken(order, payment)), at)
    const last = order.kind.stages.find((stage) => stage.phase === 'closed')
    const here = stageOf(order.kind, order.stage)
    const refusal = whyNotCollect({ phase: order.phase, onHold: order.onHoldSince !== null, balance: balanceOf(paid), collectHere: here?.collectHere ?? false, balanceGuard: last?.guards.includes('balance') ?? true }, may(by, 'orders.collect-unpaid', touchedOf(order)))
    if (refusal || !last) throw new Problem(ordersProblems.cannotCollect, undefined, { reason: refusal, balance: { amount: balanceOf(paid), currency: order.currency } })
    await mustEnter(tx, by, paid, last, ordersProblems.cannotCollect)
    const collected: OrderData = {
      ...paid, stage: last.code, phase: 'closed', stageSince: at, stageHeldSeconds: 0, collectedAt: at, version: order.version + 1,
      events: [...order.events, { id: newId(), kind: 'stage', fromStage: order.stage, toStage: last.code, reason: null, occurredAt: at.toISOString(), staffId: by.staffId, staffName: by.name }],
    }
    saveStage(tx, collected)
    const day = dayIn(by.organization.branches.get(order.branchId)?.timeZone ?? 'UTC', at)
    entries.push({ id: newId(), kind: 'collected', subject: { kind: 'order', id }, branchId: order.branchId, occurredAt: at, staffId: by.staffId, currency: order.currency, postings: collectedPostings(id, order.branchId, day, order.total, order.taxes) })
    audit(tx, by, call, { action: 'orders.collected', subject: { kind: 'order', id }, branchId: order.branchId, changes: { paid: paidOf(paid.payments) - paidOf(order.payments), balance: balanceOf(paid) } })
    recordFacts(tx, { kind: 'orders.phase-changed', subjectId: id, subjectVersion: collected.version, ...touchedOf(order), payload: { from: order.stage, to: last.code, phase: 'closed' } })
    postEntries(tx, entries)
    return { answer: collected, ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by)).catch(refuseTakenPayment)
}
