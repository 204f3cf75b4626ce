import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { ProductData } from './product-data.ts'

/** The columns of {@link ProductData} of products `p`, with today's prices of the ordinary list. */
export const productColumns = (organizationId: string): Sql => sql`
  p.id, p.kind, p.name, p.brand, p.tax_class as "taxClass", p.unit, p.active, p.picture_id as "pictureId", p.details, p.created_at as "createdAt", p.version,
  (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'sku', v.sku, 'gtin', v.gtin, 'active', v.active, 'unitCost', v.unit_cost, 'price', (
      select r.amount from prices r
      where r.organization_id = v.organization_id and r.variant_id = v.id and r.price_list_id = ${ordinaryList(organizationId)}
        and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())
      order by r.valid_from desc limit 1)) order by v.position, v.id), '[]')
    from product_variants v where v.organization_id = p.organization_id and v.product_id = p.id) as variants`

/** The price list for everybody everywhere; each organization has one from its beginning. */
export const ordinaryList = (organizationId: string): Sql =>
  sql`(select l.id from price_lists l where l.organization_id = ${organizationId} and ${isOrdinary})`

/** Of a price list `l`: whether it is for everybody, everywhere and always. */
export const isOrdinary = sql`l.branch_id is null and l.channel is null and l.customer_class is null and l.valid_from is null and l.valid_to is null`

/** The product with that id, or undefined. */
export const productById = (tx: Tx, id: string): Promise<ProductData | undefined> =>
  tx.maybe<ProductData>(sql`select ${productColumns(tx.organizationId)} from products p where p.organization_id = ${tx.organizationId} and p.id = ${id}`)

/** @throws {Problem} http/not-found */
export function mustBeThere(product: ProductData | undefined): ProductData {
  if (!product) throw new Problem(httpProblems.notFound)
  return product
}

/** The product, locked against others who change it. @throws {Problem} http/not-found */
export async function lockProduct(tx: Tx, id: string): Promise<ProductData> {
  const locked = tx.run(sql`select from products where organization_id = ${tx.organizationId} and id = ${id} for no key update`)
  // Read by a second statement: one that had to wait for the lock would still see variants and prices as they were before.
  const product = await productById(tx, id)
  await locked
  return mustBeThere(product)
}
