import { samplePaymentRows } from '#modules/payments/server'
import { samplePrescriptionRows } from '#modules/prescriptions/server'
import type { TableRows } from '#platform/db/copy-rows'
import { balanceOf, paidOf, stageOf, summaryOf } from '../order-data.ts'
import { productsOf } from '../products-of.ts'
import { searchTextOf } from '../search-text.ts'
import { standingOf } from '../standing-of.ts'
import type { SampleOrder } from './sample-order.ts'

type Balances = ReturnType<typeof samplePaymentRows>['balances']

/**
 * The rows of these orders with everything that happened to them, in the sequence in which they must be written, and how they
 * change the balances. `search_text` and `product_text` are still to be folded.
 */
export function sampleOrderRows(organizationId: string, invented: readonly SampleOrder[]): { rows: TableRows[]; balances: Balances } {
  const money = samplePaymentRows(organizationId, invented.flatMap(({ payments }) => payments), invented.flatMap(({ entries }) => entries))
  const parts = <Row>(table: string, of: (order: SampleOrder['order']) => readonly (Row & object)[]): TableRows => ({
    table, rows: invented.flatMap(({ order }) => of(order).map((part) => ({ organization_id: organizationId, order_id: order.id, ...part }))),
  })
  return {
    balances: money.balances,
    rows: [
      ...samplePrescriptionRows(organizationId, invented.flatMap(({ prescription }) => (prescription ? [prescription] : []))),
      { table: 'orders', rows: invented.map((one) => headOf(organizationId, one)) },
      parts('order_lines', ({ lines }) => lines.map((line) => ({
        position: line.position, id: line.id, product_id: line.productId, variant_id: line.variantId, kind: line.kind, description: line.description, eye: line.eye, quantity: line.quantity,
        unit_price: line.unitPrice, unit_cost: line.unitCost ?? null, list_amount: line.listAmount, adjustments: line.adjustments, amount: line.amount, tax_class: line.taxClass, taxes: line.taxes,
      }))),
      parts('order_taxes', ({ taxes }) => taxes.map(({ component, country, rateBps, base, tax }) => ({ component, country, rate_bps: rateBps, base, tax }))),
      parts('order_events', ({ events }) => events.map((one) => (
        { id: one.id, kind: one.kind, from_stage: one.fromStage, to_stage: one.toStage, reason: one.reason, occurred_at: one.occurredAt, recorded_at: one.occurredAt, staff_id: one.staffId }))),
      { table: 'order_list', rows: invented.map((one) => listRowOf(organizationId, one)) },
      { table: 'requisitions', rows: invented.flatMap(({ order, parts: wanted }) => wanted.map((part) => ({
        organization_id: organizationId, id: part.id, order_id: order.id, line_id: part.lineId, branch_id: order.branchId, variant_id: part.variantId, description: part.description, eye: part.eye,
        quantity: part.quantity, status: part.status, note: part.note, requested_at: part.requestedAt, requested_by: part.requestedBy, ordered_at: part.orderedAt, arrived_at: part.arrivedAt,
      }))) },
      ...money.rows,
    ],
  }
}

const headOf = (organizationId: string, { order, createdBy, taxedOn }: SampleOrder): Record<string, unknown> => ({
  organization_id: organizationId, id: order.id, number: order.number, payment_symbol: order.paymentSymbol, kind_code: order.kind.code, kind_version: order.kind.version, stage: order.stage,
  phase: order.phase, stage_since: order.stageSince, branch_id: order.branchId, customer_id: order.customer.id, wearer_customer_id: order.wearer?.id ?? null, channel: order.channel,
  contract_place: order.contractPlace, sold_by: order.soldBy?.id ?? null, advisor_id: order.advisorId, assigned_to: order.assignedTo?.id ?? null, priority: order.priority,
  promised_on: order.promisedOn, on_hold_since: order.onHoldSince, on_hold_reason: order.onHoldReason, note: order.note, currency: order.currency, prices_gross: order.pricesGross,
  total: order.total, tax_total: order.taxTotal, taxed_on: taxedOn, lenses_committed: order.lensesCommitted, occurred_at: order.occurredAt, recorded_at: order.occurredAt, created_by: createdBy,
  taken_at: order.occurredAt, collected_at: order.collectedAt, cancelled_at: order.cancelledAt, cancel_reason: order.cancelReason, version: order.version,
  prescription_id: order.prescription?.id ?? null, prescription_version: order.prescription?.version ?? null,
})

function listRowOf(organizationId: string, { order }: SampleOrder): Record<string, unknown> {
  const [standing, products] = [standingOf(order), productsOf(order.lines)]
  return {
    organization_id: organizationId, order_id: order.id, number: order.number, kind_code: order.kind.code, stage: order.stage, phase: order.phase,
    place: stageOf(order.kind, order.stage)?.place ?? null, branch_id: order.branchId, customer_id: order.customer.id, customer_name: order.customer.name, customer_phone: order.customer.phone,
    sold_by: order.soldBy?.id ?? null, advisor_id: order.advisorId, assigned_to: order.assignedTo?.id ?? null, priority: order.priority, on_hold: order.onHoldSince !== null,
    promised_on: order.promisedOn, occurred_at: order.occurredAt, stage_since: order.stageSince, currency: order.currency, total: order.total, paid: paidOf(order.payments),
    balance: balanceOf(order), summary: summaryOf(order.lines), search_text: searchTextOf(order), remake: order.remake !== null, kind_version: standing.kindVersion,
    on_hold_since: standing.heldSince, on_hold_reason: standing.holdReason, stage_held_seconds: standing.heldSeconds, counts_late: standing.countsLate, lost_stage: standing.lostStage,
    lost_minutes: standing.lostMinutes, rechecked: standing.rechecked, lab: standing.lab, lab_number: standing.labNumber, tray: standing.tray, channel: order.channel,
    collected_at: order.collectedAt, product_ids: `{${products.ids.join(',')}}`, product_text: products.text,
  }
}
