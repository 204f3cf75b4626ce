import { whole } from '../whole.ts'
import { outlineOf } from './trace.ts'
import type { Place, Trace } from './trace.ts'

/** What a traced shape measures, in whole hundredths of a millimetre; `centre` is the middle of its box from the tracer's origin. */
export interface Measures { readonly a: number; readonly b: number; readonly ed: number; readonly circumference: number; readonly centre: Place }

/**
 * A and B (box), ED (twice the longest radius from the middle of the box) and circumference (point to point, along the bevel where the
 * trace says how far forward it stands). Boxing system of ISO 8624.
 * @throws {RangeError} on fewer than three points, which enclose nothing
 */
export function measureTrace(trace: Trace): Measures {
  if (trace.points.length < 3) throw new RangeError('a shape has three points at least')
  const outline = outlineOf(trace)
  const [left, right] = ends(outline.map(({ x }) => x))
  const [low, high] = ends(outline.map(({ y }) => y))
  const centre = { x: (left + right) / 2, y: (low + high) / 2 }
  return {
    a: whole(right - left), b: whole(high - low), ed: whole(2 * longestFrom(outline, centre)), circumference: whole(lengthAround(trace, outline)),
    centre: { x: whole(centre.x), y: whole(centre.y) },
  }
}

/** The longest way from a place to the outline. */
export const longestFrom = (outline: readonly Place[], from: Place): number => outline.reduce((longest, { x, y }) => Math.max(longest, Math.hypot(x - from.x, y - from.y)), 0)

const ends = (values: readonly number[]): readonly [number, number] => [values.reduce((least, value) => Math.min(least, value)), values.reduce((most, value) => Math.max(most, value))]

function lengthAround({ points }: Trace, outline: readonly Place[]): number {
  return outline.reduce((sum, { x, y }, at) => {
    const before = outline.at(at - 1) ?? { x, y }
    const rise = (points[at]?.z ?? 0) - (points.at(at - 1)?.z ?? 0)
    return sum + Math.hypot(x - before.x, y - before.y, rise)
  }, 0)
}
