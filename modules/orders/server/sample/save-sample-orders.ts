import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { saveSamplePayments } from '#modules/payments/server'
import { saveSamplePrescriptions } from '#modules/prescriptions/server'
import { saveListRows } from '../save-list-rows.ts'
import type { SampleOrder } from './sample-order.ts'

/** Writes orders with everything that happened to them, their list rows, payments and journal, without waiting. Some hundreds at a time keep memory small. */
export function saveSampleOrders(tx: Tx, invented: readonly SampleOrder[]): void {
  const orders = invented.map(({ order }) => order)
  saveSamplePrescriptions(tx, invented.flatMap(({ prescription }) => (prescription ? [prescription] : [])))
  saveHeads(tx, invented)
  const lines = orders.flatMap((order) => order.lines.map((line) => ({
    o: order.id, n: line.position, id: line.id, p: line.productId, v: line.variantId, k: line.kind, d: line.description, e: line.eye, q: line.quantity, u: line.unitPrice, c: line.unitCost ?? null,
    l: line.listAmount, adj: line.adjustments, m: line.amount, t: line.taxClass, tx: line.taxes,
  })))
  tx.send(sql`
    insert into order_lines (organization_id, order_id, position, id, product_id, variant_id, kind, description, eye, quantity, unit_price, unit_cost, list_amount, adjustments, amount, tax_class, taxes)
    select ${tx.organizationId}, j.o, j.n, j.id, j.p, j.v, j.k, j.d, j.e, j.q, j.u, j.c, j.l, j.adj, j.m, j.t, j.tx
    from json_to_recordset(${JSON.stringify(lines)})
      as j(o uuid, n int, id uuid, p uuid, v uuid, k text, d text, e text, q bigint, u bigint, c bigint, l bigint, adj jsonb, m bigint, t text, tx jsonb)`)
  tx.send(sql`
    insert into order_taxes (organization_id, order_id, component, country, rate_bps, base, tax)
    select ${tx.organizationId}, j.o, j.component, j.country, j."rateBps", j.base, j.tax
    from json_to_recordset(${JSON.stringify(orders.flatMap((order) => order.taxes.map((tax) => ({ ...tax, o: order.id }))))}) as j(o uuid, component text, country text, "rateBps" int, base bigint, tax bigint)`)
  tx.send(sql`
    insert into order_events (organization_id, order_id, id, kind, from_stage, to_stage, reason, occurred_at, recorded_at, staff_id)
    select ${tx.organizationId}, j.o, j.id, j.kind, j."fromStage", j."toStage", j.reason, j."occurredAt", j."occurredAt", j."staffId"
    from json_to_recordset(${JSON.stringify(orders.flatMap((order) => order.events.map((event) => ({ ...event, o: order.id }))))})
      as j(o uuid, id uuid, kind text, "fromStage" text, "toStage" text, reason text, "occurredAt" timestamptz, "staffId" uuid)`)
  saveListRows(tx, orders)
  saveParts(tx, invented)
  saveSamplePayments(tx, invented.flatMap(({ payments }) => payments), invented.flatMap(({ entries }) => entries))
}

function saveParts(tx: Tx, invented: readonly SampleOrder[]): void {
  const rows = invented.flatMap(({ order, parts }) => parts.map((part) => ({ ...part, o: order.id, b: order.branchId })))
  if (rows.length === 0) return
  tx.send(sql`
    insert into requisitions (organization_id, id, order_id, line_id, branch_id, variant_id, description, eye, quantity, status, note, requested_at, requested_by, ordered_at, arrived_at)
    select ${tx.organizationId}, j.id, j.o, j."lineId", j.b, j."variantId", j.description, j.eye, j.quantity, j.status, j.note, j."requestedAt", j."requestedBy", j."orderedAt", j."arrivedAt"
    from json_to_recordset(${JSON.stringify(rows)}) as j(id uuid, o uuid, "lineId" uuid, b uuid, "variantId" uuid, description text, eye text, quantity bigint, status text, note text,
      "requestedAt" timestamptz, "requestedBy" uuid, "orderedAt" timestamptz, "arrivedAt" timestamptz)`)
}

function saveHeads(tx: Tx, invented: readonly SampleOrder[]): void {
  const rows = invented.map(({ order: { kind, customer, wearer, prescription, soldBy, assignedTo, lines: _lines, taxes: _taxes, payments: _payments, events: _events, remake, root, ...order }, createdBy, taxedOn }) => ({
    ...order, kind: kind.code, kindVersion: kind.version, customer: customer.id, wearer: wearer?.id ?? null, soldBy: soldBy?.id ?? null, assignedTo: assignedTo?.id ?? null, createdBy, taxedOn,
    prescriptionId: prescription?.id ?? null, prescriptionVersion: prescription?.version ?? null, rootId: root?.id ?? null, remakeCause: remake?.cause ?? null, costBearer: remake?.costBearer ?? null,
  }))
  tx.send(sql`
    insert into orders (organization_id, id, number, payment_symbol, kind_code, kind_version, stage, phase, stage_since, branch_id, customer_id, wearer_customer_id, channel, contract_place,
      sold_by, advisor_id, assigned_to, priority, promised_on, on_hold_since, on_hold_reason, note, currency, prices_gross, total, tax_total, taxed_on, lenses_committed, occurred_at, recorded_at,
      created_by, taken_at, collected_at, cancelled_at, cancel_reason, version, prescription_id, prescription_version, root_order_id, remake_cause, cost_bearer, inspection)
    select ${tx.organizationId}, o.id, o.number, o."paymentSymbol", o.kind, o."kindVersion", o.stage, o.phase, o."stageSince", o."branchId", o.customer, o.wearer, o.channel, o."contractPlace",
      o."soldBy", o."advisorId", o."assignedTo", o.priority, o."promisedOn", o."onHoldSince", o."onHoldReason", o.note, o.currency, o."pricesGross", o.total, o."taxTotal", o."taxedOn", o."lensesCommitted",
      o."occurredAt", o."occurredAt", o."createdBy", o."occurredAt", o."collectedAt", o."cancelledAt", o."cancelReason", o.version, o."prescriptionId", o."prescriptionVersion", o."rootId", o."remakeCause", o."costBearer", o.inspection
    from json_to_recordset(${JSON.stringify(rows)}) as o(id uuid, number text, "paymentSymbol" text, kind text, "kindVersion" int, stage text, phase text, "stageSince" timestamptz, "branchId" uuid,
      customer uuid, wearer uuid, channel text, "contractPlace" text, "soldBy" uuid, "advisorId" uuid, "assignedTo" uuid, priority text, "promisedOn" date, "onHoldSince" timestamptz, "onHoldReason" text,
      note text, currency text, "pricesGross" boolean, total bigint, "taxTotal" bigint, "taxedOn" date, "lensesCommitted" boolean, "occurredAt" timestamptz, "createdBy" uuid,
      "collectedAt" timestamptz, "cancelledAt" timestamptz, "cancelReason" text, version int, "prescriptionId" uuid, "prescriptionVersion" int, "rootId" uuid, "remakeCause" text, "costBearer" text, inspection text)`)
}

/** How the lenses of these orders were inspected, for who inspects them stands above orders. */
export const saveSampleInspections = (tx: Tx, ends: readonly { readonly orderId: string; readonly inspection: 'passed' | 'failed' }[]): void => tx.send(sql`
  update orders o set inspection = j.inspection from json_to_recordset(${JSON.stringify(ends)}) as j("orderId" uuid, inspection text) where o.organization_id = ${tx.organizationId} and o.id = j."orderId"`)
