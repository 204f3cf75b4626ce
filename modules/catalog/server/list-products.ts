import { z } from 'zod'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { searchWordsOf } from '#platform/text/search-words'
import type { ProductQuery } from '../contract.ts'
import type { ProductKind } from '../domain/product.ts'
import type { ProductData } from './product-data.ts'
import { productColumns } from './read-product.ts'

const place = z.tuple([z.string().max(160), z.uuid()])
type Place = z.output<typeof place>

/** A page of products by name: all, those of a kind, those in which every word of `q` is found. */
export async function listProducts<Item>(tx: Tx, { q, kind, active, cursor, limit }: ProductQuery, toItem: (data: ProductData) => Item): Promise<{ items: Item[]; nextCursor: string | null }> {
  const asked = { words: searchWordsOf(q ?? ''), kind: kind ?? null, active: active === 'true', after: readCursor(cursor, place), limit: limit + 1 }
  const rows = await tx.rows<ProductData>(productsStatement(tx.organizationId, asked))
  return toPage(rows, limit, toItem, ({ name, id }) => [name, id])
}

interface Asked { readonly words: readonly string[]; readonly kind: ProductKind | null; readonly active: boolean; readonly after: Place | null; readonly limit: number }

/** The statement of a page. A search goes through the find door, for a policy keeps trigrams from the index. */
export function productsStatement(organizationId: string, { words, kind, active, after, limit }: Asked): Sql {
  const [name, id] = after ?? [null, null]
  const found = sql`join app.find_products(${organizationId}, ${words}, ${kind}, ${active}, ${name}, ${id}, ${limit}) f on f.id = p.id`
  const conditions = [
    sql`p.organization_id = ${organizationId} and p.active = ${active}`,
    ...(kind ? [sql`p.kind = ${kind}`] : []),
    ...(after && words.length === 0 ? [sql`(p.name collate "und-x-icu", p.id) > (${name}, ${id})`] : []),
  ]
  return sql`
    select ${productColumns(organizationId)}
    from products p ${words.length > 0 ? found : sql``}
    where ${joinSql(conditions, ' and ')}
    order by p.name collate "und-x-icu", p.id limit ${limit}`
}
