import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { holdCustomer } from '#modules/customers/server'
import type { CustomerBrief } from '#modules/customers/server'
import { audit, may, mustMay, mustMayIn, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { postEntries, savePayment } from '#modules/payments/server'
import { soldPostings } from '#modules/payments/domain'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { NewOrder } from '../contract.ts'
import { orderNumber } from '../domain/order-number.ts'
import { currentKind } from './current-kind.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { pricedLines } from './priced-lines.ts'
import { ordersProblems } from './problems.ts'
import { found, orderById } from './read-order.ts'
import { saveOrder } from './save-order.ts'
import { sameOrder } from './same-order.ts'
import { refuseTakenPayment } from './take-payment.ts'
import { whenItHappened } from './when-it-happened.ts'

/** Order, lines, taxes and list row are written by one statement: any of them may be the first to find the id taken. */
const takenId = /^order(s|_lines|_taxes|_list)_pkey$/

/** Takes an order: judged by today's prices, numbered, written with its deposit, journal and facts in one transaction. */
export async function placeOrder(deps: OrdersDeps, by: StaffMember, call: Call, input: NewOrder): Promise<{ order: OrderData; created: boolean }> {
  const branch = mustMayIn(by, 'orders.write', input.branchId)
  if (input.deposit) mustMayIn(by, 'payments.take', input.branchId)
  if (input.deposit) mustMay(by, 'payments.take', { branchId: input.branchId, ownerStaffIds: [by.staffId] })
  const occurredAt = whenItHappened(input.occurredAt, deps.now())
  const day = dayIn(branch.timeZone, occurredAt)
  try {
    return await deps.numbers.using(by.organizationId, 'orders', Number(day.slice(0, 4)), (count) =>
      once<{ order: OrderData; created: boolean; used: boolean }>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
        const order = await judge(tx, by, input, { occurredAt, day, ...orderNumber(Number(day.slice(0, 4)), count) })
        write(tx, by, call, order, input, day)
        return { answer: { order, created: true, used: true }, ids: { orderId: order.id } }
      }, async (tx, ids) => ({ order: found(await orderById(tx, ids.orderId ?? ''), by), created: true, used: false })))
  } catch (error) {
    if (!input.id || !takenId.test(violatedConstraint(error) ?? '')) return refuseTakenPayment(error)
    return { order: await theSameAgain(deps, by, input, input.id), created: false }
  }
}

interface Taken { readonly occurredAt: Date; readonly day: string; readonly number: string; readonly paymentSymbol: string }

async function judge(tx: Tx, by: StaffMember, input: NewOrder, taken: Taken): Promise<OrderData> {
  const asked = {
    customer: holdCustomer(tx, input.customerId), wearer: input.wearerId ? holdCustomer(tx, input.wearerId) : null, kind: currentKind(tx, input.kind),
    lines: pricedLines(tx, by, input, taken.day),
  }
  // All were asked in one trip; a refusal of one must not leave the others unheard.
  await Promise.allSettled([asked.customer, asked.wearer, asked.kind, asked.lines])
  const customer = known(await asked.customer, by, '/customerId')
  const wearer = asked.wearer ? known(await asked.wearer, by, '/wearerId') : null
  const kind = await asked.kind
  if (!kind) throw new Problem(ordersProblems.unknownKind)
  const { lines, taxes, total, taxTotal } = await asked.lines
  const { currency, pricesGross } = by.organization
  if (input.expectedTotal && (input.expectedTotal.amount !== total || input.expectedTotal.currency !== currency)) {
    throw new Problem(ordersProblems.priceChanged, undefined, { total: { amount: total, currency } })
  }
  const { deposit } = input
  if (deposit && deposit.amount.currency !== currency) throw refuseByContract([{ pointer: '/deposit/amount/currency', detail: `write ${currency}` }])
  if (deposit && deposit.amount.amount > total) throw new Problem(ordersProblems.depositTooHigh)
  const first = kind.stages[0]!
  return {
    id: input.id ?? newId(), number: taken.number, paymentSymbol: taken.paymentSymbol, kind, stage: first.code, phase: first.phase, stageSince: taken.occurredAt, branchId: input.branchId,
    customer: { id: customer.id, name: customer.name, phone: customer.phone, email: customer.email, language: customer.language }, wearer: wearer && { id: wearer.id, name: wearer.name },
    channel: input.channel, contractPlace: input.contractPlace, soldBy: { id: by.staffId, name: by.name }, assignedTo: null,
    advisorId: by.reach['orders.write']?.scope === 'own' ? by.staffId : null,
    priority: input.priority, promisedOn: input.promisedOn, onHoldSince: null, onHoldReason: null, note: input.note || null, currency, pricesGross, total, taxTotal, lensesCommitted: false,
    occurredAt: taken.occurredAt, collectedAt: null, cancelledAt: null, cancelReason: null, version: 1, lines, taxes,
    payments: deposit ? [{
      id: deposit.id ?? newId(), direction: 'in', method: deposit.method, amount: deposit.amount.amount, purpose: 'deposit',
      occurredAt: taken.occurredAt.toISOString(), takenBy: by.staffId, takenByName: by.name, reference: deposit.reference || null, reversesPaymentId: null,
    }] : [],
    events: [{ id: newId(), kind: 'stage', fromStage: null, toStage: first.code, reason: null, occurredAt: taken.occurredAt.toISOString(), staffId: by.staffId, staffName: by.name }],
  }
}

function known(customer: CustomerBrief | null | undefined, by: StaffMember, pointer: string): CustomerBrief {
  if (!customer || !may(by, 'customers.read', { ownerStaffIds: [customer.ownerStaffId] })) throw refuseByContract([{ pointer, detail: 'there is no such customer' }])
  return customer
}

function write(tx: Tx, by: StaffMember, call: Call, order: OrderData, input: NewOrder, day: string): void {
  const subject = { kind: 'order', id: order.id }
  saveOrder(tx, order, { createdBy: by.staffId, deviceId: null, taxedOn: day })
  const sold = { id: newId(), kind: 'sold' as const, subject, branchId: order.branchId, occurredAt: order.occurredAt, staffId: by.staffId, currency: order.currency, postings: soldPostings(order.id, order.total) }
  const paid = order.payments.map((payment) => savePayment(tx, {
    ...payment, currency: order.currency, payerId: order.customer.id, branchId: order.branchId, day, occurredAt: order.occurredAt, subject,
  }))
  audit(tx, by, call, { action: 'orders.taken', subject, branchId: order.branchId, changes: { number: order.number, kind: input.kind, total: order.total, deposit: input.deposit?.amount.amount ?? 0 } })
  recordFacts(tx, { kind: 'orders.taken', subjectId: order.id, subjectVersion: 1, branchId: order.branchId, ownerStaffId: order.advisorId, payload: { stage: order.stage, phase: order.phase } })
  postEntries(tx, [sold, ...paid])
}

/** A create with a known id is answered with the existing order when it says the same. @throws {Problem} http/id-exists */
async function theSameAgain(deps: OrdersDeps, by: StaffMember, input: NewOrder, id: string): Promise<OrderData> {
  const existing = await deps.db.look(by.organizationId, (tx) => orderById(tx, id))
  if (!existing || !sameOrder(existing, input)) throw new Problem(httpProblems.idExists)
  return found(existing, by)
}
