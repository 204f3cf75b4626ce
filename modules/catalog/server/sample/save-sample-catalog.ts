import type { Day } from '#kernel/days'
import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import type { SampleShop } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { priceLines } from '../price-lines.ts'
import type { PricedVariant } from '../price-lines.ts'
import type { ProductData } from '../product-data.ts'
import { ordinaryList } from '../read-product.ts'
import { searchTextOfProduct } from '../search-text.ts'

/** Something on sale, and what its kind says of it. */
export interface SampleGood extends Omit<PricedVariant, 'chosen'> { readonly details: ProductData['details'] }

/**
 * Writes products, variants and their prices since the shop opened; tax classes and the price list are there already.
 * @returns what is on sale with its taxes on that day, in the sequence of the products
 */
export async function saveSampleCatalog(tx: Tx, shop: SampleShop, products: readonly ProductData[], day: Day): Promise<SampleGood[]> {
  const rows = products.map(({ variants: _variants, ...product }, index) => ({ ...product, search: searchTextOfProduct(products[index]!) }))
  const variants = products.flatMap((product) => product.variants.map((variant, position) => ({
    ...variant, product: product.id, details: product.details, position, priceId: newId(product.createdAt.getTime(), randomOf(shop.seed, 'price', variant.id).fill),
  })))
  tx.send(sql`
    insert into products (organization_id, id, kind, name, brand, tax_class, unit, details, search_text, created_at)
    select ${tx.organizationId}, p.id, p.kind, p.name, p.brand, p."taxClass", p.unit, p.details, ' ' || app.fold(p.search), p."createdAt"
    from json_to_recordset(${JSON.stringify(rows)}) as p(id uuid, kind text, name text, brand text, "taxClass" text, unit text, details jsonb, search text, "createdAt" timestamptz)`)
  tx.send(sql`
    with wanted as (
      select v.* from json_to_recordset(${JSON.stringify(variants)})
        as v(id uuid, product uuid, name text, sku text, gtin text, "unitCost" bigint, position int, price bigint, "priceId" uuid)
    ), kept as (
      insert into product_variants (organization_id, id, product_id, name, sku, gtin, unit_cost, position)
      select ${tx.organizationId}, id, product, name, sku, gtin, "unitCost", position from wanted
    )
    insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from, recorded_by)
    select ${tx.organizationId}, "priceId", ${ordinaryList(tx.organizationId)}, id, price, ${shop.currency}, ${`${shop.openedOn}T00:00:00Z`}, ${shop.staff[0]?.id} from wanted`)
  const priced = await priceLines(tx, variants.map(({ id }) => ({ variantId: id })), { on: day, branchId: null, channel: null, customerClass: null })
  return variants.flatMap(({ id, details }) => {
    const good = priced.get(id)
    if (!good) return []
    const { chosen: _list, ...sold } = good
    return [{ ...sold, details }]
  })
}
