import type { Client, Connection, Submittable } from 'pg'

/** Rows of one table by column; all have the same columns. */
export interface TableRows { readonly table: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }

/**
 * Writes rows by COPY, which row-level security refuses to the application: for the loader only. Everything that is given is held
 * in memory, so give some thousands at a time. Table and columns are written into the statement: they come from code.
 */
export async function copyRows(client: Client, { table, rows }: TableRows): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const text = rows.map((row) => `${columns.map((column) => field(row[column])).join('\t')}\n`).join('')
  await new Promise<void>((done, failed) => {
    client.query(new Copying(`copy ${table} (${columns.join(', ')}) from stdin`, Buffer.from(text), (error) => (error ? failed(error) : done())))
  })
}

/** What pg asks of something that speaks for itself on the connection: it answers the server's wish for data with all of it. */
class Copying implements Submittable {
  readonly #statement: string
  readonly #data: Buffer
  readonly #settle: (error?: Error) => void

  constructor(statement: string, data: Buffer, settle: (error?: Error) => void) {
    this.#statement = statement
    this.#data = data
    this.#settle = settle
  }

  submit(connection: Connection): void {
    connection.query(this.#statement)
  }

  handleCopyInResponse(connection: Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }): void {
    connection.sendCopyFromChunk(this.#data)
    connection.endCopyFrom()
  }

  handleCommandComplete(): void {
    // The answer that counts comes with «ready for query».
  }

  handleReadyForQuery(): void {
    this.#settle()
  }

  handleError(error: Error): void {
    this.#settle(error)
  }
}

/** A value as COPY's text format writes it: PostgreSQL manual, COPY, «Text Format». */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Date) return value.toISOString()
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.replace(/[\\\n\r\t]/g, (sign) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign] ?? sign)
}
