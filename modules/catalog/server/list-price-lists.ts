import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { PriceList } from '../contract.ts'
import { isOrdinary } from './read-product.ts'

const listColumns: Sql = sql`
  l.id, l.name, l.currency, l.branch_id as "branchId", l.channel, l.customer_class as "customerClass", l.valid_from as "validFrom", l.valid_to as "validTo", l.position, (${isOrdinary}) as ordinary, l.version,
  (select count(*)::int from prices r where r.organization_id = l.organization_id and r.price_list_id = l.id and r.valid_to is null) as prices`

/** All price lists, the ordinary one first; a shop has a handful. */
export const listPriceLists = (tx: Tx): Promise<PriceList[]> =>
  tx.rows<PriceList>(sql`select ${listColumns} from price_lists l where l.organization_id = ${tx.organizationId} order by (${isOrdinary}) desc, l.position, l.name, l.id`)

/** One list, or undefined. */
export const priceListById = (tx: Tx, id: string): Promise<PriceList | undefined> =>
  tx.maybe<PriceList>(sql`select ${listColumns} from price_lists l where l.organization_id = ${tx.organizationId} and l.id = ${id}`)

/** @throws {Problem} http/not-found */
export function mustBeList(list: PriceList | undefined): PriceList {
  if (!list) throw new Problem(httpProblems.notFound)
  return list
}
