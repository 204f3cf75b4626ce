import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { balanceOf, paidOf, stageOf, summaryOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import { searchTextOf } from './search-text.ts'

/** Writes the rows of these orders in the list anew, whatever stood there, without waiting. */
export function saveListRows(tx: Tx, orders: readonly OrderData[]): void {
  const rows = orders.map((order) => ({
    id: order.id, no: order.number, kind: order.kind.code, stage: order.stage, phase: order.phase, place: stageOf(order.kind, order.stage)?.place ?? null, branch: order.branchId,
    customer: order.customer.id, name: order.customer.name, phone: order.customer.phone, sold: order.soldBy?.id ?? null, advisor: order.advisorId, assigned: order.assignedTo?.id ?? null,
    priority: order.priority, hold: order.onHoldSince !== null, promised: order.promisedOn, at: order.occurredAt, since: order.stageSince, currency: order.currency, total: order.total,
    paid: paidOf(order.payments), balance: balanceOf(order), summary: summaryOf(order.lines), search: searchTextOf(order), remake: order.remake !== null,
  }))
  tx.send(sql`
    insert into order_list as l (organization_id, order_id, number, kind_code, stage, phase, place, branch_id, customer_id, customer_name, customer_phone, sold_by, advisor_id, assigned_to, priority,
      on_hold, promised_on, occurred_at, stage_since, currency, total, paid, balance, summary, search_text, remake)
    select ${tx.organizationId}, r.id, r.no, r.kind, r.stage, r.phase, r.place, r.branch, r.customer, r.name, r.phone, r.sold, r.advisor, r.assigned, r.priority,
      r.hold, r.promised, r.at, r.since, r.currency, r.total, r.paid, r.balance, r.summary, app.fold(r.search), r.remake
    from json_to_recordset(${JSON.stringify(rows)}) as r(id uuid, no text, kind text, stage text, phase text, place text, branch uuid, customer uuid, name text, phone text, sold uuid, advisor uuid,
      assigned uuid, priority text, hold boolean, promised date, at timestamptz, since timestamptz, currency text, total bigint, paid bigint, balance bigint, summary text, search text, remake boolean)
    on conflict (organization_id, order_id) do update set number = excluded.number, kind_code = excluded.kind_code, stage = excluded.stage, phase = excluded.phase, place = excluded.place,
      branch_id = excluded.branch_id, customer_id = excluded.customer_id, customer_name = excluded.customer_name, customer_phone = excluded.customer_phone, sold_by = excluded.sold_by,
      advisor_id = excluded.advisor_id, assigned_to = excluded.assigned_to, priority = excluded.priority, on_hold = excluded.on_hold, promised_on = excluded.promised_on,
      occurred_at = excluded.occurred_at, stage_since = excluded.stage_since, currency = excluded.currency, total = excluded.total, paid = excluded.paid, balance = excluded.balance,
      summary = excluded.summary, search_text = excluded.search_text, remake = excluded.remake`)
}
