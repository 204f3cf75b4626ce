import type { Eye } from '../eye-values.ts'
import { radians } from '../whole.ts'
import { likelyRoundness, longestRadius } from './boxing.ts'
import type { Boxing } from './boxing.ts'
import type { Trace } from './trace.ts'

/** Beyond this the corners are those of a rectangle, to a hundredth of a millimetre. */
const squarest = 400

/**
 * A shape with this box where none was traced: a superellipse as full in its corners as ED asks, one point a degree, its radius not rounded. What is worked out
 * from it is an estimate: a rim is neither symmetrical nor known by three figures.
 */
export function synthesizeTrace(eye: Eye, { a, b, ed }: Pick<Boxing, 'a' | 'b' | 'ed'>): Trace {
  const [w, h] = [a / 2, b / 2]
  const roundness = ed === null ? likelyRoundness : roundnessOf(w, h, ed / 2)
  const points = Array.from({ length: 360 }, (_, degree) => ({ angle: degree * 100, radius: radiusAt(w, h, roundness, degree) }))
  return { eye, points }
}

function radiusAt(w: number, h: number, roundness: number, degree: number): number {
  const [cos, sin] = [Math.abs(Math.cos(radians(degree))), Math.abs(Math.sin(radians(degree)))]
  return ((cos / w) ** roundness + (sin / h) ** roundness) ** (-1 / roundness)
}

/** By halving: the fuller the corners, the longer the longest radius. An ED that no such shape has gives the nearest one. */
function roundnessOf(w: number, h: number, longest: number): number {
  let [low, high] = [2, squarest]
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    if (longestRadius(w, h, middle) < longest) low = middle
    else high = middle
  }
  return low
}
