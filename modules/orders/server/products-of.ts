import type { LineData } from './order-data.ts'

/** What an order is found by when somebody asks for a product: products and variants of its lines, and what the lines say. Folded by the database. */
export const productsOf = (lines: readonly Pick<LineData, 'productId' | 'variantId' | 'description'>[]): { readonly ids: string[]; readonly text: string } => ({
  ids: [...new Set(lines.flatMap(({ productId, variantId }) => [productId, variantId]))].filter((id) => id !== null).toSorted(),
  text: lines.map(({ description }) => description).join(' · ').slice(0, 1000),
})
