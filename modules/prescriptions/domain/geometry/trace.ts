import { otherEye } from '../eye-values.ts'
import type { Eye } from '../eye-values.ts'
import { radians } from '../whole.ts'

/** A point of a traced rim: radius in hundredths of a millimetre, angle in hundredths of a degree, how far it stands forward where traced. */
export interface TracePoint { readonly radius: number; readonly angle: number; readonly z?: number }

/**
 * The shape of a lens as a tracer feels it: radii from the tracer's own origin, angles rising from 0 to below 36 000,
 * counter-clockwise from the right hand of who faces the wearer, as axes and prism bases are counted.
 */
export interface Trace { readonly eye: Eye; readonly points: readonly TracePoint[] }

/** A place in the plane of the lens in hundredths of a millimetre: x to the right hand of who faces the wearer, y up. */
export interface Place { readonly x: number; readonly y: number }

/** The outline, point by point, from the tracer's origin. */
export const outlineOf = ({ points }: Trace): readonly Place[] =>
  points.map(({ radius, angle }) => ({ x: radius * Math.cos(radians(angle / 100)), y: radius * Math.sin(radians(angle / 100)) }))

/** The shape for the other eye: mirrored about the upright, angles rising again. */
export function mirrorTrace({ eye, points }: Trace): Trace {
  const mirrored = points.map((point) => ({ ...point, angle: (54_000 - point.angle) % 36_000 }))
  return { eye: otherEye(eye), points: mirrored.toSorted((one, other) => one.angle - other.angle) }
}
