import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { OrderData } from './order-data.ts'
import { searchTextOf } from './search-text.ts'
import { standingOf } from './standing-of.ts'

/** Writes the values that `after` has and `before` had not, takes away those that are gone, and keeps the list, without waiting. */
export function saveValues(tx: Tx, before: OrderData, after: OrderData): void {
  const fresh = after.values.filter((value) => !before.values.includes(value))
  const gone = before.values.filter(({ field }) => !after.values.some((value) => value.field === field)).map(({ field }) => field)
  if (fresh.length === 0 && gone.length === 0) return
  const { lab, labNumber, tray } = standingOf(after)
  tx.send(sql`delete from order_stage_values where organization_id = ${tx.organizationId} and order_id = ${after.id} and field = any(${gone}::text[])`)
  tx.send(sql`
    insert into order_stage_values (organization_id, order_id, field, stage, value, filled_at, filled_by)
    select ${tx.organizationId}, ${after.id}, j.field, j.stage, j.value, j."filledAt", j."filledBy"
    from json_to_recordset(${JSON.stringify(fresh)}) as j(field text, stage text, value text, "filledAt" timestamptz, "filledBy" uuid)
    on conflict (organization_id, order_id, field) do update set stage = excluded.stage, value = excluded.value, filled_at = excluded.filled_at, filled_by = excluded.filled_by`)
  tx.send(sql`
    update order_list set lab = ${lab}, lab_number = ${labNumber}, tray = ${tray}, search_text = app.fold(${searchTextOf(after)})
    where organization_id = ${tx.organizationId} and order_id = ${after.id}`)
}
