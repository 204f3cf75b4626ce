import { radians, whole } from '../whole.ts'
import { axisInTurn, normalised } from './sphero-cylinder.ts'
import type { SpheroCylinder } from './sphero-cylinder.ts'

/** A principal meridian: its power in thousandths of a dioptre, and its direction in degrees 1–180. */
export interface Meridian { readonly power: number; readonly atDeg: number }

/** Power along a meridian in thousandths of a dioptre, not rounded: S + C·sin²(meridian − axis). */
export const powerAt = ({ sphere, cylinder, axisDeg }: SpheroCylinder, meridianDeg: number): number =>
  sphere + cylinder * Math.sin(radians(meridianDeg - (axisDeg ?? 0))) ** 2

/** The two principal meridians: along the axis the sphere alone, across it sphere and cylinder. A sphere has them at 180 and 90. */
export function principalMeridians(power: SpheroCylinder): readonly [Meridian, Meridian] {
  const { sphere, cylinder, axisDeg } = normalised(power)
  const along = axisDeg ?? 180
  return [{ power: sphere, atDeg: along }, { power: sphere + cylinder, atDeg: axisInTurn(along + 90) }]
}

/** The meridian furthest from zero, by which lens ranges say what they can; of two alike the one along the axis. */
export function strongestMeridian(power: SpheroCylinder): Meridian {
  const [along, across] = principalMeridians(power)
  return Math.abs(across.power) > Math.abs(along.power) ? across : along
}

/**
 * Spherical equivalent in thousandths of a dioptre: S + C/2, +3.00 −1.50 is +2.25. (A root of squares, as one site has it, is wrong.)
 * A half thousandth is rounded away from zero.
 */
export const sphericalEquivalent = ({ sphere, cylinder }: SpheroCylinder): number => whole(sphere + cylinder / 2)

/** The power for near: distance sphere and addition, cylinder and axis as they are. Thousandths of a dioptre. */
export const nearPower = (distance: SpheroCylinder, addition: number): SpheroCylinder => ({ ...normalised(distance), sphere: distance.sphere + addition })
