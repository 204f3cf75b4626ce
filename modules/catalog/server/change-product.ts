import { newId } from '#kernel/ids'
import { audit, may, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { ProductChange, VariantChange } from '../contract.ts'
import { sameContent } from '../domain/same-content.ts'
import { codesMustBeFree, judgeVariants } from './judge-variants.ts'
import { linksMustExist } from './judge-links.ts'
import { catalogProblems } from './problems.ts'
import { toProduct } from './product-data.ts'
import type { ProductData, VariantData } from './product-data.ts'
import { lockProduct, mustBeThere, productById } from './read-product.ts'
import { refusedByDatabase } from './refused-by-database.ts'
import { savePrices } from './save-prices.ts'
import { searchTextOfProduct } from './search-text.ts'

/** Changes a product that is still as the caller read it; a change that changes nothing makes no version. */
export function changeProduct(deps: Deps, by: StaffMember, call: Call, id: string, version: number, change: ProductChange): Promise<ProductData> {
  judgeVariants(by, change.variants ?? [])
  // Without the right to costs nothing but null was read, so null is no wish to forget one.
  const variants = may(by, 'products.see-cost') ? change.variants : change.variants?.map(({ unitCost: _unseen, ...variant }) => variant)
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => ({ answer: await changeIn(tx, by, call, { id, version, change: { ...change, variants } }), ids: { productId: id } }),
    async (tx, ids) => mustBeThere(await productById(tx, ids.productId ?? '')))
}

async function changeIn(tx: Tx, by: StaffMember, call: Call, { id, version, change: { kind, variants: sent = [], ...fields } }: { id: string; version: number; change: ProductChange }): Promise<ProductData> {
  const product = await lockProduct(tx, id)
  if (product.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: product.version, current: toProduct(product, by) })
  if (product.kind !== kind) throw new Problem(catalogProblems.kindFixed)
  const variants = mergeVariants(product.variants, sent)
  const changed: ProductData = { ...product, ...fields, ...(fields.brand === '' && { brand: null }), variants }
  const touched = variants.filter((variant) => !product.variants.some((before) => sameContent(before, variant)))
  if (touched.length === 0 && sameContent({ ...product, variants }, changed)) return product
  if (fields.details) await linksMustExist(tx, by, changed)
  await codesMustBeFree(tx, by, sent, variants.map((variant) => variant.id))
  await save(tx, by, changed, touched)
  const repriced = touched.filter((variant) => (product.variants.find((before) => before.id === variant.id)?.price ?? null) !== variant.price)
  savePrices(tx, { priceListId: null, from: null, prices: repriced.map((variant) => ({ variantId: variant.id, amount: variant.price })), currency: by.organization.currency, recordedBy: by.staffId })
  tell(tx, by, call, product, changed, touched, repriced)
  return { ...changed, version: version + 1 }
}

/** Those named are changed in what is sent of them, unknown ones are added behind, the others stay. */
function mergeVariants(before: readonly VariantData[], sent: readonly VariantChange[]): VariantData[] {
  const apply = (variant: VariantData, { price, unitCost, id: _id, ...fields }: VariantChange): VariantData => ({
    ...variant, ...fields, ...(price !== undefined && { price: price?.amount ?? null }), ...(unitCost !== undefined && { unitCost: unitCost?.amount ?? null }),
  })
  const blank = (id: string): VariantData => ({ id, name: '', sku: null, gtin: null, active: true, unitCost: null, price: null })
  const isKnown = ({ id }: VariantChange): boolean => before.some((variant) => variant.id === id)
  return [
    ...before.map((variant) => apply(variant, sent.find(({ id }) => id === variant.id) ?? {})),
    ...sent.filter((variant) => !isKnown(variant)).map((variant) => apply(blank(variant.id ?? newId()), variant)),
  ]
}

async function save(tx: Tx, by: StaffMember, product: ProductData, touched: readonly VariantData[]): Promise<void> {
  const rows = touched.map((variant) => ({ ...variant, position: product.variants.indexOf(variant) }))
  try {
    await Promise.all([
      tx.run(sql`
        update products set name = ${product.name}, brand = ${product.brand}, tax_class = ${product.taxClass}, unit = ${product.unit}, details = ${JSON.stringify(product.details)},
          active = ${product.active}, search_text = ' ' || app.fold(${searchTextOfProduct(product)}), version = version + 1
        where organization_id = ${tx.organizationId} and id = ${product.id}`),
      // The condition keeps a variant of another product what it is; its id then counts as taken.
      tx.one(sql`
        with saved as (
          insert into product_variants as v (organization_id, id, product_id, name, sku, gtin, unit_cost, active, position)
          select ${tx.organizationId}, w.id, ${product.id}, w.name, w.sku, w.gtin, w."unitCost", w.active, w.position
          from json_to_recordset(${JSON.stringify(rows)}) as w(id uuid, name text, sku text, gtin text, "unitCost" bigint, active boolean, position int)
          on conflict (organization_id, id) do update set name = excluded.name, sku = excluded.sku, gtin = excluded.gtin, unit_cost = excluded.unit_cost, active = excluded.active
          where v.product_id = excluded.product_id returning v.id)
        select count(*)::int as count from saved`).then((saved) => {
        if ((saved as { count: number }).count < rows.length) throw new Problem(httpProblems.idExists)
      }),
    ])
  } catch (error) {
    throw refusedByDatabase(error, by)
  }
}

function tell(tx: Tx, by: StaffMember, call: Call, before: ProductData, after: ProductData, touched: readonly VariantData[], repriced: readonly VariantData[]): void {
  const { id } = after
  const differing = (from: ProductData): object => Object.fromEntries(Object.entries(from).filter(([field]) => field !== 'variants' && !sameContent(before[field as keyof ProductData], after[field as keyof ProductData])))
  const ids = touched.map((variant) => variant.id)
  audit(tx, by, call, {
    action: 'catalog.product-changed', subject: { kind: 'product', id },
    changes: { before: { ...differing(before), variants: before.variants.filter((variant) => ids.includes(variant.id)) }, after: { ...differing(after), variants: touched } },
  })
  recordFacts(tx, { kind: 'catalog.product-changed', subjectId: id, subjectVersion: before.version + 1, payload: { variantIds: ids, repricedIds: repriced.map((variant) => variant.id) } })
}
