import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { found, lockOrder, orderById, touchedOf } from '#modules/orders/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { FrameTraceView } from '../../contract.ts'
import { takeTrace } from '../../domain/index.ts'
import type { LabsDeps } from '../deps.ts'
import { labsProblems } from '../problems.ts'
import { frameTraceOf } from './frame-trace.ts'

const kind = 'order'
/** More than anybody reads. */
const MOST_DEFECTS = 20

/** The shape of an order's frame, or null. */
export const readTrace = (deps: LabsDeps, by: StaffMember, orderId: string): Promise<FrameTraceView | null> => deps.db.inTenant(by.organizationId, async (tx) => {
  found(await orderById(tx, orderId), by)
  return frameTraceOf(tx, orderId)
})

/** Takes the frame out of a tracer's file for an order, in the place of one before. The file is not kept. @throws {Problem} labs/no-trace */
export const keepTrace = (deps: LabsDeps, by: StaffMember, call: Call, orderId: string, bytes: Uint8Array): Promise<FrameTraceView | null> => {
  const taken = takeTrace(bytes)
  if ('refusal' in taken) {
    throw new Problem(labsProblems.noTrace, undefined, { reason: taken.refusal, defects: taken.defects.slice(0, MOST_DEFECTS).map(({ line, label, detail }) => ({ line, label, detail })) })
  }
  return once<FrameTraceView | null>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'lab-orders.write', touchedOf(order))
    const { right, left, bridge, frameMaker, frameName } = taken
    tx.send(sql`
      insert into frame_traces (organization_id, order_id, shapes, bridge, frame_maker, frame_name, kept_at, kept_by)
      values (${tx.organizationId}, ${orderId}, ${JSON.stringify({ right, left })}::jsonb, ${bridge}, ${short(frameMaker)}, ${short(frameName)}, ${deps.now()}, ${by.staffId})
      on conflict (organization_id, order_id) do update set shapes = excluded.shapes, bridge = excluded.bridge, frame_maker = excluded.frame_maker, frame_name = excluded.frame_name,
        kept_at = excluded.kept_at, kept_by = excluded.kept_by, version = frame_traces.version + 1`)
    audit(tx, by, call, { action: 'labs.trace-kept', subject: { kind, id: orderId }, branchId: order.branchId, changes: { right: right?.radii.length ?? 0, left: left?.radii.length ?? 0 } })
    recordFacts(tx, { kind: 'labs.order-changed', subjectId: orderId, subjectVersion: order.version, ...touchedOf(order), payload: { orderId } })
    return { answer: await frameTraceOf(tx, orderId), ids: { orderId } }
  }, (tx) => frameTraceOf(tx, orderId))
}

/** Takes the shape off an order again; without one there is nothing to do. */
export const dropTrace = (deps: LabsDeps, by: StaffMember, call: Call, orderId: string): Promise<void> => once<void>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
  const order = await lockOrder(tx, by, orderId)
  mustMay(by, 'lab-orders.write', touchedOf(order))
  const dropped = await tx.run(sql`delete from frame_traces where organization_id = ${tx.organizationId} and order_id = ${orderId}`)
  if (dropped > 0) {
    audit(tx, by, call, { action: 'labs.trace-dropped', subject: { kind, id: orderId }, branchId: order.branchId })
    recordFacts(tx, { kind: 'labs.order-changed', subjectId: orderId, subjectVersion: order.version, ...touchedOf(order), payload: { orderId } })
  }
  return { answer: undefined, ids: {} }
}, async () => undefined)

const short = (text: string | null): string | null => text?.replaceAll('\0', '').slice(0, 100) || null
