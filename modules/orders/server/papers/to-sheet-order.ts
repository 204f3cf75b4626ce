import type { I18n } from '@lingui/core'
import type { Language } from '#kernel/languages'
import { balanceOf, paidOf, stageOf } from '../order-data.ts'
import type { OrderData } from '../order-data.ts'
import { toValueView } from '../stage-view.ts'
import { methodName } from './method-name.ts'
import type { SheetOrder } from './order-sheet-input.ts'

/** What an order's sheet says of it, but for what only the reader's rights decide. */
export function toSheetOrder(order: OrderData & { readonly number: string }, i18n: I18n): Omit<SheetOrder, 'formerVersion' | 'prescription' | 'glasses' | 'specialLenses'> {
  const language = i18n.locale as Language
  const money = (amount: number) => ({ amount, currency: order.currency })
  return {
    number: order.number, kindNames: order.kind.names, stageName: stageOf(order.kind, order.stage)?.names[language] ?? '', takenAt: order.occurredAt.toISOString(), takenBy: order.soldBy?.name ?? '',
    promisedOn: order.promisedOn, priority: order.priority, note: order.note, customer: order.customer, wearerName: order.wearer?.name ?? null,
    values: order.values.map((value) => toValueView(value, order, language)).map(({ name, shown, unit }) => ({ label: name, value: unit ? `${shown}\u00a0${unit}` : shown })),
    hold: order.onHoldSince && { since: order.onHoldSince.toISOString(), reason: order.onHoldReason ?? '' },
    remake: order.remake && { ...order.remake, of: order.root?.number ?? null },
    payers: order.payers.map(({ name, amount }) => ({ name, amount: amount === null ? null : money(amount) })),
    stages: order.kind.stages.map((stage) => ({ name: stage.names[language], mark: stage.mark })),
    payments: order.payments.map((payment) => ({ when: payment.occurredAt, method: methodName(payment.method, i18n), amount: money(payment.direction === 'in' ? payment.amount : -payment.amount) })),
    paid: money(paidOf(order.payments)), balance: money(balanceOf(order)), ...toSheetMoney(order),
  }
}

/** Lines, adjustments, taxes and total of what was ordered. */
export function toSheetMoney(order: Pick<OrderData, 'lines' | 'taxes' | 'pricesGross' | 'total' | 'currency'>): Pick<SheetOrder, 'lines' | 'adjustments' | 'taxRecap' | 'pricesGross' | 'total'> {
  const money = (amount: number) => ({ amount, currency: order.currency })
  return {
    lines: order.lines.map((line) => ({ description: line.description, detail: null, eye: line.eye, quantity: line.quantity, unitPrice: money(line.unitPrice), total: money(line.listAmount) })),
    adjustments: order.lines.flatMap((line) => line.adjustments.map(({ reason, amount }) => ({ label: reason, amount: money(amount) }))),
    taxRecap: order.taxes.map((tax) => ({ label: tax.component, rateBps: tax.rateBps, base: money(tax.base), tax: money(tax.tax) })), pricesGross: order.pricesGross, total: money(order.total),
  }
}
