/** A coating or a tint of a maker's catalogue. */
export interface LensOption { readonly code: string; readonly name: string; readonly group: 'coating' | 'tint' | 'photochromic' | 'other'; readonly price: number | null }

/**
 * What goes with what, as makers say it in Combination.Dat: `not` what cannot be had, `only` what the lens cannot be had without. `lens` and each of
 * `options` is a code; `*` stands for every one, and for none; null for none.
 */
export interface OptionRule { readonly rule: 'not' | 'may' | 'only'; readonly lens: string | null; readonly options: readonly (string | null)[] }

export type OptionRefusal = { readonly why: 'not-with-lens' | 'needed'; readonly option: string } | { readonly why: 'not-together'; readonly option: string; readonly other: string }

/** What speaks against these options of a lens: each that cannot be had with it, pairs that exclude each other, and what is missing. */
export function whyNotOptions(lens: string, chosen: readonly string[], rules: readonly OptionRule[]): OptionRefusal[] {
  const ofLens = rules.filter((rule) => rule.lens === '*' || rule.lens === lens)
  const may = new Set(ofLens.filter(({ rule }) => rule === 'may').map(({ options }) => named(options).join()))
  const refusals: OptionRefusal[] = []
  for (const { rule, options } of ofLens) {
    const codes = named(options)
    if (rule === 'may' || (rule === 'not' && may.has(codes.join()))) continue
    if (rule === 'only') {
      if (!codes.every((code) => chosen.includes(code))) refusals.push(...codes.filter((code) => !chosen.includes(code)).map((option): OptionRefusal => ({ why: 'needed', option })))
    } else if (codes.length === 0 && options[0] === '*') {
      refusals.push(...chosen.map((option): OptionRefusal => ({ why: 'not-with-lens', option })))
    } else if (codes.length > 0 && codes.every((code) => chosen.includes(code))) {
      const [option = '', other] = codes
      refusals.push(other === undefined ? { why: 'not-with-lens', option } : { why: 'not-together', option, other })
    }
  }
  return refusals
}

const named = (options: readonly (string | null)[]): string[] => options.flatMap((code) => (code === null || code === '*' ? [] : [code]))
