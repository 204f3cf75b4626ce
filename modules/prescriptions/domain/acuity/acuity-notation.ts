import type { Language } from '#kernel/languages'

/** How acuity is written: 0.5, 6/12, 20/40, logMAR 0.3, or 4.7 on the five-mark scale of Chinese charts. */
export const acuityNotations = ['decimal', 'metres', 'feet', 'logmar', 'five-mark'] as const
export type AcuityNotation = (typeof acuityNotations)[number]

const byCountry: Readonly<Record<string, AcuityNotation>> = {
  GB: 'metres', IE: 'metres', AU: 'metres', NZ: 'metres', IN: 'metres', ZA: 'metres', US: 'feet', CA: 'feet', BR: 'feet', CN: 'five-mark',
}

/** A notation with the language of the reader, for sight that has no number. */
export interface AcuityWriting { readonly notation: AcuityNotation; readonly language: Language }

/** The notation that papers of a country use; ours, to be confirmed by an optician of each country. */
export const acuityNotationOf = (country: string): AcuityNotation => byCountry[country] ?? 'decimal'

/**
 * Lines of the Chinese chart and the decimal acuity that stands beside them, in thousandths: the table of the standard logarithmic
 * chart (GB/T 11533), whose rule is L = 5 + lg V; its decimals are rounded, so that 4.9 is 0.8 and not 0.794.
 */
export const fiveMarkLines: readonly (readonly [tenths: number, acuity: number])[] = [
  [40, 100], [41, 120], [42, 150], [43, 200], [44, 250], [45, 300], [46, 400], [47, 500], [48, 600], [49, 800], [50, 1000], [51, 1200], [52, 1500], [53, 2000],
]
