import { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { id } from '#platform/http/contract'
import { instantPlace, readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import type { CatalogueItem, catalogueQuery } from '../contract.ts'
import { catalogueColumns, toCatalogueItem } from './catalogue-data.ts'
import type { CatalogueData } from './catalogue-data.ts'

const place = z.tuple([instantPlace, id])

/** Catalogues that were brought in, newest first. */
export async function listCatalogues(tx: Tx, { cursor, limit }: z.output<typeof catalogueQuery>): Promise<{ items: CatalogueItem[]; nextCursor: string | null }> {
  const after = readCursor(cursor, place)
  const rows = await tx.rows<CatalogueData & { place: string }>(sql`
    select ${catalogueColumns}, to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place from lens_catalogues c
    where c.organization_id = ${tx.organizationId} ${after ? sql`and (c.created_at, c.id) < (${after[0]}, ${after[1]})` : sql``} order by c.created_at desc, c.id desc limit ${limit + 1}`)
  return toPage(rows, limit, toCatalogueItem, (row) => [row.place, row.id])
}
