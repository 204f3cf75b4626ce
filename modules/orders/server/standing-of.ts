import { isRechecked } from '../domain/recheck.ts'
import { mostOverrun } from '../domain/stage-clock.ts'
import { knownFields } from '../domain/stage.ts'
import { stageOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'

/** What the list keeps of how an order stands in its stage. */
export function standingOf(order: OrderData) {
  const lost = mostOverrun(order.events, order.kind.stages)
  const valueOf = (field: string): string | null => order.values.find((one) => one.field === field)?.value ?? null
  return {
    kindVersion: order.kind.version, heldSince: order.onHoldSince, holdReason: order.onHoldReason, heldSeconds: order.stageHeldSeconds, countsLate: stageOf(order.kind, order.stage)?.countsAsLate ?? true,
    lostStage: lost?.stage ?? null, lostMinutes: lost?.minutes ?? null, rechecked: isRechecked(order.rechecks),
    lab: valueOf(knownFields.lab), labNumber: valueOf(knownFields.labNumber), tray: valueOf(knownFields.tray),
  }
}
