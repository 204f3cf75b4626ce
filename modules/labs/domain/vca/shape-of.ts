import type { JobTrace } from './job.ts'
import { evenAngles } from './traces.ts'

/** A shape in points, as the geometry of prescriptions takes it. */
export interface Shape { readonly eye: 'right' | 'left'; readonly points: readonly { readonly radius: number; readonly angle: number; readonly z?: number }[] }

/** A trace in points by rising angle; heights that were felt at other angles are read between their neighbours. */
export function shapeOf(eye: Shape['eye'], { radii, angles, heights }: JobTrace): Shape {
  const around = angles ?? evenAngles(radii.length)
  const heightAt = heights ? between(heights.values, heights.angles ?? evenAngles(heights.values.length)) : null
  const points = radii.map((radius, index) => {
    // A full circle is where it began.
    const angle = (around[index] ?? 0) % 36_000
    return heightAt ? { radius, angle, z: heightAt(angle) } : { radius, angle }
  })
  return { eye, points: points.toSorted((one, other) => one.angle - other.angle) }
}

/** Values around a circle at rising angles, straight between two of them. */
function between(values: readonly number[], angles: readonly number[]): (angle: number) => number {
  return (angle) => {
    const after = firstFrom(angles, angle)
    if (angles[after] === angle) return values[after] ?? 0
    const [low, high] = [(after === 0 ? angles.length : after) - 1, after === angles.length ? 0 : after]
    const [from, to] = [angles[low] ?? 0, angles[high] ?? 0]
    const way = (to - from + 36_000) % 36_000
    const share = way === 0 ? 0 : ((angle - from + 36_000) % 36_000) / way
    return (values[low] ?? 0) + share * ((values[high] ?? 0) - (values[low] ?? 0))
  }
}

/** Where in rising angles the first one stands that is not below; their count when all are. By halves: a file may have 20,000 of each. */
function firstFrom(angles: readonly number[], angle: number): number {
  let [low, high] = [0, angles.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((angles[middle] ?? 0) < angle) low = middle + 1
    else high = middle
  }
  return low
}
