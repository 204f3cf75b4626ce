import { addDays } from '#kernel/days'
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
import { startOfDayIn } from '../shop-day.ts'

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
  saveListPrices(tx, shop, variants, day)
  const priced = await priceLines(tx, variants.map(({ id }) => ({ variantId: id })), { on: day, branchId: null, channel: null, customerClass: null })
  return variants.flatMap(({ id, details }) => {
    const good = priced.get(id)
    if (!good) return []
    const { chosen: _list, ...sold } = good
    return [{ ...sold, details }]
  })
}

type Priced = Pick<ProductData['variants'][number], 'id' | 'sku' | 'price'>

/**
 * What makes price lists worth a look: members pay a tenth less for frames, contact lenses and what goes with them since last week, and the first
 * maker's frames have been cheaper once and will be dearer in three weeks.
 */
function saveListPrices(tx: Tx, shop: SampleShop, variants: readonly Priced[], day: Day): void {
  const since = addDays(day, -7)
  const members = newId(Date.parse(since), randomOf(shop.seed, 'price-list', 'members').fill)
  tx.send(sql`
    insert into price_lists (organization_id, id, name, currency, customer_class, position, created_at)
    values (${tx.organizationId}, ${members}, ${memberList[shop.language]}, ${shop.currency}, 'member', 1, ${`${since}T08:00:00Z`})`)
  const priceId = (what: string, variant: Priced, on: Day): string => newId(Date.parse(on), randomOf(shop.seed, what, variant.id).fill)
  const tenthLess = (price: number): number => Math.round((price * 0.9) / 1000) * 1000
  const cheaper = variants.filter(({ sku, price }) => price !== null && isForMembers(sku)).map((variant) => ({ id: priceId('member-price', variant, since), variant: variant.id, amount: tenthLess(variant.price ?? 0) }))
  const dearerFrom = addDays(day, 21)
  const dearerAt = startOfDayIn(shop.branches[0]?.timeZone ?? 'UTC', dearerFrom)
  const once = variants.filter(({ sku, price }) => price !== null && sku?.startsWith('ARIA-')).map((variant) => ({
    id: priceId('former-price', variant, shop.openedOn), planned: priceId('planned-price', variant, dearerFrom), variant: variant.id, amount: tenthLess(variant.price ?? 0), dearer: (variant.price ?? 0) + 200_00,
  }))
  const raisedOn = addDays(shop.openedOn, 200)
  tx.send(sql`
    insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from, recorded_by)
    select ${tx.organizationId}, w.id, ${members}, w.variant, w.amount, ${shop.currency}, ${`${since}T08:00:00Z`}, ${shop.staff[0]?.id}
    from json_to_recordset(${JSON.stringify(cheaper)}) as w(id uuid, variant uuid, amount bigint)`)
  tx.send(sql`
    with w as (select * from json_to_recordset(${JSON.stringify(once)}) as w(id uuid, planned uuid, variant uuid, amount bigint, dearer bigint)),
    raised as (
      update prices p set valid_from = ${`${raisedOn}T08:00:00Z`}, valid_to = ${dearerAt} from w
      where p.organization_id = ${tx.organizationId} and p.price_list_id = ${ordinaryList(tx.organizationId)} and p.variant_id = w.variant returning p.variant_id)
    insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from, valid_to, recorded_by)
    select ${tx.organizationId}, step.id, ${ordinaryList(tx.organizationId)}, w.variant, step.amount, ${shop.currency}, step.valid_from, step.valid_to, ${shop.staff[0]?.id}
    from raised join w on w.variant = raised.variant_id cross join lateral (values
      (w.id, w.amount, ${`${shop.openedOn}T00:00:00Z`}::timestamptz, ${`${raisedOn}T08:00:00Z`}::timestamptz), (w.planned, w.dearer, ${dearerAt}::timestamptz, null)) as step(id, amount, valid_from, valid_to)`)
}

const memberList: Readonly<Record<SampleShop['language'], string>> = { en: 'Members', cs: 'Členové', 'pt-BR': 'Membros', 'zh-CN': '会员' }

/** Frames, contact lenses and what goes with them, by the way this shop writes their SKUs. */
const isForMembers = (sku: string | null): boolean => /-C\d$|^CO-/.test(sku ?? '')
