import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { balanceOf, paidOf, stageOf, summaryOf } from './order-data.ts'
import type { LineData, OrderData } from './order-data.ts'
import { productsOf } from './products-of.ts'
import { searchTextOf } from './search-text.ts'
import { saveSpecialLenses } from './special-lenses/save-special-lenses.ts'

/** What is written of a new order but never shown in it. */
export interface Unshown { readonly createdBy: string; readonly deviceId: string | null; readonly taxedOn: string }

/** A line as the statements read it from JSON. */
export const toLineRow = (line: LineData) => ({
  n: line.position, id: line.id, p: line.productId, v: line.variantId, k: line.kind, d: line.description, e: line.eye, q: line.quantity, u: line.unitPrice, c: line.unitCost ?? null,
  l: line.listAmount, adj: line.adjustments, m: line.amount, t: line.taxClass, tx: line.taxes, pf: line.priceFrom ?? null, lo: line.lot ?? null, ex: line.expiresOn ?? null,
})

/**
 * Writes a new order with lines, taxes, first event and list row, without waiting. One statement: the whole order in one
 * call did twice the orders per second of ten statements (measured).
 */
export function saveOrder(tx: Tx, order: OrderData, unshown: Unshown): void {
  const stage = stageOf(order.kind, order.stage)
  const paid = paidOf(order.payments)
  const lines = order.lines.map(toLineRow)
  const goods = productsOf(order.lines)
  tx.send(sql`
    with o as (
      insert into orders (organization_id, id, number, payment_symbol, kind_code, kind_version, stage, phase, stage_since, branch_id, customer_id, wearer_customer_id, channel, contract_place,
        sold_by, advisor_id, assigned_to, device_id, priority, promised_on, note, currency, prices_gross, total, tax_total, taxed_on, lenses_committed, occurred_at, created_by, taken_at, root_order_id, remake_cause, cost_bearer,
        prescription_id, prescription_version)
      values (${tx.organizationId}, ${order.id}, ${order.number}, ${order.paymentSymbol}, ${order.kind.code}, ${order.kind.version}, ${order.stage}, ${order.phase}, ${order.stageSince}, ${order.branchId},
        ${order.customer.id}, ${order.wearer?.id ?? null}, ${order.channel}, ${order.contractPlace}, ${order.soldBy?.id ?? null}, ${order.advisorId}, ${order.assignedTo?.id ?? null}, ${unshown.deviceId},
        ${order.priority}, ${order.promisedOn}, ${order.note}, ${order.currency}, ${order.pricesGross}, ${order.total}, ${order.taxTotal}, ${unshown.taxedOn}, ${order.lensesCommitted}, ${order.occurredAt},
        ${unshown.createdBy}, ${order.stageSince}, ${order.root?.id ?? null}, ${order.remake?.cause ?? null}, ${order.remake?.costBearer ?? null},
        ${order.prescription?.id ?? null}, ${order.prescription?.version ?? null})
    ), l as (
      insert into order_lines (organization_id, order_id, position, id, product_id, variant_id, kind, description, eye, quantity, unit_price, unit_cost, list_amount, adjustments, amount, tax_class, taxes, price_from, lot, expires_on)
      select ${tx.organizationId}, ${order.id}, j.n, j.id, j.p, j.v, j.k, j.d, j.e, j.q, j.u, j.c, j.l, j.adj, j.m, j.t, j.tx, j.pf, j.lo, j.ex
      from json_to_recordset(${JSON.stringify(lines)}) as j(n int, id uuid, p uuid, v uuid, k text, d text, e text, q bigint, u bigint, c bigint, l bigint, adj jsonb, m bigint, t text, tx jsonb, pf jsonb, lo text, ex date)
    ), t as (
      insert into order_taxes (organization_id, order_id, component, country, rate_bps, base, tax)
      select ${tx.organizationId}, ${order.id}, j.component, j.country, j."rateBps", j.base, j.tax
      from json_to_recordset(${JSON.stringify(order.taxes)}) as j(component text, country text, "rateBps" int, base bigint, tax bigint)
    ), e as (
      insert into order_events (organization_id, order_id, id, kind, to_stage, occurred_at, staff_id)
      select ${tx.organizationId}, ${order.id}, ${order.events[0]?.id ?? newId()}, 'stage', ${order.stage}::text, ${order.occurredAt}, ${unshown.createdBy} where ${order.phase}::text <> 'draft'
    )
    insert into order_list (organization_id, order_id, number, kind_code, stage, phase, place, branch_id, customer_id, customer_name, customer_phone, sold_by, advisor_id, assigned_to, priority,
      on_hold, promised_on, occurred_at, stage_since, currency, total, paid, balance, summary, search_text, remake, kind_version, counts_late,
      channel, collected_at, product_ids, product_text)
    values (${tx.organizationId}, ${order.id}, ${order.number}, ${order.kind.code}, ${order.stage}, ${order.phase}, ${stage?.place ?? null}, ${order.branchId}, ${order.customer.id}, ${order.customer.name},
      ${order.customer.phone}, ${order.soldBy?.id ?? null}, ${order.advisorId}, ${order.assignedTo?.id ?? null}, ${order.priority}, false, ${order.promisedOn}, ${order.occurredAt}, ${order.stageSince},
      ${order.currency}, ${order.total}, ${paid}, ${balanceOf(order)}, ${summaryOf(order.lines)}, app.fold(${searchTextOf(order)}), ${order.remake !== null}, ${order.kind.version}, ${stage?.countsAsLate ?? true},
      ${order.channel}, ${order.collectedAt}, ${goods.ids}, app.fold(${goods.text}))`)
  if (order.payers.length > 0) savePayers(tx, order)
  saveSpecialLenses(tx, order)
}

/** Writes who pays how much, in the place of what stood there, without waiting. */
export function savePayers(tx: Tx, order: Pick<OrderData, 'id' | 'payers'>): void {
  tx.send(sql`delete from order_payers where organization_id = ${tx.organizationId} and order_id = ${order.id}`)
  const rows = order.payers.map(({ customerId, amount }, position) => ({ customerId, amount, position }))
  tx.send(sql`
    insert into order_payers (organization_id, order_id, customer_id, amount, position)
    select ${tx.organizationId}, ${order.id}, j."customerId", j.amount, j.position from json_to_recordset(${JSON.stringify(rows)}) as j("customerId" uuid, amount bigint, position int)`)
}
