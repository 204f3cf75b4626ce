/** Up to this size (both ends included; null: all larger) the difference may be `within`, or that share of the size in basis points: one of the two. */
export interface Band { readonly upTo: number | null; readonly within?: number | undefined; readonly shareBps?: number | undefined }

/** A band that holds at powers up to `powerUpTo` only, both ends included; null or left out: at all others. Some standards judge cylinders by both. */
export interface CylinderBand extends Band { readonly powerUpTo?: number | null | undefined }

/** Up to this power (both ends included; null: all stronger) a prism may be `within`, or what so many millimetres beside the reference point make of the power, or both together. */
export interface PrismBand { readonly upTo: number | null; readonly within?: number | undefined; readonly mm?: number | undefined }

export const lensDesigns = ['single-vision', 'multifocal', 'progressive'] as const
export type LensDesign = (typeof lensDesigns)[number]

/**
 * What a standard lets a lens differ by, as data. Powers in thousandths of a dioptre, axis in degrees, prisms in hundredths of a prism
 * dioptre, lengths in hundredths of a millimetre. Null, or no band: the standard, or our source of it, does not say.
 */
export interface ToleranceFigures {
  /** By the size of the strongest principal meridian. */
  readonly power: Readonly<Record<LensDesign, readonly Band[]>>
  /** By the size of the ordered cylinder, and of the strongest principal meridian where a band says so. */
  readonly cylinder: Readonly<Record<LensDesign, readonly CylinderBand[]>>
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

/** A table by which lenses are judged, with where its figures were read. */
export interface ToleranceTable extends ToleranceFigures {
  /** Of one that Lunette brings its code, of a shop's own its id. */
  readonly code: string
  readonly name: string
  readonly source: string
  /** ISO 3166 codes of countries where it is the usual one. */
  readonly countries: readonly string[]
}

/** How much may differ at that size, in whole units, rounded down: a whole difference is never within by the fraction cut off. */
export function limitAt(bands: readonly Band[], size: number): number | null {
  const band = bandAt(bands, size)
  return band && (band.within ?? Math.floor((size * (band.shareBps ?? 0)) / 10_000))
}

/** How much a cylinder of that size may differ in a lens of that power. */
export function cylinderLimitAt(bands: readonly CylinderBand[], size: number, power: number): number | null {
  const group = bands.find(({ powerUpTo = null }) => powerUpTo === null || power <= powerUpTo)?.powerUpTo ?? null
  return limitAt(bands.filter(({ powerUpTo = null }) => powerUpTo === group), size)
}

/** How much prism may be off at that power, whole hundredths, rounded down. A millimetre beside the reference point is a prism of a tenth of the power (Prentice). */
export function prismAt(bands: readonly PrismBand[], power: number): number | null {
  const band = bandAt(bands, power)
  return band && (band.within ?? 0) + Math.floor((power * (band.mm ?? 0)) / 10_000)
}

/** How far from its place a centre may be at that power, whole hundredths of a millimetre, rounded down: until it makes the prism that is allowed. Null without power, where it makes none. */
export function millimetresAt(bands: readonly PrismBand[], power: number): number | null {
  const band = power === 0 ? null : bandAt(bands, power)
  return band && (band.mm ?? 0) + Math.floor(((band.within ?? 0) * 10_000) / power)
}

const bandAt = <One extends { readonly upTo: number | null }>(bands: readonly One[], size: number): One | null => bands.find(({ upTo }) => upTo === null || size <= upTo) ?? null

/** How lenses are judged by what the prescription is for. */
export const designFor = (purpose: string): LensDesign => (purpose === 'progressive' ? 'progressive' : purpose === 'bifocal' ? 'multifocal' : 'single-vision')
