import { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import { day } from '#platform/http/contract'
import { instantPlace, readCursor } from '#platform/http/cursor'
import type { OrderSort } from '../../domain/list-shape.ts'

/** A day that no promise reaches: orders without a promised day stand behind all others. */
const NEVER = '9999-12-31'

interface SortedBy { readonly occurred_at: Date; readonly promised_on: string | null; readonly customer_name: string; readonly total: number; readonly balance: number; readonly order_id: string }
interface Sort { readonly column: Sql; readonly place: z.ZodType<string | number>; readonly value: (row: SortedBy) => string | number; readonly cast: Sql }

const byTime: Sort = { column: sql`l.occurred_at`, place: instantPlace, value: (row) => row.occurred_at.toISOString(), cast: sql`::timestamptz` }
const byPromise: Sort = { column: sql`coalesce(l.promised_on, '9999-12-31')`, place: day, value: (row) => row.promised_on ?? NEVER, cast: sql`::date` }
// A named collation sorts the same on every database, Chinese and Czech names among each other.
const byCustomer: Sort = { column: sql`(l.customer_name collate "und-x-icu")`, place: z.string().max(500), value: (row) => row.customer_name, cast: sql`::text` }
const amount = z.int()
const byTotal: Sort = { column: sql`l.total`, place: amount, value: (row) => row.total, cast: sql`::bigint` }
const byBalance: Sort = { column: sql`l.balance`, place: amount, value: (row) => row.balance, cast: sql`::bigint` }

const sorts: Readonly<Record<OrderSort, { readonly by: Sort; readonly down: boolean }>> = {
  newest: { by: byTime, down: true }, oldest: { by: byTime, down: false },
  promised: { by: byPromise, down: false }, 'promised-last': { by: byPromise, down: true },
  customer: { by: byCustomer, down: false }, 'customer-last': { by: byCustomer, down: true },
  total: { by: byTotal, down: true }, 'total-least': { by: byTotal, down: false },
  balance: { by: byBalance, down: true }, 'balance-least': { by: byBalance, down: false },
}

export function orderBySort(sort: OrderSort): Sql {
  const { by: { column }, down } = sorts[sort]
  return down ? sql`${column} desc, l.order_id desc` : sql`${column}, l.order_id`
}

/** The rows behind the place where a page ended, as a condition that begins with `and`. @throws {Problem} http/invalid for a cursor that is none of this list */
export function afterPlace(sort: OrderSort, cursor: string | undefined): Sql {
  const { by: { column, place, cast }, down } = sorts[sort]
  const at = readCursor(cursor, z.tuple([place, z.uuid()]))
  if (!at) return sql``
  return down ? sql`and (${column}, l.order_id) < (${at[0]}${cast}, ${at[1]}::uuid)` : sql`and (${column}, l.order_id) > (${at[0]}${cast}, ${at[1]}::uuid)`
}

/** Where a row stands in the list, for the cursor of the next page. */
export const placeInList = (sort: OrderSort, row: SortedBy): [string | number, string] => [sorts[sort].by.value(row), row.order_id]
