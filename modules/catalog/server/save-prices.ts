import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { ordinaryList } from './read-product.ts'

/** What a variant costs from now on, in minor units; null: nothing is asked any more. */
export interface NewPrice { readonly variantId: string; readonly amount: number | null }

/**
 * Ends the present prices of the ordinary list and begins the new ones at the same instant: rows are never changed, they are
 * the history. The instant is the clock's, not the transaction's: who had to wait for a lock must not end a price before it began.
 */
export function savePrices(tx: Tx, prices: readonly NewPrice[], currency: string, recordedBy: string): void {
  if (prices.length === 0) return
  const wanted = JSON.stringify(prices.map((price) => ({ ...price, id: newId() })))
  tx.send(sql`
    with clock as materialized (select clock_timestamp() as at),
    wanted as (select w.* from json_to_recordset(${wanted}) as w("variantId" uuid, amount bigint, id uuid)),
    ended as (
      update prices p set valid_to = greatest(clock.at, p.valid_from + interval '1 microsecond') from clock, wanted w
      where p.organization_id = ${tx.organizationId} and p.price_list_id = ${ordinaryList(tx.organizationId)} and p.variant_id = w."variantId" and p.valid_to is null
      returning p.variant_id, p.valid_to)
    insert into prices (organization_id, id, price_list_id, variant_id, amount, currency, valid_from, recorded_by)
    select ${tx.organizationId}, w.id, ${ordinaryList(tx.organizationId)}, w."variantId", w.amount, ${currency}, coalesce(ended.valid_to, clock.at), ${recordedBy}
    from clock cross join wanted w left join ended on ended.variant_id = w."variantId" where w.amount is not null`)
}
