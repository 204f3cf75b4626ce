import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { balanceOf, paidOf, stageOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import { standingOf } from './standing-of.ts'

/** Writes where an order now is, with its newest event and its list row, without waiting. The order is locked. */
export function saveStage(tx: Tx, order: OrderData): void {
  const event = order.events.at(-1)
  const paid = paidOf(order.payments)
  const standing = standingOf(order)
  tx.send(sql`
    with o as (
      update orders set stage = ${order.stage}, phase = ${order.phase}, stage_since = ${order.stageSince}, lenses_committed = ${order.lensesCommitted}, inspection = ${order.inspection},
        collected_at = ${order.collectedAt}, cancelled_at = ${order.cancelledAt}, cancel_reason = ${order.cancelReason},
        on_hold_since = ${order.onHoldSince}, on_hold_reason = ${order.onHoldReason}, stage_held_seconds = ${order.stageHeldSeconds}, version = ${order.version}
      where organization_id = ${tx.organizationId} and id = ${order.id}
    ), e as (
      insert into order_events (organization_id, order_id, id, kind, from_stage, to_stage, reason, occurred_at, staff_id)
      values (${tx.organizationId}, ${order.id}, ${event?.id}, ${event?.kind}, ${event?.fromStage}, ${event?.toStage}, ${event?.reason}, ${event?.occurredAt}, ${event?.staffId})
    )
    update order_list set stage = ${order.stage}, phase = ${order.phase}, place = ${stageOf(order.kind, order.stage)?.place ?? null}, stage_since = ${order.stageSince}, collected_at = ${order.collectedAt},
      paid = ${paid}, balance = ${balanceOf(order)}, on_hold = ${order.onHoldSince !== null}, on_hold_since = ${order.onHoldSince}, on_hold_reason = ${order.onHoldReason},
      stage_held_seconds = ${order.stageHeldSeconds}, counts_late = ${standing.countsLate}, lost_stage = ${standing.lostStage}, lost_minutes = ${standing.lostMinutes}
    where organization_id = ${tx.organizationId} and order_id = ${order.id}`)
}
