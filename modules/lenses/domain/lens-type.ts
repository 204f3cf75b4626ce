/** What a lens is made for. */
export const lensKinds = ['single-vision', 'bifocal', 'trifocal', 'progressive', 'office'] as const
export type LensKind = (typeof lensKinds)[number]

export const lensMaterials = ['glass', 'plastic', 'polycarbonate', 'trivex'] as const
export type LensMaterial = (typeof lensMaterials)[number]

/** How its surfaces are made. */
export const lensSurfaces = ['spherical', 'aspheric', 'double-aspheric', 'freeform'] as const
export type LensSurface = (typeof lensSurfaces)[number]

/** The spectral line of which an index speaks: d at 587.56 nm, e at 546.07 nm. The same plastic is 1.498 by one and 1.502 by the other. */
export const indexLines = ['nd', 'ne'] as const
export type IndexLine = (typeof indexLines)[number]

/** What a maker says of a lens, apart from the powers it is made in. */
export interface LensFacts {
  /** The maker's code; with the maker's own code it names the lens in every later catalogue. */
  readonly code: string
  readonly name: string
  readonly kind: LensKind
  readonly material: LensMaterial | null
  /** Ten-thousandths: 1.6 is 16000. */
  readonly index: number
  readonly indexLine: IndexLine
  /** Hundredths: 58.25 is 5825. */
  readonly abbe: number | null
  /** Hundredths of a gram in a cubic centimetre: 1.32 is 132. */
  readonly density: number | null
  readonly surface: LensSurface
  /** The corridor of a progressive lens in hundredths of a millimetre. */
  readonly corridor: number | null
  readonly photochromic: boolean
  readonly polarised: boolean
  /** Working days until it is delivered. */
  readonly deliveryDays: number | null
  /** First and last day on which it can be had; null: no end on that side. */
  readonly from: string | null
  readonly until: string | null
}

/**
 * Powers in which a lens is made at one diameter; a lens can be had that lies in one of its sets. Powers in thousandths of a dioptre, prisms
 * in hundredths of a prism dioptre, lengths in hundredths of a millimetre.
 *
 * `from` and `to` bound the strongest principal meridian, and `shareFrom` and `shareTo` say, in hundredths, which meridian each bound is held
 * against: of an eye in plus-cylinder form the sphere plus this share of the cylinder. 0 is the weaker meridian, 100 the stronger, and what lies
 * between lets the cylinder count in part, as b2bOptic's «cylinder effect» does.
 */
export interface PowerSet {
  readonly diameter: number
  /** As wide as a lens that is decentred towards the nose can be; the diameter itself where it is round. */
  readonly opticalDiameter: number
  readonly from: number
  readonly to: number
  /** Of the cylinder without its sign. */
  readonly cylinderFrom: number
  readonly cylinderTo: number
  readonly shareFrom: number
  readonly shareTo: number
  /** Steps in which sphere and cylinder are made; null: the maker does not say, and it is not judged. */
  readonly step: number | null
  /** Null: the maker does not say, and it is not judged. */
  readonly prismTo: number | null
  readonly additionFrom: number
  readonly additionTo: number
  readonly additionStep: number
  /** In minor units of the catalogue's currency, for one lens; null: not said. */
  readonly price: number | null
  /** Where these powers take longer or shorter than the lens as such. */
  readonly deliveryDays: number | null
}

/**
 * Curves of the front that can be asked for, in hundredths of a dioptre, where the power lies in these bounds; shares as in {@link PowerSet},
 * absent where they are 0 and 100.
 */
export interface BaseCurve {
  readonly diameter: number; readonly from: number; readonly to: number; readonly cylinderFrom: number; readonly cylinderTo: number; readonly curve: number
  readonly shareFrom?: number; readonly shareTo?: number
}
