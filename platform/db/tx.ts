import type { PoolClient, QueryResult } from 'pg'
import type { Sql } from './sql.ts'

/**
 * A transaction of one organization. Statements go out at once and are answered in order (pipelined), so independent ones
 * cost one round trip. Every function that writes takes it as its first argument: without one it does not compile.
 */
export class Tx {
  readonly organizationId: string
  readonly #client: PoolClient
  #firstError: unknown
  #closed = false
  #corked = false
  #pending: Promise<unknown>[] = []
  #afterCommit: (() => void)[] = []

  constructor(client: PoolClient, organizationId: string) {
    this.#client = client
    this.organizationId = organizationId
  }

  /** All rows of the answer. */
  rows<Row>(statement: Sql): Promise<Row[]> {
    return this.#ask(statement, ({ rows }) => rows as Row[])
  }

  /** The first row, or undefined when there is none. */
  maybe<Row>(statement: Sql): Promise<Row | undefined> {
    return this.#ask(statement, ({ rows }) => rows[0] as Row | undefined)
  }

  /** The one row that must be there. @throws {Error} when it is not: that is a bug, not bad input */
  one<Row>(statement: Sql): Promise<Row> {
    return this.#ask(statement, ({ rows }) => {
      if (!rows[0]) throw new Error(`no row: ${statement.text.slice(0, 120)}`)
      return rows[0] as Row
    })
  }

  /** How many rows were changed. */
  run(statement: Sql): Promise<number> {
    return this.#ask(statement, ({ rowCount }) => rowCount ?? 0)
  }

  /** Sends a statement without waiting; its error fails the commit. For inserts whose answer nobody needs. */
  send(statement: Sql): void {
    void this.run(statement)
  }

  /** Runs once the transaction is committed, and never when it is not. For waking what polls anyway: nothing may rely on it. */
  afterCommit(act: () => void): void {
    this.#afterCommit.push(act)
  }

  /** Statements that open and end the transaction (begin, tenant, commit). Not for use cases. */
  control(text: string, name?: string, values?: unknown[]): Promise<QueryResult> {
    this.#cork()
    return this.#track(this.#client.query({ text, ...(name && { name }), ...(values && { values }) }))
  }

  /** The first error of any statement. After it PostgreSQL answers every later one with 25P02, which says nothing. */
  get firstError(): unknown {
    return this.#firstError
  }

  /** Nothing may be sent any more. */
  close(): void {
    this.#closed = true
  }

  /** Waits for every answer, so that the connection is quiet before it goes back to the pool. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#pending)
  }

  committed(): void {
    for (const act of this.#afterCommit) act()
  }

  /**
   * Of several answers asked for at once the first that fails ends the work, and nobody looks at the others any more. A
   * failure nobody looks at ends the process: so each counts as seen from the start.
   */
  #ask<T>(statement: Sql, read: (result: QueryResult) => T): Promise<T> {
    const answer = this.#query(statement).then(read)
    answer.catch(() => undefined)
    return answer
  }

  #query(statement: Sql): Promise<QueryResult> {
    if (this.#closed) return Promise.reject(new Error(`sent after the end of its transaction: ${statement.text.slice(0, 120)}`))
    this.#cork()
    return this.#track(this.#client.query({
      text: statement.text, values: statement.values as unknown[], ...(statement.name && { name: statement.name }),
    }))
  }

  #track(answer: Promise<QueryResult>): Promise<QueryResult> {
    this.#pending.push(answer.catch((error: unknown) => { this.#firstError ??= error }))
    return answer
  }

  /** pg writes each message to the socket by itself; one write for all statements of a tick saves most of the system calls. */
  #cork(): void {
    if (this.#corked) return
    this.#corked = true
    const stream = (this.#client as unknown as { connection?: { stream?: { cork?(): void; uncork?(): void } } }).connection?.stream
    stream?.cork?.()
    process.nextTick(() => {
      this.#corked = false
      stream?.uncork?.()
    })
  }
}
