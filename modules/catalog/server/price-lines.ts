import type { Day } from '#kernel/days'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { choosePrice } from '../domain/choose-price.ts'
import type { ChosenPrice, OfferedPrice } from '../domain/choose-price.ts'
import { describeVariant } from '../domain/describe-variant.ts'
import type { ProductKind, ProductUnit } from '../domain/product.ts'

/** For whom, where and when something is priced; what is null asks for the prices that hold for everybody. */
export interface PriceContext {
  /** The day whose tax rates and price lists hold. */
  readonly on: Day
  /** The instant whose prices hold; the present one when left out. */
  readonly at?: Date
  readonly branchId: string | null
  readonly channel: string | null
  readonly customerClass: string | null
}

export interface PricedVariant {
  readonly productId: string
  readonly variantId: string
  readonly kind: ProductKind
  readonly unit: ProductUnit
  /** One line for an order, a receipt, a list. */
  readonly description: string
  /** Minor units of the organization's currency for one unit; null: it has no price yet. */
  readonly unitPrice: number | null
  /** The list whose price holds, and what spoke for it; null with the price. */
  readonly chosen: ChosenPrice | null
  readonly unitCost: number | null
  readonly taxClass: string
  /** Empty for an organization that charges no tax. */
  readonly taxes: readonly { readonly component: string; readonly country: string; readonly rateBps: number; readonly inclusive: boolean }[]
}

/** A variant with every price that holds at the moment, in whatever list. */
export interface OfferedVariant extends Omit<PricedVariant, 'unitPrice' | 'chosen'> { readonly offered: readonly OfferedPrice[] }

type Row = Omit<OfferedVariant, 'description'> & { readonly name: string; readonly brand: string | null; readonly variantName: string }

/**
 * Price, cost and taxes of what is on sale, by variant; what is unknown or no longer sold is not in the answer. One prepared
 * statement however many lines, for every intake asks it. Which of several lists holds is {@link choosePrice}'s to say.
 */
export async function priceLines(tx: Tx, lines: readonly { readonly variantId: string }[], { at, ...context }: PriceContext): Promise<ReadonlyMap<string, PricedVariant>> {
  return chooseAmong(await offeredLines(tx, lines, { on: context.on, ...(at && { at }) }), context)
}

/** The price of each that holds for somebody, by variant: for who learns for whom it is only while the prices are on their way. */
export function chooseAmong(offers: readonly OfferedVariant[], context: Omit<PriceContext, 'at'>): ReadonlyMap<string, PricedVariant> {
  return new Map(offers.map(({ offered, ...variant }) => {
    const chosen = choosePrice(offered, context)
    return [variant.variantId, { ...variant, unitPrice: chosen?.amount ?? null, chosen }]
  }))
}

/** The same with all prices that hold at that moment, before one is chosen. */
export async function offeredLines(tx: Tx, lines: readonly { readonly variantId: string }[], { on, at = null }: { readonly on: Day; readonly at?: Date | null }): Promise<OfferedVariant[]> {
  const rows = await tx.rows<Row>(sql`
    select p.id as "productId", v.id as "variantId", p.kind, p.unit, p.name, p.brand, v.name as "variantName", v.unit_cost as "unitCost", p.tax_class as "taxClass",
      (select coalesce(json_agg(json_build_object('amount', r.amount, 'list', json_build_object('id', l.id, 'name', l.name, 'branchId', l.branch_id, 'channel', l.channel,
          'customerClass', l.customer_class, 'validFrom', l.valid_from, 'validTo', l.valid_to, 'position', l.position))), '[]')
        from prices r join price_lists l on l.organization_id = r.organization_id and l.id = r.price_list_id
        where r.organization_id = v.organization_id and r.variant_id = v.id and l.currency = o.currency
          and r.valid_from <= coalesce(${at}::timestamptz, now()) and (r.valid_to is null or r.valid_to > coalesce(${at}::timestamptz, now()))) as offered,
      (select coalesce(json_agg(json_build_object('component', t.component, 'country', t.country, 'rateBps', t.rate_bps, 'inclusive', o.prices_gross) order by t.component), '[]')
        from tax_rates t where t.organization_id = p.organization_id and t.tax_class = p.tax_class and t.country = o.country and t.vat_payer = o.vat_payer
          and t.valid_from <= ${on}::date and (t.valid_to is null or t.valid_to > ${on}::date)) as taxes
    from product_variants v
    join products p on p.organization_id = v.organization_id and p.id = v.product_id
    join organization_taxation o on o.organization_id = v.organization_id
    where v.organization_id = ${tx.organizationId} and v.id = any(${lines.map(({ variantId }) => variantId)}::uuid[]) and v.active and p.active`)
  return rows.map(({ name, brand, variantName, ...row }) => ({ ...row, description: describeVariant({ brand, name, variantName }) }))
}
