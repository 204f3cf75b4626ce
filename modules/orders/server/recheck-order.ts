import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { newRecheck } from '../contract.ts'
import { isRechecked, whyNotRecheck } from '../domain/recheck.ts'
import { checkVersion } from './check-version.ts'
import { whoRechecks } from './may-enter-stage.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData, RecheckData } from './order-data.ts'
import { noRuleFollows } from './following-rules.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { saveStage } from './save-stage.ts'

/** A second person confirms values of an order: what was confirmed before keeps who did it. */
export function recheckOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, { items }: z.output<typeof newRecheck>): Promise<OrderData> {
  const at = deps.now()
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.recheck', touchedOf(order))
    checkVersion(order, version)
    const refusal = whyNotRecheck({ phase: order.phase, enteredBy: order.enteredBy?.id ?? null, prescriptionTypedBy: order.prescription?.typedBy?.id ?? null }, by.staffId)
    if (refusal) throw new Problem(ordersProblems.cannotRecheck, undefined, { reason: refusal, who: await whoRechecks(tx, order) })
    const fresh = [...new Set(items)].filter((item) => !order.rechecks.some((one) => one.item === item))
      .map((item): RecheckData => ({ item, checkedAt: at.toISOString(), checkedBy: by.staffId, checkedByName: by.name }))
    const rechecked: OrderData = {
      ...order, rechecks: [...order.rechecks, ...fresh], version: order.version + 1,
      events: [...order.events, { id: newId(), kind: 'rechecked', fromStage: order.stage, toStage: order.stage, reason: null, occurredAt: at.toISOString(), staffId: by.staffId, staffName: by.name }],
    }
    saveStage(tx, rechecked)
    tx.send(sql`
      insert into order_rechecks (organization_id, order_id, item, checked_by, checked_at)
      select ${tx.organizationId}, ${id}, j.item, j."checkedBy", j."checkedAt" from json_to_recordset(${JSON.stringify(fresh)}) as j(item text, "checkedBy" uuid, "checkedAt" timestamptz)`)
    tx.send(sql`update order_list set rechecked = ${isRechecked(rechecked.rechecks)} where organization_id = ${tx.organizationId} and order_id = ${id}`)
    audit(tx, by, call, { action: 'orders.rechecked', subject: { kind: 'order', id }, branchId: order.branchId, changes: { items: fresh.map(({ item }) => item) } })
    recordFacts(tx, { kind: 'orders.changed', subjectId: id, subjectVersion: rechecked.version, ...touchedOf(order), payload: noRuleFollows })
    return { answer: rechecked, ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}
