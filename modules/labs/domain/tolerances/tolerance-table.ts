/** Up to this size (both ends included; null: all larger) the difference may be `within`, or that share of the size in basis points. */
export type Band = { readonly upTo: number | null } & ({ readonly within: number } | { readonly shareBps: number })

export const lensDesigns = ['single-vision', 'multifocal', 'progressive'] as const
export type LensDesign = (typeof lensDesigns)[number]

/**
 * What a standard lets a lens differ by, as data with its source. Powers in thousandths of a dioptre, axis in degrees, prisms in
 * hundredths of a prism dioptre, lengths in hundredths of a millimetre. Null: the standard, or our source of it, does not say.
 */
export interface ToleranceTable {
  readonly code: string
  readonly name: string
  /** Where these figures were read. */
  readonly source: string
  /** ISO 3166 codes of countries where it is the usual one. */
  readonly countries: readonly string[]
  /** By the size of the strongest principal meridian. */
  readonly power: Readonly<Record<LensDesign, readonly Band[]>>
  /** By the size of the ordered cylinder. */
  readonly cylinder: Readonly<Record<LensDesign, readonly Band[]>>
  readonly axis: readonly Band[]
  readonly addition: readonly Band[] | null
  /** At the reference point: prism, or as many millimetres off as the power makes more of. */
  readonly prism: { readonly within: number; readonly orMm: number } | null
  readonly verticalImbalance: { readonly within: number; readonly orMm: number } | null
  readonly horizontalImbalance: { readonly within: number; readonly orMm: number } | null
  /** Of each lens, and of the difference between the two. */
  readonly height: number | null
  readonly heightDifference: number | null
}

/** How much may differ at that size, in whole units, rounded down: a whole difference is never within by the fraction cut off. */
export function limitAt(bands: readonly Band[], size: number): number | null {
  const band = bands.find(({ upTo }) => upTo === null || size <= upTo)
  if (!band) return null
  return 'within' in band ? band.within : Math.floor((size * band.shareBps) / 10_000)
}

/** How lenses are judged by what the prescription is for. */
export const designFor = (purpose: string): LensDesign => (purpose === 'progressive' ? 'progressive' : purpose === 'bifocal' ? 'multifocal' : 'single-vision')
