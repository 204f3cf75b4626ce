import { searchText } from '#platform/ui/search-text'
import { lensKinds, type LensKind } from '../domain/index.ts'

/** Which lenses the list shows; kept in the address. `index` in ten-thousandths. */
export interface LensFilter { readonly q: string; readonly kind: LensKind | null; readonly index: number | null }

/** The steps of index that makers sell, in ten-thousandths. */
export const indexSteps = [15_000, 15_300, 15_600, 15_900, 16_000, 16_700, 17_400] as const

export function readFilter(search: { readonly q?: unknown; readonly kind?: unknown; readonly index?: unknown }): LensFilter {
  return { q: searchText(search.q), kind: lensKinds.find((kind) => kind === search.kind) ?? null, index: indexSteps.find((step) => step === Number(search.index)) ?? null }
}

export const writeFilter = ({ q, kind, index }: LensFilter): Record<string, unknown> => ({ ...(q && { q }), ...(kind && { kind }), ...(index && { index }) })

export const isNarrowed = (filter: LensFilter): boolean => Object.keys(writeFilter(filter)).length > 0

export function lensesPath({ q, kind, index }: LensFilter): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(kind && { kind }), ...(index && { index: String(index) }) }).toString()
  return query ? `/lens-types?${query}` : '/lens-types'
}
