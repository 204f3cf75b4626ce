import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { noRuleFollows } from './following-rules.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'

/** Writes down how the inspection of an order's lenses ended, for stages that wait for a passed one; null: its lenses are others now. The order is locked. */
export function noteInspection(tx: Tx, order: OrderData, inspection: OrderData['inspection']): OrderData {
  const noted: OrderData = { ...order, inspection, version: order.version + 1 }
  tx.send(sql`update orders set inspection = ${inspection}, version = ${noted.version} where organization_id = ${tx.organizationId} and id = ${order.id}`)
  recordFacts(tx, { kind: 'orders.changed', subjectId: order.id, subjectVersion: noted.version, ...touchedOf(order), payload: noRuleFollows })
  return noted
}
