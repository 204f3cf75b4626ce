import type { Way } from '../optics/prentice.ts'

/** A frame by the boxing system (ISO 8624) in hundredths of a millimetre: width and height of a lens, the bridge, and twice its longest radius. */
export interface Boxing { readonly a: number; readonly b: number; readonly dbl: number; readonly ed: number | null }

/** From the middle of one lens to the middle of the other: A + DBL. */
export const framePd = ({ a, dbl }: Pick<Boxing, 'a' | 'dbl'>): number => a + dbl

/** By how much a lens is wider than high. */
export const frameDifference = ({ a, b }: Pick<Boxing, 'a' | 'b'>): number => a - b

/**
 * Where the pupil stands from the middle of the boxed lens: half the frame's PD less the eye's own, and the fitting height less half of
 * B; at half height when none was measured. Hundredths of a millimetre.
 */
export const centrationIn = (box: Pick<Boxing, 'a' | 'b' | 'dbl'>, pd: number, height: number | null = null): Way =>
  ({ in: framePd(box) / 2 - pd, up: height === null ? 0 : height - box.b / 2 })

/** Effective diameter where nobody measured it: that of the shape which {@link synthesizeTrace} draws without one. */
export const likelyEd = ({ a, b }: Pick<Boxing, 'a' | 'b'>): number => Math.round(2 * longestRadius(a / 2, b / 2, likelyRoundness))

/** How full the corners of a usual lens are: the exponent of its superellipse; 2 is an ellipse. */
export const likelyRoundness = 3

/** The longest radius of |x/w|ⁿ + |y/h|ⁿ = 1: where its circle touches, y/h is (h/w)^(2/(n−2)) times x/w. */
export function longestRadius(w: number, h: number, roundness: number): number {
  if (roundness <= 2) return Math.max(w, h)
  const share = (h / w) ** (2 / (roundness - 2))
  const x = w / (1 + share ** roundness) ** (1 / roundness)
  return Math.hypot(x, (x / w) * share * h)
}
