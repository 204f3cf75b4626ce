import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { balanceOf, paidOf, stageOf, summaryOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import { standingOf } from './standing-of.ts'
import { productsOf } from './products-of.ts'
import { searchTextOf } from './search-text.ts'

/** Writes the rows of these orders in the list anew, whatever stood there, without waiting. */
export function saveListRows(tx: Tx, orders: readonly OrderData[]): void {
  const rows = orders.map((order) => ({
    id: order.id, no: order.number, kind: order.kind.code, stage: order.stage, phase: order.phase, place: stageOf(order.kind, order.stage)?.place ?? null, branch: order.branchId,
    customer: order.customer.id, name: order.customer.name, phone: order.customer.phone, sold: order.soldBy?.id ?? null, advisor: order.advisorId, assigned: order.assignedTo?.id ?? null,
    priority: order.priority, hold: order.onHoldSince !== null, promised: order.promisedOn, at: order.occurredAt, since: order.stageSince, currency: order.currency, total: order.total,
    paid: paidOf(order.payments), balance: balanceOf(order), summary: summaryOf(order.lines), search: searchTextOf(order), remake: order.remake !== null, ...standingOf(order),
    channel: order.channel, collected: order.collectedAt, goods: productsOf(order.lines).ids, goodsText: productsOf(order.lines).text,
  }))
  tx.send(sql`
    insert into order_list as l (organization_id, order_id, number, kind_code, stage, phase, place, branch_id, customer_id, customer_name, customer_phone, sold_by, advisor_id, assigned_to, priority,
      on_hold, promised_on, occurred_at, stage_since, currency, total, paid, balance, summary, search_text, remake, kind_version,
      on_hold_since, on_hold_reason, stage_held_seconds, counts_late, lost_stage, lost_minutes, rechecked, lab, lab_number, tray,
      channel, collected_at, product_ids, product_text)
    select ${tx.organizationId}, r.id, r.no, r.kind, r.stage, r.phase, r.place, r.branch, r.customer, r.name, r.phone, r.sold, r.advisor, r.assigned, r.priority,
      r.hold, r.promised, r.at, r.since, r.currency, r.total, r.paid, r.balance, r.summary, app.fold(r.search), r.remake, r."kindVersion",
      r."heldSince", r."holdReason", r."heldSeconds", r."countsLate", r."lostStage", r."lostMinutes", r.rechecked, r.lab, r."labNumber", r.tray,
      r.channel, r.collected, r.goods, app.fold(r."goodsText")
    from json_to_recordset(${JSON.stringify(rows)}) as r(id uuid, no text, kind text, stage text, phase text, place text, branch uuid, customer uuid, name text, phone text, sold uuid, advisor uuid,
      assigned uuid, priority text, hold boolean, promised date, at timestamptz, since timestamptz, currency text, total bigint, paid bigint, balance bigint, summary text, search text, remake boolean, "kindVersion" int,
      "heldSince" timestamptz, "holdReason" text, "heldSeconds" int, "countsLate" boolean, "lostStage" text, "lostMinutes" int, rechecked boolean, lab text, "labNumber" text, tray text,
      channel text, collected timestamptz, goods uuid[], "goodsText" text)
    on conflict (organization_id, order_id) do update set number = excluded.number, kind_code = excluded.kind_code, stage = excluded.stage, phase = excluded.phase, place = excluded.place,
      branch_id = excluded.branch_id, customer_id = excluded.customer_id, customer_name = excluded.customer_name, customer_phone = excluded.customer_phone, sold_by = excluded.sold_by,
      advisor_id = excluded.advisor_id, assigned_to = excluded.assigned_to, priority = excluded.priority, on_hold = excluded.on_hold, promised_on = excluded.promised_on,
      occurred_at = excluded.occurred_at, stage_since = excluded.stage_since, currency = excluded.currency, total = excluded.total, paid = excluded.paid, balance = excluded.balance,
      summary = excluded.summary, search_text = excluded.search_text, remake = excluded.remake, kind_version = excluded.kind_version, on_hold_since = excluded.on_hold_since,
      on_hold_reason = excluded.on_hold_reason, stage_held_seconds = excluded.stage_held_seconds, counts_late = excluded.counts_late, lost_stage = excluded.lost_stage,
      lost_minutes = excluded.lost_minutes, rechecked = excluded.rechecked, lab = excluded.lab, lab_number = excluded.lab_number, tray = excluded.tray,
      channel = excluded.channel, collected_at = excluded.collected_at, product_ids = excluded.product_ids, product_text = excluded.product_text`)
}
