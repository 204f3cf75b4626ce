import { whole } from '../whole.ts'
import { normalised } from './sphero-cylinder.ts'
import type { SpheroCylinder } from './sphero-cylinder.ts'

/**
 * The power that does at another distance from the eye what this one does where it was examined: F / (1 − (from − to)·F) for each
 * principal meridian by itself, the axis kept. Distances in hundredths of a millimetre, powers in thousandths of a dioptre, rounded to
 * whole ones. Source: National Federation of Opticianry Schools, module 11a.
 * @example compensateVertex({ sphere: -10_000, cylinder: 0, axisDeg: null }, 1400, 1200) // −9.804
 * @throws {RangeError} when the focus lies between both places, so that no lens does the same
 */
export function compensateVertex(power: SpheroCylinder, from: number, to: number): SpheroCylinder {
  const { sphere, cylinder, axisDeg } = normalised(power)
  const along = whole(moved(sphere, from - to))
  const across = whole(moved(sphere + cylinder, from - to))
  return normalised({ sphere: along, cylinder: across - along, axisDeg })
}

function moved(power: number, towardsEye: number): number {
  const share = 1 - (towardsEye / 100_000) * (power / 1000)
  if (share <= 0) throw new RangeError('the focus lies between both vertex distances')
  return power / share
}
