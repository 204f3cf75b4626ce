import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { holdRelease, newHold } from '../contract.ts'
import { whyNotHold } from '../domain/hold-order.ts'
import { heldAfter } from '../domain/stage-clock.ts'
import { checkVersion } from './check-version.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { saveStage } from './save-stage.ts'
import { whenItHappened } from './when-it-happened.ts'

/** Puts an order on hold for a reason: it stays where it is, and the clock of its stage stops. */
export function holdOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, input: z.output<typeof newHold>): Promise<OrderData> {
  const at = whenItHappened(input.occurredAt, deps.now())
  return hold(deps, by, call, id, version, 'held', (order) => {
    const refusal = whyNotHold({ phase: order.phase, onHold: order.onHoldSince !== null })
    if (refusal) throw new Problem(ordersProblems.cannotHold, undefined, { reason: refusal })
    return { ...withEvent(order, by, 'hold', at, input.reason), onHoldSince: at, onHoldReason: input.reason }
  })
}

/** Lets an order go on; the time on hold does not count in its stage. */
export function releaseOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, input: z.output<typeof holdRelease>): Promise<OrderData> {
  const at = whenItHappened(input.occurredAt, deps.now())
  return hold(deps, by, call, id, version, 'released', (order) => {
    if (!order.onHoldSince) throw new Problem(ordersProblems.notOnHold)
    return {
      ...withEvent(order, by, 'released', at, null), onHoldSince: null, onHoldReason: null,
      stageHeldSeconds: heldAfter({ heldSeconds: order.stageHeldSeconds, onHoldSince: order.onHoldSince }, at),
    }
  })
}

/** What both acts have in common: the locked order, judged and changed, written and told. */
function hold(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, act: 'held' | 'released', change: (order: OrderData) => OrderData): Promise<OrderData> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.move', touchedOf(order))
    checkVersion(order, version)
    const changed = change(order)
    saveStage(tx, changed)
    audit(tx, by, call, { action: `orders.${act}`, subject: { kind: 'order', id }, branchId: order.branchId, changes: { stage: order.stage, heldSeconds: changed.stageHeldSeconds } })
    recordFacts(tx, { kind: `orders.${act}`, subjectId: id, subjectVersion: changed.version, ...touchedOf(order), payload: { stage: order.stage } })
    return { answer: changed, ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}

const withEvent = (order: OrderData, by: StaffMember, kind: string, at: Date, reason: string | null): OrderData => ({
  ...order, version: order.version + 1,
  events: [...order.events, { id: newId(), kind, fromStage: order.stage, toStage: order.stage, reason, occurredAt: at.toISOString(), staffId: by.staffId, staffName: by.name }],
})
