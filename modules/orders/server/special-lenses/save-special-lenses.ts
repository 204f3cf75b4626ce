import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { OrderData } from '../order-data.ts'

/** Writes which lenses of a new order are special, without waiting; most orders have none. */
export function saveSpecialLenses(tx: Tx, { id, specialLenses }: Pick<OrderData, 'id' | 'specialLenses'>): void {
  if (specialLenses.length === 0) return
  const rows = specialLenses.map(({ lineId, finding, reason, by, at }) => ({ lineId, eye: finding.eye, finding, reason, by: by?.id ?? null, at }))
  tx.send(sql`
    insert into order_special_lenses (organization_id, order_id, line_id, eye, finding, reason, decided_by, decided_at)
    select ${tx.organizationId}, ${id}, j."lineId", j.eye, j.finding, j.reason, j.by, j.at from json_to_recordset(${JSON.stringify(rows)}) as j("lineId" uuid, eye text, finding jsonb, reason text, by uuid, at timestamptz)`)
}

/** The same in the place of what stood there. */
export function replaceSpecialLenses(tx: Tx, order: Pick<OrderData, 'id' | 'specialLenses'>): void {
  tx.send(sql`delete from order_special_lenses where organization_id = ${tx.organizationId} and order_id = ${order.id}`)
  saveSpecialLenses(tx, order)
}
