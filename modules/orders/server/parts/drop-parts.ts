import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { LineData } from '../order-data.ts'

/**
 * Nobody shall buy what is not wanted any more: parts that were asked for and not ordered yet are dropped unless one of these lines
 * still wants the same. What was ordered stays, for it will come. Without waiting; the order must be locked.
 */
export function dropParts(tx: Tx, orderId: string, lines: readonly Pick<LineData, 'id' | 'variantId'>[]): void {
  tx.send(sql`
    update requisitions r set status = 'dropped', version = version + 1
    where r.organization_id = ${tx.organizationId} and r.order_id = ${orderId} and r.status = 'open'
      and not exists (select from json_to_recordset(${JSON.stringify(lines.map(({ id, variantId }) => ({ id, v: variantId })))}) as j(id uuid, v uuid)
        where j.id = r.line_id and j.v is not distinct from r.variant_id)`)
}
