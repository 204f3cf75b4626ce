import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { OrderData } from './order-data.ts'
import { saveListRows } from './save-list-rows.ts'
import { savePayers, toLineRow } from './save-order.ts'
import { replaceSpecialLenses } from './special-lenses/save-special-lenses.ts'

/** Writes the lines, taxes, payers and terms of an order in the place of those it had, with its list row, without waiting. The order is locked. */
export function replaceOrder(tx: Tx, order: OrderData): void {
  tx.send(sql`delete from order_lines where organization_id = ${tx.organizationId} and order_id = ${order.id}`)
  tx.send(sql`delete from order_taxes where organization_id = ${tx.organizationId} and order_id = ${order.id}`)
  tx.send(sql`
    with o as (
      update orders set customer_id = ${order.customer.id}, wearer_customer_id = ${order.wearer?.id ?? null}, priority = ${order.priority}, promised_on = ${order.promisedOn}, note = ${order.note},
        total = ${order.total}, tax_total = ${order.taxTotal}, version = ${order.version}, inspection = ${order.inspection},
        prescription_id = ${order.prescription?.id ?? null}, prescription_version = ${order.prescription?.version ?? null}
      where organization_id = ${tx.organizationId} and id = ${order.id}
    ), l as (
      insert into order_lines (organization_id, order_id, position, id, product_id, variant_id, kind, description, eye, quantity, unit_price, unit_cost, list_amount, adjustments, amount, tax_class, taxes, price_from, lot, expires_on)
      select ${tx.organizationId}, ${order.id}, j.n, j.id, j.p, j.v, j.k, j.d, j.e, j.q, j.u, j.c, j.l, j.adj, j.m, j.t, j.tx, j.pf, j.lo, j.ex
      from json_to_recordset(${JSON.stringify(order.lines.map(toLineRow))}) as j(n int, id uuid, p uuid, v uuid, k text, d text, e text, q bigint, u bigint, c bigint, l bigint, adj jsonb, m bigint, t text, tx jsonb, pf jsonb, lo text, ex date)
    )
    insert into order_taxes (organization_id, order_id, component, country, rate_bps, base, tax)
    select ${tx.organizationId}, ${order.id}, j.component, j.country, j."rateBps", j.base, j.tax
    from json_to_recordset(${JSON.stringify(order.taxes)}) as j(component text, country text, "rateBps" int, base bigint, tax bigint)`)
  savePayers(tx, order)
  replaceSpecialLenses(tx, order)
  saveListRows(tx, [order])
}
