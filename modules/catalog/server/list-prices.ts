import { z } from 'zod'
import { joinSql, sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { instantPlace, readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import type { PriceStep } from '../contract.ts'

interface Row { readonly id: string; readonly variantId: string; readonly priceListId: string; readonly priceList: string; readonly amount: number; readonly currency: string; readonly validFrom: Date; readonly validTo: Date | null; readonly recordedBy: string | null; readonly recordedByName: string | null; readonly place: string }

/** What the variants of a product have cost, newest first, in every price list. */
export async function listPrices(tx: Tx, productId: string, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: PriceStep[]; nextCursor: string | null }> {
  const after = readCursor(cursor, z.tuple([instantPlace, z.uuid()]))
  const conditions = [
    sql`v.organization_id = ${tx.organizationId} and v.product_id = ${productId}`,
    ...(after ? [sql`(p.valid_from, p.id) < (${after[0]}, ${after[1]})`] : []),
  ]
  const rows = await tx.rows<Row>(sql`
    select p.id, p.variant_id as "variantId", l.id as "priceListId", l.name as "priceList", p.amount, p.currency, p.valid_from as "validFrom", p.valid_to as "validTo", p.recorded_by as "recordedBy", s.name as "recordedByName", to_char(p.valid_from, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from product_variants v
    join prices p on p.organization_id = v.organization_id and p.variant_id = v.id
    join price_lists l on l.organization_id = p.organization_id and l.id = p.price_list_id
    left join staff_names s on s.organization_id = p.organization_id and s.id = p.recorded_by
    where ${joinSql(conditions, ' and ')} order by p.valid_from desc, p.id desc limit ${limit + 1}`)
  return toPage(rows, limit, toStep, ({ place, id }) => [place, id])
}

const toStep = ({ amount, currency, validFrom, validTo, place: _place, ...row }: Row): PriceStep =>
  ({ ...row, price: { amount, currency }, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null })
