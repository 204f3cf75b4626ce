import type { Eye } from '../eye-values.ts'
import { noseSide } from '../side.ts'
import { radians, whole } from '../whole.ts'
import { fromPowerMatrix, toPowerMatrix } from './power-matrix.ts'
import type { PowerMatrix } from './power-matrix.ts'
import type { SpheroCylinder } from './sphero-cylinder.ts'

/** How a lens stands before the eye, in tenths of a degree: the lower rim towards the cheek, the outer rim towards the temple. */
export interface Stand { readonly tilt: number; readonly wrap: number }

/**
 * What a sphere becomes for the eye when the lens is tilted (Martin): sphere S·(1 + sin²α / 2n), and a cylinder of that new sphere
 * times tan²α with its axis along the axis of the tilt. Thousandths of a dioptre, index in ten-thousandths, tilt in tenths of a degree.
 * Source: Durham Technical Community College, lens tilt, where 2n is taken as 3: +15.00 at 10° is +15.15 +0.47 × 180. (Another source
 * takes the cylinder of the sphere as it was.)
 */
export function martinTilt(sphere: number, tilt: number, index: number, axisDeg: 180 | 90 = 180): SpheroCylinder {
  const angle = radians(tilt / 10)
  const tilted = sphere * (1 + Math.sin(angle) ** 2 / ((2 * index) / 10_000))
  const cylinder = whole(tilted * Math.tan(angle) ** 2)
  return { sphere: whole(tilted), cylinder, axisDeg: cylinder === 0 ? null : axisDeg }
}

/**
 * What a lens of that power does before an eye when it is worn with tilt and wrap, cylinder at any axis. The thin lens of Coddington's
 * equations with Keating's matrices (Keating 1993, Blendowske 2002): the lens plane projected on the plane before the eye.
 * Thousandths of a dioptre, index in ten-thousandths; rounded to whole thousandths and degrees, minus cylinder.
 */
export const powerAsWorn = (eye: Eye, power: SpheroCylinder, stand: Stand, index: number): SpheroCylinder =>
  fromPowerMatrix(scaled(congruent(inverse(projection(eye, stand)), toPowerMatrix(power)), obliquity(stand, index)))

/** What to order so that, worn with tilt and wrap, the eye gets the power it needs. Undoes {@link powerAsWorn} but for its rounding. */
export const compensateTilt = (eye: Eye, needed: SpheroCylinder, stand: Stand, index: number): SpheroCylinder =>
  fromPowerMatrix(scaled(congruent(projection(eye, stand), toPowerMatrix(needed)), 1 / obliquity(stand, index)))

interface Matrix { readonly a: number; readonly b: number; readonly c: number; readonly d: number }

/** The lens's own directions as seen along the line of sight: turned about the frame's upright by the wrap, then tilted with the frame. Left lenses wrap the other way. */
function projection(eye: Eye, { tilt, wrap }: Stand): Matrix {
  const [t, w] = [radians(tilt / 10), radians((noseSide(eye) * wrap) / 10)]
  return { a: Math.cos(w), b: 0, c: -Math.sin(t) * Math.sin(w), d: Math.cos(t) }
}

/** Coddington's factor of the sagittal power, (n·cos i′ − cos i) / (n − 1), at the angle that tilt and wrap make together. */
function obliquity({ tilt, wrap }: Stand, index: number): number {
  const n = index / 10_000
  const cos = Math.cos(radians(tilt / 10)) * Math.cos(radians(wrap / 10))
  return (Math.sqrt(n * n - 1 + cos * cos) - cos) / (n - 1)
}

const inverse = ({ a, b, c, d }: Matrix): Matrix => {
  const determinant = a * d - b * c
  return { a: d / determinant, b: -b / determinant, c: -c / determinant, d: a / determinant }
}

/** Qᵀ·F·Q: what a quadratic surface is in other directions. */
const congruent = ({ a, b, c, d }: Matrix, { xx, xy, yy }: PowerMatrix): PowerMatrix => ({
  xx: a * a * xx + 2 * a * c * xy + c * c * yy,
  xy: a * b * xx + (a * d + b * c) * xy + c * d * yy,
  yy: b * b * xx + 2 * b * d * xy + d * d * yy,
})

const scaled = ({ xx, xy, yy }: PowerMatrix, by: number): PowerMatrix => ({ xx: xx * by, xy: xy * by, yy: yy * by })
