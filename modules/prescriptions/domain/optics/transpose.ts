import { axisInTurn, normalised } from './sphero-cylinder.ts'
import type { SpheroCylinder } from './sphero-cylinder.ts'

/**
 * The same lens in the other notation: S + C, −C, axis turned by 90°. Done twice it is what it was.
 * Thousandths of a dioptre. Source: National Federation of Opticianry Schools, module 08c.
 * @example transpose({ sphere: 3000, cylinder: -1500, axisDeg: 90 }) // { sphere: 1500, cylinder: 1500, axisDeg: 180 }
 */
export function transpose(power: SpheroCylinder): SpheroCylinder {
  const { sphere, cylinder, axisDeg } = normalised(power)
  return axisDeg === null ? { sphere, cylinder, axisDeg } : { sphere: sphere + cylinder, cylinder: -cylinder, axisDeg: axisInTurn(axisDeg + 90) }
}

/** The power written with a minus cylinder. */
export const toMinusCylinder = (power: SpheroCylinder): SpheroCylinder => (power.cylinder > 0 ? transpose(power) : normalised(power))

/** The power written with a plus cylinder. */
export const toPlusCylinder = (power: SpheroCylinder): SpheroCylinder => (power.cylinder < 0 ? transpose(power) : normalised(power))
