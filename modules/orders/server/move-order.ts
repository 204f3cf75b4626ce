import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { stageMove } from '../contract.ts'
import { inspectionAfter } from '../domain/inspection-after.ts'
import { whyNotMove } from '../domain/move-order.ts'
import { checkVersion } from './check-version.ts'
import { changedValues, withValues } from './fill-stage.ts'
import { mustEnter } from './may-enter-stage.ts'
import { stageOf, touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { saveStage } from './save-stage.ts'
import { saveValues } from './save-values.ts'
import { whenItHappened } from './when-it-happened.ts'

/**
 * Moves an order to another stage of its kind, forward or back, with what the stage asks to fill in; what the stage commits stays
 * committed.
 */
export function moveOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, move: z.output<typeof stageMove>): Promise<OrderData> {
  const at = whenItHappened(move.occurredAt, deps.now())
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.move', touchedOf(order))
    checkVersion(order, version)
    return { answer: await moveLocked(tx, by, call, order, move, at), ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}

/** Moves an order that is locked and may be moved: judged by what its stages ask, written, told. For modules above whose own work moves it. */
export async function moveLocked(tx: Tx, by: StaffMember, call: Call, order: OrderData, move: Pick<z.output<typeof stageMove>, 'stage' | 'values' | 'reason'>, at: Date): Promise<OrderData> {
  const target = stageOf(order.kind, move.stage)
  const refusal = whyNotMove({ phase: order.phase, stage: order.stage, onHold: order.onHoldSince !== null }, target)
  if (refusal || !target) throw new Problem(ordersProblems.cannotMove, undefined, { reason: refusal, stage: order.stage })
  const filled = withValues(order, move.values, by, at, target.code)
  await mustEnter(tx, by, filled, target, ordersProblems.cannotMove)
  const moved: OrderData = {
    ...filled, stage: target.code, phase: target.phase, stageSince: at, stageHeldSeconds: 0, version: order.version + 1, lensesCommitted: order.lensesCommitted || target.lensesCommitted,
    inspection: inspectionAfter(order.kind.stages, order.stage, target.code, order.inspection),
    events: [...order.events, { id: newId(), kind: 'stage', fromStage: order.stage, toStage: target.code, reason: move.reason || null, occurredAt: at.toISOString(), staffId: by.staffId, staffName: by.name }],
  }
  saveStage(tx, moved)
  saveValues(tx, order, moved)
  audit(tx, by, call, { action: 'orders.moved', subject: { kind: 'order', id: order.id }, branchId: order.branchId, changes: { from: order.stage, to: target.code, ...changedValues(order, moved) } })
  recordFacts(tx, { kind: order.phase === target.phase ? 'orders.stage-changed' : 'orders.phase-changed', subjectId: order.id, subjectVersion: moved.version, ...touchedOf(order), payload: { from: order.stage, to: target.code, phase: target.phase } })
  return moved
}
