import type { Eye, EyeValues } from '../eye-values.ts'
import type { Purpose } from '../prescription.ts'
import { whole } from '../whole.ts'
import { nearPower } from './meridians.ts'
import { decentrationForPrism } from './prentice.ts'
import type { Way } from './prentice.ts'
import { prismIn, resolvePrism } from './prism.ts'
import { powerOf } from './sphero-cylinder.ts'

/** No blank is decentred further, in hundredths of a millimetre. The bound is ours, and generous. */
const FARTHEST = 1000

/**
 * Where the optical centre of a stock lens has to lie from the pupil so that the lens makes the eye's prism by itself, in whole hundredths
 * of a millimetre; null without a prism, where the way is longer than any blank, and for lenses with more than one power, whose prism is ground.
 */
export function wayForPrism(eye: Eye, values: EyeValues, purpose: Purpose): Way | null {
  const [prism, distance] = [prismIn(eye, values), powerOf(values)]
  if (!prism || !distance || !(purpose === 'distance' || purpose === 'near')) return null
  const power = purpose === 'near' ? nearPower(distance, values.addition ?? 0) : distance
  const way = decentrationForPrism(eye, power, resolvePrism(eye, prism))
  return way && Math.hypot(way.in, way.up) <= FARTHEST ? { in: whole(way.in), up: whole(way.up) } : null
}
