import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { PricePlan } from '../contract.ts'

type Plan = PricePlan['items'][number]
interface Row { readonly priceListId: string; readonly variantId: string; readonly amount: number; readonly currency: string; readonly from: Date; readonly to: Date | null; readonly begun: boolean }

/** What the variants of a product cost in each list now and what is planned; at most 2,000 steps, the soonest first. */
export async function pricePlan(tx: Tx, productId: string): Promise<Plan[]> {
  const rows = await tx.rows<Row>(sql`
    select p.price_list_id as "priceListId", p.variant_id as "variantId", p.amount, p.currency, p.valid_from as "from", p.valid_to as "to", p.valid_from <= now() as begun
    from product_variants v join prices p on p.organization_id = v.organization_id and p.variant_id = v.id
    where v.organization_id = ${tx.organizationId} and v.product_id = ${productId} and (p.valid_to is null or (p.valid_to > now() and p.valid_to > p.valid_from))
    order by p.valid_from limit 2000`)
  const plans = new Map<string, Plan>()
  for (const { priceListId, variantId, amount, currency, from, to, begun } of rows) {
    const key = `${priceListId} ${variantId}`
    const plan = plans.get(key) ?? { priceListId, variantId, now: null, planned: [] }
    const step = { price: { amount, currency }, from: from.toISOString(), to: to?.toISOString() ?? null }
    plans.set(key, begun ? { ...plan, now: step } : { ...plan, planned: [...plan.planned, step] })
  }
  return [...plans.values()]
}
