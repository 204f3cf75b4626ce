import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { ordinaryList } from './read-product.ts'

/** What a variant costs from some moment on, in minor units; null: nothing is asked any more. */
export interface NewPrice { readonly variantId: string; readonly amount: number | null }

export interface NewPricesInList {
  /** Null: the ordinary one. */
  readonly priceListId: string | null
  /** Null: from now on. That is the clock's now, not the transaction's: who had to wait for a lock must not end a price before it began. */
  readonly from: Date | null
  readonly prices: readonly NewPrice[]
  readonly currency: string
  readonly recordedBy: string
}

/**
 * Ends the prices that hold at that moment and begins the new ones at the same instant: rows are never changed, they are the
 * history. What was planned for later stays, and ends the new one; what was planned for that very moment is withdrawn: it ends
 * where it begins. A price is not withdrawn by what begins after it. Who
 * calls holds the product: two that set one price at once would else meet at the constraint.
 */
export function savePrices(tx: Tx, { priceListId, from, prices, currency, recordedBy }: NewPricesInList): void {
  if (prices.length === 0) return
  const wanted = JSON.stringify(prices.map((price) => ({ ...price, id: newId() })))
  tx.send(sql`
    with clock as materialized (select coalesce(${from}::timestamptz, clock_timestamp()) as at),
    list as (select coalesce(${priceListId}::uuid, ${ordinaryList(tx.organizationId)}) as id),
    wanted as (select w.* from json_to_recordset(${wanted}) as w("variantId" uuid, amount bigint, id uuid)),
    next as (
      select w."variantId", min(p.valid_from) as at from clock, list, wanted w
      join prices p on p.organization_id = ${tx.organizationId} and p.variant_id = w."variantId"
      where p.price_list_id = list.id and p.valid_from > clock.at and (p.valid_to is null or p.valid_to > p.valid_from)
      group by w."variantId"),
    ended as (
      update prices p set valid_to = clock.at from clock, list, wanted w
      where p.organization_id = ${tx.organizationId} and p.price_list_id = list.id and p.variant_id = w."variantId" and p.valid_from <= clock.at and (p.valid_to is null or p.valid_to > clock.at)
      returning p.variant_id)
    insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from, valid_to, recorded_by)
    select ${tx.organizationId}, w.id, list.id, w."variantId", w.amount, ${currency}, clock.at, next.at, ${recordedBy}
    from clock cross join list cross join wanted w left join next on next."variantId" = w."variantId" left join ended on ended.variant_id = w."variantId" where w.amount is not null`)
}
