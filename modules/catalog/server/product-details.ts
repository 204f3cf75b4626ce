import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Product } from '../contract.ts'

/** What the catalog says of products besides prices: their kind with the details of it, by id. Ids that are gone are left out. */
export async function productDetails(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ProductDetails>> {
  const rows = await tx.rows<ProductDetails>(sql`select id, kind, details from products where organization_id = ${tx.organizationId} and id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The same of variants, by their id, with the name that the shop gave the product. */
export async function detailsOfVariants(tx: Tx, variantIds: readonly string[]): Promise<ReadonlyMap<string, ProductDetails & { readonly name: string }>> {
  const rows = await tx.rows<ProductDetails & { variantId: string; name: string }>(sql`
    select v.id as "variantId", p.id, p.kind, p.name, p.details from product_variants v join products p on p.organization_id = v.organization_id and p.id = v.product_id
    where v.organization_id = ${tx.organizationId} and v.id = any(${[...new Set(variantIds)]}::uuid[])`)
  return new Map(rows.map(({ variantId, ...product }) => [variantId, product]))
}

/** As the contract has them, one shape per kind. */
type DetailsOf<P> = P extends Product ? Pick<P, 'id' | 'kind' | 'details'> : never
export type ProductDetails = DetailsOf<Product>
