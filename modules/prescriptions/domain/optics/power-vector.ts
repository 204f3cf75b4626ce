import { radians, whole } from '../whole.ts'
import { axisInTurn } from './sphero-cylinder.ts'
import type { SpheroCylinder } from './sphero-cylinder.ts'

/** A power as three independent figures in thousandths of a dioptre, not rounded: mean, and two crossed cylinders at 180/90 and 45/135. */
export interface PowerVector { readonly mean: number; readonly j0: number; readonly j45: number }

/** Source: Thibos, Wheeler and Horner 1997, "Power vectors: an application of Fourier analysis to refractive error". */
export function toPowerVector({ sphere, cylinder, axisDeg }: SpheroCylinder): PowerVector {
  const twice = radians(2 * (axisDeg ?? 0))
  return { mean: sphere + cylinder / 2, j0: (-cylinder / 2) * Math.cos(twice), j45: (-cylinder / 2) * Math.sin(twice) }
}

/** The power of a vector with a minus cylinder, rounded to whole thousandths and degrees. A cylinder that rounds to nothing has no axis. */
export function fromPowerVector({ mean, j0, j45 }: PowerVector): SpheroCylinder {
  const half = Math.hypot(j0, j45)
  const cylinder = whole(-2 * half)
  return { sphere: whole(mean + half), cylinder, axisDeg: cylinder === 0 ? null : axisInTurn(whole((Math.atan2(j45, j0) * 90) / Math.PI)) }
}

/** How far two powers are from each other, in thousandths of a dioptre: the length of the difference of their vectors. */
export function powerDistance(one: SpheroCylinder, other: SpheroCylinder): number {
  const [a, b] = [toPowerVector(one), toPowerVector(other)]
  return whole(Math.hypot(a.mean - b.mean, a.j0 - b.j0, a.j45 - b.j45))
}
