import { whole } from '../whole.ts'
import type { Prism } from './prism.ts'

/**
 * The prism base down that a lab grinds into both progressive lenses alike, so that they are thin below as above: two thirds of the
 * addition in prism dioptres, rounded to whole hundredths. Addition in thousandths of a dioptre; null without one. The share is the
 * usual rule of thumb (Meister, Progressive lens dispensing); a lab may take another.
 */
export function prismThinning(addition: number): Prism | null {
  const amount = whole((addition / 10) * (2 / 3))
  return amount > 0 ? { amount, baseDeg: 270 } : null
}
