import { dayIn } from '#kernel/days'
import { orderById } from '#modules/orders/server'
import { branchZone } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { workingDaysBetween } from '../domain/index.ts'
import { beginsOn } from '../domain/working-days.ts'
import type { LabsDeps } from './deps.ts'
import { labById, workdaysOf } from './lab-data.ts'
import { labOrderOf } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import { clockIn } from './promises.ts'

/** Writes down when it came, and within how many of the lab's working days. */
export async function noteArrived(tx: Tx, row: Pick<LabOrderRow, 'id' | 'lab_id' | 'sent_at'>, timeZone: string, at: Date): Promise<void> {
  const lab = await labById(tx, row.lab_id)
  const { day, time } = clockIn(timeZone, row.sent_at)
  const arrivedOn = dayIn(timeZone, at)
  const labDays = workingDaysBetween(beginsOn(day, time, workdaysOf(lab)), arrivedOn, workdaysOf(lab))
  tx.send(sql`update lab_orders set state = 'arrived', arrived_at = ${at}, arrived_on = ${arrivedOn}, lab_days = ${labDays}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${row.id}`)
}

/** Somebody moved the order past the lab without saying that it came: it did, when they moved it. */
export const noteArrivalByMove = ({ db }: Pick<LabsDeps, 'db'>, organizationId: string, orderId: string): Promise<void> => db.inTenant(organizationId, async (tx) => {
  const held = await tx.maybe(sql`select from lab_orders where organization_id = ${tx.organizationId} and order_id = ${orderId} and state in ('sent', 'accepted', 'in-production') for update`)
  if (!held) return
  const [row, order] = [await labOrderOf(tx, orderId), await orderById(tx, orderId)]
  // Sent back to the lab before this was carried on, or moved while somebody else said it.
  if (!row || !order || row.state === 'arrived' || !['finishing', 'ready', 'closed'].includes(order.phase)) return
  const at = order.stageSince && order.stageSince > row.sent_at ? order.stageSince : row.sent_at
  await noteArrived(tx, row, await branchZone(tx, row.branch_id), at)
  recordFacts(tx, { kind: 'labs.order-changed', subjectId: row.id, subjectVersion: row.version + 1, branchId: row.branch_id, payload: { orderId } })
})
