import type { Eye } from '../eye-values.ts'
import { noseSide } from '../side.ts'
import { toPowerMatrix } from './power-matrix.ts'
import type { PrismParts } from './prism.ts'
import type { SpheroCylinder } from './sphero-cylinder.ts'

/** Where something lies from somewhere, in hundredths of a millimetre; out and down are below zero. */
export interface Way { readonly in: number; readonly up: number }

/**
 * Prism by decentration, in hundredths of a prism dioptre, not rounded: the power matrix times the way from the pupil to the optical
 * centre in centimetres. Prentice's rule (P = c·F) for a lens with a cylinder at any axis: 4 mm of 5 D are 2 prism dioptres.
 */
export function prismOfDecentration(eye: Eye, power: SpheroCylinder, centre: Way): PrismParts {
  const { xx, xy, yy } = toPowerMatrix(power)
  const [x, y] = [(noseSide(eye) * centre.in) / 1000, centre.up / 1000]
  return { in: 100 * noseSide(eye) * (xx * x + xy * y), up: 100 * (xy * x + yy * y) }
}

/**
 * Where the optical centre must lie from the pupil so that the lens makes the prism, in hundredths of a millimetre, not rounded; null
 * when a meridian has no power and no way makes it.
 */
export function decentrationForPrism(eye: Eye, power: SpheroCylinder, prism: PrismParts): Way | null {
  const { xx, xy, yy } = toPowerMatrix(power)
  const determinant = xx * yy - xy * xy
  if (Math.abs(determinant) < 1e-9) return null
  const [x, y] = [(noseSide(eye) * prism.in) / 100, prism.up / 100]
  return { in: (1000 * noseSide(eye) * (yy * x - xy * y)) / determinant, up: (1000 * (xx * y - xy * x)) / determinant }
}

/**
 * The prism by which the right eye differs from the left when both look through a point below (and nasal of) their optical centres, in
 * hundredths of a prism dioptre, not rounded: vertical above zero when the right one has more base up. −4.00 beside −1.00 at 10 mm: 3 down.
 */
export function imbalanceAt(right: SpheroCylinder, left: SpheroCylinder, point: { readonly below: number; readonly inset: number }): { readonly vertical: number; readonly horizontal: number } {
  // Seen from the point, the centre lies above and to the temple.
  const centre: Way = { in: -point.inset, up: point.below }
  const [r, l] = [prismOfDecentration('right', right, centre), prismOfDecentration('left', left, centre)]
  return { vertical: r.up - l.up, horizontal: r.in + l.in }
}
