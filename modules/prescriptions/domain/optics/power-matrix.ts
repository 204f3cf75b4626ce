import { radians } from '../whole.ts'
import { fromPowerVector } from './power-vector.ts'
import type { SpheroCylinder } from './sphero-cylinder.ts'

/**
 * A power as a symmetrical matrix in dioptres, not rounded; x to the right hand of who faces the wearer, y up, as axes and prism bases
 * are counted. Times a way in centimetres it is a prism (Prentice).
 */
export interface PowerMatrix { readonly xx: number; readonly xy: number; readonly yy: number }

/** [[S + C·sin²A, −C·sinA·cosA], [same, S + C·cos²A]]: Long 1976, Keating 1980. */
export function toPowerMatrix({ sphere, cylinder, axisDeg }: SpheroCylinder): PowerMatrix {
  const [sin, cos] = [Math.sin(radians(axisDeg ?? 0)), Math.cos(radians(axisDeg ?? 0))]
  const [s, c] = [sphere / 1000, cylinder / 1000]
  return { xx: s + c * sin * sin, xy: -c * sin * cos, yy: s + c * cos * cos }
}

/** The power of a matrix with a minus cylinder, rounded to whole thousandths and degrees. */
export const fromPowerMatrix = ({ xx, xy, yy }: PowerMatrix): SpheroCylinder =>
  fromPowerVector({ mean: 500 * (xx + yy), j0: 500 * (xx - yy), j45: 1000 * xy })
