import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { OrderData } from './order-data.ts'

/** @throws {Problem} http/version-stale with the last act of somebody else, so that the screen can say what changed */
export function checkVersion(order: OrderData, version: number): void {
  if (order.version === version) return
  const last = order.events.at(-1)
  throw new Problem(httpProblems.versionStale, undefined, { version: order.version, changed: last ? { kind: last.kind, toStage: last.toStage, by: last.staffName, at: last.occurredAt } : null })
}
