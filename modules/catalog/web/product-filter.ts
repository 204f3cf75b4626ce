import { productKinds, type ProductKind } from '../domain/index.ts'
import { searchText } from '#platform/ui/search-text'

/** Which products the list shows; kept in the address, so that it can be sent and Back undoes it. */
export interface ProductFilter {
  readonly q: string
  readonly kind: ProductKind | null
  readonly retired: boolean
}

/** The filter of an address. */
export function readFilter(search: { readonly q?: unknown; readonly kind?: unknown; readonly retired?: unknown }): ProductFilter {
  return { q: searchText(search.q), kind: productKinds.find((kind) => kind === search.kind) ?? null, retired: search.retired === true }
}

/** The filter as the address keeps it: only what narrows. */
export const writeFilter = ({ q, kind, retired }: ProductFilter): Record<string, unknown> => ({ ...(q && { q }), ...(kind && { kind }), ...(retired && { retired }) })

export const isNarrowed = (filter: ProductFilter): boolean => Object.keys(writeFilter(filter)).length > 0

/** What to ask for. */
export function productsPath({ q, kind, retired }: ProductFilter): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(kind && { kind }), ...(retired && { active: 'false' }) }).toString()
  return query ? `/products?${query}` : '/products'
}
