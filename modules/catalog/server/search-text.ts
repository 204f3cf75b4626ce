import { searchTextOf } from '#platform/text/search-words'
import type { ProductData } from './product-data.ts'

/** Every word a product may be looked up by: brand, name, model, and of each variant name, SKU and GTIN. */
export function searchTextOfProduct({ name, brand, details, variants }: Pick<ProductData, 'name' | 'brand' | 'details' | 'variants'>): string {
  const { model, colour } = details as { model?: string | null; colour?: string | null }
  return searchTextOf([brand, name, model ?? null, colour ?? null, ...variants.flatMap((variant) => [variant.name, variant.sku, variant.gtin])])
}
