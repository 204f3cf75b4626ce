import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { OrderView } from '../contract.ts'
import { recheckItems } from '../domain/recheck.ts'
import { balanceOf, paidOf, touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import { toStageView, toValueView } from './stage-view.ts'
import { standingOf } from './standing-of.ts'
import { standingView } from './standing-view.ts'

/** The one place where an order becomes an answer. Names of stages in the reader's language. */
export function toOrderView(order: OrderData, by: StaffMember, now: Date): OrderView {
  const inCurrency = (amount: number) => ({ amount, currency: order.currency })
  return {
    id: order.id, number: order.number, paymentSymbol: order.paymentSymbol,
    kind: { code: order.kind.code, version: order.kind.version, name: order.kind.names[by.language] },
    stage: order.stage, stages: order.kind.stages.map((stage) => toStageView(stage, by.language)), phase: order.phase, stageSince: order.stageSince?.toISOString() ?? null,
    ...standingView({ ...order, ...standingOf(order), paid: paidOf(order.payments) }, by, now),
    values: order.values.map((value) => toValueView(value, order, by.language)), recheck: toRecheckView(order), branchId: order.branchId, customer: seesContacts(by) ? order.customer : { ...order.customer, phone: null, email: null }, wearer: order.wearer,
    channel: order.channel, contractPlace: order.contractPlace, soldBy: order.soldBy, assignedTo: order.assignedTo, priority: order.priority, promisedOn: order.promisedOn,
    onHold: order.onHoldSince ? { since: order.onHoldSince.toISOString(), reason: order.onHoldReason ?? '' } : null, note: order.note, lensesCommitted: order.lensesCommitted,
    lines: order.lines.map((line) => ({
      id: line.id, position: line.position, productId: line.productId, variantId: line.variantId, kind: line.kind, description: line.description, eye: line.eye, quantity: line.quantity,
      unitPrice: inCurrency(line.unitPrice), adjustments: line.adjustments.map(({ kind, reason, amount }) => ({ kind, reason, amount })), amount: inCurrency(line.amount), taxClass: line.taxClass, taxes: [...line.taxes],
      lot: line.lot ?? null, expiresOn: line.expiresOn ?? null,
      priceFrom: line.priceFrom && by.holds('products.read') ? { list: line.priceFrom.list, price: inCurrency(line.priceFrom.price), because: [...line.priceFrom.because] } : null,
    })),
    taxes: order.taxes.map((tax) => ({ component: tax.component, country: tax.country, rateBps: tax.rateBps, base: inCurrency(tax.base), tax: inCurrency(tax.tax) })),
    pricesGross: order.pricesGross, total: inCurrency(order.total), taxTotal: inCurrency(order.taxTotal), paid: inCurrency(paidOf(order.payments)), balance: inCurrency(balanceOf(order)),
    depositKept: inCurrency(order.depositKept), depositKeptReason: order.depositKeptReason, remake: order.remake, root: order.root, remakes: [...order.remakes], assignedBecause: order.assignedBecause,
    payers: order.payers.map(({ customerId, name, amount }) => ({ customerId, name, amount: amount === null ? null : inCurrency(amount) })),
    specialLenses: order.specialLenses.map(({ lineId, finding: { eye, lens }, reason, by: who, at }) => ({ eye, lens: lens.name, maker: lens.maker, lineId, reason, by: who, at })),
    inspection: order.inspection, prescription: order.prescription,
    payments: (may(by, 'payments.read', touchedOf(order)) ? order.payments : []).map((payment) => ({
      id: payment.id, direction: payment.direction, method: payment.method, amount: inCurrency(payment.amount), purpose: payment.purpose, occurredAt: payment.occurredAt,
      takenBy: payment.takenBy ? { id: payment.takenBy, name: payment.takenByName ?? '' } : null, reference: payment.reference, reversesPaymentId: payment.reversesPaymentId,
    })),
    events: order.events.map((event) => ({
      id: event.id, kind: event.kind, fromStage: event.fromStage, toStage: event.toStage, reason: event.reason, occurredAt: event.occurredAt,
      by: event.staffId ? { id: event.staffId, name: event.staffName ?? '' } : null,
    })),
    occurredAt: order.occurredAt.toISOString(), collectedAt: order.collectedAt?.toISOString() ?? null, cancelledAt: order.cancelledAt?.toISOString() ?? null, cancelReason: order.cancelReason, version: order.version,
  }
}

function toRecheckView(order: OrderData): OrderView['recheck'] {
  const ahead = order.kind.stages.slice(order.kind.stages.findIndex(({ code }) => code === order.stage) + 1)
  return {
    needed: ahead.some(({ guards }) => guards.includes('recheck')), enteredBy: order.enteredBy,
    items: recheckItems.map((item) => {
      const done = order.rechecks.find((one) => one.item === item)
      return { item, checkedAt: done?.checkedAt ?? null, checkedBy: done ? { id: done.checkedBy, name: done.checkedByName ?? '' } : null }
    }),
  }
}

/** Who works on orders without a right to customers knows whose the order is, not how to reach them. */
export const seesContacts = (by: StaffMember): boolean => by.holds('customers.read')
