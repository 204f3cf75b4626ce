import pg from 'pg'
import type { ClientConfig } from 'pg'

const allTables = `
  select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema') order by 1`

/** How many rows each table has, by its name. Ask as superuser: policies hide rows. */
export const rowCounts = (superuser: ClientConfig): Promise<Map<string, number>> =>
  ofEachTable(superuser, (name) => `select count(*)::int as answer from ${name}`)

/** A checksum over the rows of each table, whatever their sequence. `without` names columns by table that may differ. */
export const checksums = (superuser: ClientConfig, without: Readonly<Record<string, readonly string[]>> = {}): Promise<Map<string, string>> =>
  ofEachTable(superuser, (name) => {
    const row = `(to_jsonb(t) - array[${(without[name] ?? []).map((column) => pg.escapeLiteral(column)).join(', ')}]::text[])::text`
    return `select coalesce(md5(string_agg(${row}, chr(10) order by ${row})), 'empty') as answer from ${name} t`
  })

async function ofEachTable<T>(superuser: ClientConfig, statement: (table: string) => string): Promise<Map<string, T>> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const answers = new Map<string, T>()
    const { rows: tables } = await client.query<{ name: string }>(allTables)
    for (const { name } of tables) {
      const { rows: [row] } = await client.query<{ answer: T }>(statement(name))
      if (row) answers.set(name, row.answer)
    }
    return answers
  } finally {
    await client.end()
  }
}
