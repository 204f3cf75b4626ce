import type { BaseCurve, LensFacts, PowerSet } from './lens-type.ts'
import type { LensOption, OptionRule } from './why-not-options.ts'

/** Reference points of a lens, in hundredths of a millimetre from the geometric centre, upwards and towards the nose positive; null: not said. */
export interface LensGeometry {
  readonly diameter: number
  readonly from: number | null
  readonly to: number | null
  readonly exactHeight: number | null
  readonly exactWidth: number | null
  readonly segment: 'curved' | 'straight' | 'panto' | 'round' | 'executive' | null
  readonly distanceUp: number | null
  readonly distanceIn: number | null
}

export interface CatalogueLens {
  readonly facts: LensFacts
  readonly sets: readonly PowerSet[]
  readonly baseCurves: readonly BaseCurve[]
  readonly geometry: readonly LensGeometry[]
}

/** A code that has another now, or a lens that the maker proposes in its place. */
export interface Substitution { readonly what: 'lens' | 'coating' | 'colour'; readonly old: string; readonly act: 'replace' | 'propose'; readonly now: readonly string[] }

/** What its prices are: what the maker recommends to ask for, what the shop pays, or a figure of which the file does not say. */
export const priceKinds = ['recommended', 'paid', 'unknown'] as const
export type PriceKind = (typeof priceKinds)[number]

/** Everything that Lunette knows of a maker's catalogue. */
export interface MakerCatalogue {
  readonly makerCode: string
  readonly maker: string
  readonly currency: string | null
  readonly priceKind: PriceKind
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly lenses: readonly CatalogueLens[]
  readonly options: readonly LensOption[]
  readonly rules: readonly OptionRule[]
  readonly substitutions: readonly Substitution[]
}

/** Something in a file that is not as it should be; its row is left out. */
export interface Defect { readonly file: string; readonly line: number; readonly kind: 'no-number' | 'no-day' | 'short' | 'missing' | 'unknown-lens' | 'twice' | 'backwards' | 'unknown-value' | 'differs' | 'refused'; readonly field: string }

/** What a file says and Lunette does not read: where, and in how many rows. */
export interface Unread { readonly file: string; readonly field: string; readonly rows: number }

export interface ReadCatalogue { readonly catalogue: MakerCatalogue; readonly unread: readonly Unread[]; readonly defects: readonly Defect[]; readonly defectCount: number }

/** Collects what is wrong and what is not read; of defects the first hundred are kept, all are counted. */
export class Findings {
  readonly defects: Defect[] = []
  defectCount = 0
  readonly #unread = new Map<string, { file: string; field: string; rows: number }>()

  defect(file: string, line: number, kind: Defect['kind'], field: string): void {
    this.defectCount += 1
    if (this.defects.length < 100) this.defects.push({ file, line, kind, field })
  }

  unread(file: string, field: string): void {
    const key = `${file} ${field}`
    const seen = this.#unread.get(key)
    if (seen) seen.rows += 1
    else this.#unread.set(key, { file, field, rows: 1 })
  }

  get unreadFields(): readonly Unread[] {
    return [...this.#unread.values()]
  }
}
