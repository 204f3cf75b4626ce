import type { Language } from '#kernel/languages'
import { audit, readShopHead } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Call, FileAnswer } from '#platform/http/route'
import { balanceOf, paidOf, stageOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { methodName } from './papers/method-name.ts'
import type { OrderSheetInput } from './papers/order-sheet-input.ts'
import { printOrderSheet } from './papers/print-order-sheet.ts'
import { found, orderById } from './read-order.ts'
import { printedTrackingUrl } from './tracking/tracking-url.ts'

/** Prints the order sheet: shop's and workshop's part in `language`, the customer's in the customer's own. */
export async function printSheet(deps: OrdersDeps, by: StaffMember, call: Call, id: string, language: Language): Promise<FileAnswer> {
  const { order, shop, trackingUrl } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const one = found(await orderById(tx, id), by)
    audit(tx, by, call, { action: 'orders.printed', subject: { kind: 'order', id }, branchId: one.branchId, changes: { paper: 'sheet', language } })
    return { order: one, shop: await readShopHead(tx, deps.keys, one.branchId), trackingUrl: await printedTrackingUrl(tx, deps, one) }
  })
  const bytes = await printOrderSheet(deps.pdf, sheetInput(deps, by, order, shop, trackingUrl, language), deps.translator(language), { customerI18n: deps.translator(order.customer.language) })
  return { bytes, mediaType: 'application/pdf', fileName: `${order.number ?? 'order'}.pdf` }
}

function sheetInput(deps: OrdersDeps, by: StaffMember, order: OrderData, shop: OrderSheetInput['shop'], trackingUrl: string | null, language: Language): OrderSheetInput {
  const money = (amount: number) => ({ amount, currency: order.currency })
  const i18n = deps.translator(language)
  return {
    shop, printedAt: deps.now().toISOString(), printedBy: by.name, timeZone: by.organization.branches.get(order.branchId)?.timeZone ?? 'UTC', trackingUrl,
    order: {
      number: order.number ?? '', kindName: order.kind.names[language], stageName: stageOf(order.kind, order.stage)?.names[language] ?? '', takenAt: order.occurredAt.toISOString(),
      takenBy: order.soldBy?.name ?? '', promisedOn: order.promisedOn, priority: order.priority, note: order.note, customer: order.customer, wearerName: order.wearer?.name ?? null,
      lines: order.lines.map((line) => ({ description: line.description, detail: null, eye: line.eye, quantity: line.quantity, unitPrice: money(line.unitPrice), total: money(line.listAmount) })),
      adjustments: order.lines.flatMap((line) => line.adjustments.map(({ reason, amount }) => ({ label: reason, amount: money(amount) }))),
      taxRecap: order.taxes.map((tax) => ({ label: tax.component, rateBps: tax.rateBps, base: money(tax.base), tax: money(tax.tax) })), pricesGross: order.pricesGross,
      total: money(order.total), paid: money(paidOf(order.payments)), balance: money(balanceOf(order)),
      payments: order.payments.map((payment) => ({ when: payment.occurredAt, method: methodName(payment.method, i18n), amount: money(payment.direction === 'in' ? payment.amount : -payment.amount) })),
      stages: order.kind.stages.map((stage) => ({ name: stage.names[language], mark: stage.mark })), prescription: null,
    },
  }
}
