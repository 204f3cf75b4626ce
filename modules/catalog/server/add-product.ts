import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { NewProduct } from '../contract.ts'
import { sameContent } from '../domain/same-content.ts'
import { codesMustBeFree, judgeVariants } from './judge-variants.ts'
import { linksMustExist } from './judge-links.ts'
import type { ProductData } from './product-data.ts'
import { mustBeThere, productById } from './read-product.ts'
import { refusedByDatabase } from './refused-by-database.ts'
import { savePrices } from './save-prices.ts'
import { searchTextOfProduct } from './search-text.ts'

type Content = Omit<ProductData, 'createdAt' | 'version'>

/** Makes a product with its variants and their first prices. `created` false: the id was known and said the same. */
export function addProduct(deps: Deps, by: StaffMember, call: Call, input: NewProduct): Promise<{ product: ProductData; created: boolean }> {
  judgeVariants(by, input.variants)
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const answer = await create(tx, by, call, contentOf(input))
    return { answer, ids: { productId: answer.product.id } }
  }, async (tx, ids) => ({ product: mustBeThere(await productById(tx, ids.productId ?? '')), created: true }))
}

function contentOf({ id = newId(), brand, ...input }: NewProduct): Content {
  return {
    ...input, id, brand: brand || null, pictureId: null,
    variants: input.variants.map(({ unitCost, price, ...variant }) => ({ ...variant, id: variant.id ?? newId(), unitCost: unitCost?.amount ?? null, price: price?.amount ?? null })),
  }
}

async function create(tx: Tx, by: StaffMember, call: Call, content: Content): Promise<{ product: ProductData; created: boolean }> {
  const existing = productById(tx, content.id)
  const free = codesMustBeFree(tx, by, content.variants.map(({ sku, gtin }) => ({ sku, gtin })), content.variants.map(({ id }) => id))
  free.catch(() => undefined)
  const known = await existing
  if (known) return { product: sameAgain(known, content), created: false }
  await Promise.all([free, linksMustExist(tx, by, content)])
  const { id, variants } = content
  const made = await insert(tx, by, content)
  if (!made) return { product: sameAgain(mustBeThere(await productById(tx, id)), content), created: false }
  const priced = variants.filter(({ price }) => price !== null).map((variant) => ({ variantId: variant.id, amount: variant.price }))
  savePrices(tx, { priceListId: null, from: null, prices: priced, currency: by.organization.currency, recordedBy: by.staffId })
  audit(tx, by, call, { action: 'catalog.product-created', subject: { kind: 'product', id }, changes: { after: content } })
  recordFacts(tx, { kind: 'catalog.product-created', subjectId: id, subjectVersion: 1, payload: { variantIds: variants.map((variant) => variant.id) } })
  return { product: { ...content, createdAt: made.createdAt, version: 1 }, created: true }
}

/** Product and variants in one statement; undefined when the id is taken. */
async function insert(tx: Tx, by: StaffMember, product: Content): Promise<{ createdAt: Date } | undefined> {
  try {
    return await tx.maybe<{ createdAt: Date }>(sql`
      with made as (
        insert into products (organization_id, id, kind, name, brand, tax_class, unit, details, active, search_text)
        values (${tx.organizationId}, ${product.id}, ${product.kind}, ${product.name}, ${product.brand}, ${product.taxClass}, ${product.unit}, ${JSON.stringify(product.details)}, ${product.active},
          ' ' || app.fold(${searchTextOfProduct(product)}))
        on conflict (organization_id, id) do nothing returning organization_id, id, created_at),
      variants as (
        insert into product_variants (organization_id, id, product_id, name, sku, gtin, unit_cost, active, position)
        select made.organization_id, v.id, made.id, v.name, v.sku, v.gtin, v."unitCost", v.active, v.position
        from made, json_to_recordset(${JSON.stringify(product.variants.map((variant, position) => ({ ...variant, position })))})
          as v(id uuid, name text, sku text, gtin text, "unitCost" bigint, active boolean, position int))
      select created_at as "createdAt" from made`)
  } catch (error) {
    throw refusedByDatabase(error, by)
  }
}

/** A create with a known id is answered with what is there when it says the same. @throws {Problem} http/id-exists */
function sameAgain(existing: ProductData, wanted: Content): ProductData {
  const { createdAt: _createdAt, version: _version, ...content } = existing
  if (!sameContent({ ...content, pictureId: null }, wanted)) throw new Problem(httpProblems.idExists)
  return existing
}
