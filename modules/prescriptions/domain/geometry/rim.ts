import { radians } from '../whole.ts'
import { outlineOf } from './trace.ts'
import type { Place, Trace } from './trace.ts'

/** How far the edge lies from the optical centre, in millimetres, at each of 360 whole degrees counter-clockwise. */
export type Rim = readonly number[]

/** A round lens, uncut, by its diameter in hundredths of a millimetre. */
export const roundRim = (diameter: number): Rim => Array.from({ length: 360 }, () => diameter / 200)

/**
 * The rim as the optical centre sees it: along each degree the furthest crossing with the outline.
 * @throws {RangeError} when the centre lies outside of the shape, where some degrees meet no edge
 */
export function rimAround(trace: Trace, centre: Place): Rim {
  const outline = outlineOf(trace).map(({ x, y }) => ({ x: (x - centre.x) / 100, y: (y - centre.y) / 100 }))
  const rim = Array.from({ length: 360 }, () => 0)
  for (const [at, to] of outline.entries()) mark(rim, outline.at(at - 1) ?? to, to)
  if (rim.includes(0)) throw new RangeError('the optical centre lies outside of the shape')
  return rim
}

/** Marks on every whole degree that a side of the outline crosses how far away it is. */
function mark(rim: number[], from: Place, to: Place): void {
  const [start, end] = [degreesOf(from), degreesOf(to)]
  const turn = ((end - start + 540) % 360) - 180
  const [first, last] = turn < 0 ? [start + turn, start] : [start, start + turn]
  // Two sides that meet on a whole degree both mark it, however their angles were rounded.
  for (let degree = Math.ceil(first - 1e-9); degree <= last + 1e-9; degree += 1) {
    const at = ((degree % 360) + 360) % 360
    rim[at] = Math.max(rim[at] ?? 0, crossing(from, to, degree))
  }
}

const degreesOf = ({ x, y }: Place): number => (Math.atan2(y, x) * 180) / Math.PI

/** Where the ray at an angle meets the line through both places. */
function crossing(from: Place, to: Place, degree: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const along = Math.cos(radians(degree)) * dy - Math.sin(radians(degree)) * dx
  return Math.abs(along) < 1e-12 ? Math.max(Math.hypot(from.x, from.y), Math.hypot(to.x, to.y)) : (from.x * dy - from.y * dx) / along
}
