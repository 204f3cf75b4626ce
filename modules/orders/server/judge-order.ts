import { newId } from '#kernel/ids'
import { holdCustomer, refuseMerged } from '#modules/customers/server'
import type { CustomerBrief } from '#modules/customers/server'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { prescriptionOfWearer } from '#modules/prescriptions/server'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { NewDraft, NewOrder } from '../contract.ts'
import { whyNotPayers } from '../domain/payers.ts'
import { currentKind } from './current-kind.ts'
import { inTime, nothingBeside } from './order-data.ts'
import type { OrderData, PayerData, PaymentData } from './order-data.ts'
import { pricedLines } from './priced-lines.ts'
import { ordersProblems } from './problems.ts'

/** When and under which number an order is taken. */
export interface Taken { readonly occurredAt: Date; readonly day: string; readonly number: string; readonly paymentSymbol: string }

type Asked = Omit<NewDraft, 'prescription'> & Pick<NewOrder, 'prescription'> & Partial<Pick<NewOrder, 'expectedTotal' | 'deposit'>>
type Deposits = NewOrder['deposits']

/** The order that these wishes make by today's prices, taxes and stages, its deposits included. @throws {Problem} when they make none */
export async function judgeOrder(tx: Tx, by: StaffMember, input: Asked, taken: Taken, deposits: Deposits): Promise<OrderData> {
  const order = await judgeDraft(tx, by, input, taken)
  const { currency, total } = order
  if (input.expectedTotal && (input.expectedTotal.amount !== total || input.expectedTotal.currency !== currency)) {
    throw new Problem(ordersProblems.priceChanged, undefined, { total: { amount: total, currency } })
  }
  // `deposit` stands before those of `deposits`.
  const pointerTo = (index: number): string => (!input.deposit ? `/deposits/${index}` : index === 0 ? '/deposit' : `/deposits/${index - 1}`)
  const foreign = deposits.findIndex(({ amount }) => amount.currency !== currency)
  if (foreign >= 0) throw refuseByContract([{ pointer: `${pointerTo(foreign)}/amount/currency`, detail: `write ${currency}` }])
  if (deposits.reduce((sum, { amount }) => sum + amount.amount, 0) > total) throw new Problem(ordersProblems.depositTooHigh)
  const stranger = deposits.findIndex(({ payerId }) => payerId && !paysFor(order, payerId))
  if (stranger >= 0) throw refuseByContract([{ pointer: `${pointerTo(stranger)}/payerId`, detail: 'does not pay for this order' }])
  const first = order.kind.stages[0]!
  const at = taken.occurredAt.toISOString()
  return {
    ...order, number: taken.number, paymentSymbol: taken.paymentSymbol, stage: first.code, phase: first.phase, stageSince: taken.occurredAt,
    payments: inTime(deposits.map((deposit): PaymentData => ({
      id: deposit.id ?? newId(), direction: 'in', method: deposit.method, amount: deposit.amount.amount, purpose: 'deposit', occurredAt: at,
      takenBy: by.staffId, takenByName: by.name, reference: deposit.reference || null, reversesPaymentId: null, payerId: deposit.payerId,
    }))),
    events: [{ id: newId(), kind: 'stage', fromStage: null, toStage: first.code, reason: null, occurredAt: at, staffId: by.staffId, staffName: by.name }],
  }
}

/** The same before it is taken: priced, without number, stage and money. */
export async function judgeDraft(tx: Tx, by: StaffMember, input: Asked, { occurredAt, day }: Pick<Taken, 'occurredAt' | 'day'>): Promise<OrderData> {
  const holding = holdCustomer(tx, input.customerId)
  const asked = {
    customer: holding, wearer: input.wearerId ? holdCustomer(tx, input.wearerId) : null, kind: currentKind(tx, input.kind),
    // Prices may depend on the customer's class.
    lines: pricedLines(tx, by, { ...input, customerClass: holding.then((held) => held?.class ?? 'regular') }, day), payers: readPayers(tx, by, input.payers),
    prescription: input.prescription && !('new' in input.prescription) ? prescriptionOfWearer(tx, by, input.prescription, input.wearerId ?? input.customerId) : null,
  }
  // All were asked in one trip; a refusal of one must not leave the others unheard.
  await Promise.allSettled(Object.values(asked).map(async (one) => one))
  const customer = known(await asked.customer, by, '/customerId')
  const wearer = asked.wearer ? known(await asked.wearer, by, '/wearerId') : null
  const kind = await asked.kind
  if (!kind) throw new Problem(ordersProblems.unknownKind)
  const { lines, taxes, total, taxTotal } = await asked.lines
  const payers = await asked.payers
  const prescription = await asked.prescription
  refusePayers(payers, total)
  return {
    ...nothingBeside, id: input.id ?? newId(), number: null, paymentSymbol: null, kind, stage: null, phase: 'draft', stageSince: null, branchId: input.branchId,
    customer: { id: customer.id, name: customer.name, phone: customer.phone, email: customer.email, language: customer.language }, wearer: wearer && { id: wearer.id, name: wearer.name },
    channel: input.channel, contractPlace: input.contractPlace, soldBy: { id: by.staffId, name: by.name }, enteredBy: { id: by.staffId, name: by.name }, assignedTo: null,
    advisorId: by.reach['orders.write']?.scope === 'own' ? by.staffId : null,
    priority: input.priority, promisedOn: input.promisedOn, onHoldSince: null, onHoldReason: null, note: input.note || null,
    currency: by.organization.currency, pricesGross: by.organization.pricesGross, total, taxTotal, lensesCommitted: false,
    occurredAt, collectedAt: null, cancelledAt: null, cancelReason: null, version: 1, lines, taxes, payers, prescription, payments: [], events: [],
  }
}

/** Those who pay, with their names. @throws {Problem} http/invalid with a pointer per payer who is no customer here */
export async function readPayers(tx: Tx, by: StaffMember, payers: NewDraft['payers']): Promise<PayerData[]> {
  const customers = await Promise.all(payers.map(({ customerId }) => holdCustomer(tx, customerId)))
  const wrong = payers.findIndex(({ amount }) => amount && (amount.currency !== by.organization.currency || amount.amount < 0))
  if (wrong >= 0) throw refuseByContract([{ pointer: `/payers/${wrong}/amount`, detail: `write an amount in ${by.organization.currency}, not below zero` }])
  return payers.map(({ customerId, amount }, index) => ({ customerId, name: known(customers[index], by, `/payers/${index}/customerId`).name, amount: amount?.amount ?? null }))
}

/** Whether money from this customer is for the order: its own, or one of those who pay a part. */
export const paysFor = (order: Pick<OrderData, 'customer' | 'payers'>, customerId: string): boolean =>
  customerId === order.customer.id || order.payers.some((payer) => payer.customerId === customerId)

/** @throws {Problem} http/invalid when these payers do not make up the total */
export function refusePayers(payers: readonly PayerData[], total: number): void {
  const refusal = whyNotPayers(payers, total)
  const details = { twice: 'names somebody twice', 'too-much': 'pay more than the order costs', 'not-all': 'do not make up the total: leave the amount of one of them empty' }
  if (refusal) throw refuseByContract([{ pointer: '/payers', detail: details[refusal] }])
}

/** @throws {Problem} http/invalid when there is no such customer for this person */
export function known(customer: CustomerBrief | null | undefined, by: StaffMember, pointer: string): CustomerBrief {
  if (!customer || !may(by, 'customers.read', { ownerStaffIds: [customer.ownerStaffId] })) throw refuseByContract([{ pointer, detail: 'there is no such customer' }])
  if (customer.survivorId !== customer.id) throw refuseMerged(by, { id: customer.survivorId, name: customer.name })
  return customer
}
