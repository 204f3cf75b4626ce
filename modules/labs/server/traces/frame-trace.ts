import { measureTrace, tracedFrame } from '#modules/prescriptions/domain'
import type { KnownFrame } from '#modules/prescriptions/domain'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { FrameTraceView } from '../../contract.ts'
import { shapeOf } from '../../domain/index.ts'
import type { JobTrace, TakenTrace } from '../../domain/index.ts'

interface Row {
  order_id: string; shapes: Pick<TakenTrace, 'right' | 'left'>; bridge: number | null; frame_maker: string | null; frame_name: string | null
  kept_at: Date; kept_by: string; by_name: string | null; version: number
}

const rowOf = (tx: Tx, orderId: string): Promise<Row | undefined> => tx.maybe<Row>(sql`
  select t.order_id, t.shapes, t.bridge, t.frame_maker, t.frame_name, t.kept_at, t.kept_by, s.name as by_name, t.version from frame_traces t
  left join staff_names s on s.organization_id = t.organization_id and s.id = t.kept_by
  where t.organization_id = ${tx.organizationId} and t.order_id = ${orderId}`)

/** The shape of an order's frame as it was taken, or null. */
export async function takenTraceOf(tx: Tx, orderId: string): Promise<TakenTrace | null> {
  const row = await rowOf(tx, orderId)
  return row ? { ...row.shapes, bridge: row.bridge, frameMaker: row.frame_maker, frameName: row.frame_name } : null
}

/** The frame of an order as it was traced, what else is `known` of it beside; null without a trace. Orders draw their glasses in it. */
export async function tracedFrameOf(tx: Tx, orderId: string, known: KnownFrame | null): Promise<KnownFrame | null> {
  const taken = await takenTraceOf(tx, orderId)
  const shape = taken && ((taken.right && shapeOf('right', taken.right)) ?? (taken.left && shapeOf('left', taken.left)))
  return shape ? tracedFrame(shape, taken.bridge, known) : null
}

/** The shape of an order's frame, measured, or null. */
export async function frameTraceOf(tx: Tx, orderId: string): Promise<FrameTraceView | null> {
  const row = await rowOf(tx, orderId)
  if (!row) return null
  return {
    orderId: row.order_id, right: measured('right', row.shapes.right), left: measured('left', row.shapes.left), bridge: row.bridge, frameMaker: row.frame_maker, frameName: row.frame_name,
    keptAt: row.kept_at.toISOString(), keptBy: { id: row.kept_by, name: row.by_name ?? '' }, version: row.version,
  }
}

function measured(eye: 'right' | 'left', trace: JobTrace | null): FrameTraceView['right'] {
  if (!trace) return null
  const { a, b, ed, circumference } = measureTrace(shapeOf(eye, trace))
  return { seen: trace.seen, a, b, ed, circumference, radii: [...trace.radii], angles: trace.angles && [...trace.angles] }
}
