import type { Database } from '#platform/db/database'
import type { Sql } from '#platform/db/sql'

/** Asks the schema `auth` and the definer functions, which stand outside tenancy; one statement, committed by itself. */
export async function outsideTenancy<Row>(db: Database, { name, text, values }: Sql): Promise<Row[]> {
  return (await db.pool.query({ text, values: [...values], ...(name && { name }) })).rows as Row[]
}
