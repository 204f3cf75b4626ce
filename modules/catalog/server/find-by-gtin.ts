import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Product } from '../contract.ts'
import { gtinForms } from '../domain/gtin.ts'
import { toProduct } from './product-data.ts'
import type { ProductData } from './product-data.ts'
import { productColumns } from './read-product.ts'

/** The product and the variant that a scanned number means, in whatever length it was printed. @throws {Problem} http/not-found */
export async function findByGtin({ db }: Deps, by: StaffMember, gtin: string): Promise<{ product: Product; variantId: string }> {
  const forms = gtinForms(gtin)
  const row = await db.look(by.organizationId, (tx) => tx.maybe<ProductData & { variantId: string }>(sql`
    select found.id as "variantId", ${productColumns(tx.organizationId)}
    from product_variants found join products p on p.organization_id = found.organization_id and p.id = found.product_id
    where found.organization_id = ${tx.organizationId} and found.gtin = any(${forms})
    order by found.active and p.active desc, array_position(${forms}, found.gtin) limit 1`))
  if (!row) throw new Problem(httpProblems.notFound)
  const { variantId, ...product } = row
  return { product: toProduct(product, by), variantId }
}
