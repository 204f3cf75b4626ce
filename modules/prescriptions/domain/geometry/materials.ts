/** A lens material; `index` is the name the trade gives it, in ten-thousandths, `nd` and `ne` what it is at 587.56 and 546.07 nm where a source says so. */
export interface Material { readonly index: number; readonly name: string; readonly nd: number | null; readonly ne: number | null; readonly abbe: number; readonly density: number }

/**
 * Index, Abbe number and density (g/cm³) as lens-shapers.com lists them; the line of a precise index is told where a source names it:
 * CR-39 1.498 (nd) or 1.502 (ne), polycarbonate 1.586 and Trivex 1.532 (igateoptics.com). The others are trade names only: a
 * catalogue's own figures go before these.
 */
export const materials: readonly Material[] = [
  { index: 15_000, name: 'CR-39', nd: 14_980, ne: 15_020, abbe: 59, density: 1.31 },
  { index: 15_300, name: 'Trivex', nd: 15_320, ne: null, abbe: 44, density: 1.11 },
  { index: 15_600, name: '1.56', nd: null, ne: null, abbe: 37, density: 1.23 },
  { index: 15_900, name: 'Polycarbonate', nd: 15_860, ne: null, abbe: 30, density: 1.2 },
  { index: 16_000, name: '1.60', nd: null, ne: null, abbe: 41, density: 1.3 },
  { index: 16_700, name: '1.67', nd: null, ne: null, abbe: 32, density: 1.37 },
  { index: 17_000, name: '1.70', nd: null, ne: null, abbe: 36, density: 1.41 },
  { index: 17_400, name: '1.74', nd: null, ne: null, abbe: 33, density: 1.47 },
]

/** The material nearest to an index in ten-thousandths: for the density of a lens whose maker does not tell it. */
export const materialOf = (index: number): Material =>
  materials.reduce((nearest, material) => (Math.abs(material.index - index) < Math.abs(nearest.index - index) ? material : nearest))

export type IndexBand = 'normal' | 'mid' | 'high' | 'very-high'

/** How high an index is called: below 1.54 normal, below 1.64 mid, below 1.74 high, then very high (BS 7394-2). Ten-thousandths. */
export const indexBand = (index: number): IndexBand => {
  if (index < 15_400) return 'normal'
  if (index < 16_400) return 'mid'
  return index < 17_400 ? 'high' : 'very-high'
}
