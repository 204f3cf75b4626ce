/** Up to this size (both ends included; null: all larger) the difference may be `within`, or that share of the size in basis points. */
export type Band = { readonly upTo: number | null } & ({ readonly within: number } | { readonly shareBps: number })

/** Up to this power (both ends included; null: all stronger) a prism may be `within`, or what so many millimetres beside the reference point make of the power. */
export type PrismBand = { readonly upTo: number | null } & ({ readonly within: number } | { readonly mm: number })

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
  /** At the reference point of a lens, by the size of its strongest principal meridian. */
  readonly prism: readonly PrismBand[] | null
  /** Between the two lenses, by the power of the weaker one in that direction. */
  readonly verticalImbalance: Readonly<Record<LensDesign, readonly PrismBand[] | null>>
  readonly horizontalImbalance: Readonly<Record<LensDesign, readonly PrismBand[] | null>>
  /** Of each lens, and of the difference between the two. */
  readonly height: number | null
  readonly heightDifference: number | null
}

/** How much may differ at that size, in whole units, rounded down: a whole difference is never within by the fraction cut off. */
export function limitAt(bands: readonly Band[], size: number): number | null {
  const band = bandAt(bands, size)
  if (!band) return null
  return 'within' in band ? band.within : Math.floor((size * band.shareBps) / 10_000)
}

/** How much prism may be off at that power, whole hundredths, rounded down. A millimetre beside the reference point is a prism of a tenth of the power (Prentice). */
export function prismAt(bands: readonly PrismBand[], power: number): number | null {
  const band = bandAt(bands, power)
  return band && ('within' in band ? band.within : Math.floor((power * band.mm) / 10_000))
}

/** How far from its place a centre may be at that power, whole hundredths of a millimetre, rounded down: until it makes the prism that is allowed. Null without power, where it makes none. */
export function millimetresAt(bands: readonly PrismBand[], power: number): number | null {
  const band = power === 0 ? null : bandAt(bands, power)
  return band && ('mm' in band ? band.mm : Math.floor((band.within * 10_000) / power))
}

const bandAt = <One extends { readonly upTo: number | null }>(bands: readonly One[], size: number): One | null => bands.find(({ upTo }) => upTo === null || size <= upTo) ?? null

/** How lenses are judged by what the prescription is for. */
export const designFor = (purpose: string): LensDesign => (purpose === 'progressive' ? 'progressive' : purpose === 'bifocal' ? 'multifocal' : 'single-vision')
