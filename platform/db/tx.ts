import pg from 'pg'
import type { PoolClient, QueryResult } from 'pg'
import type { Sql } from './sql.ts'

/**
 * A transaction of one organization. Statements go out at once and are answered in order (pipelined), so independent ones
 * cost one round trip. Every function that writes takes it as its first argument: without one it does not compile.
 */
export class Tx {
  readonly organizationId: string
  readonly #client: PoolClient
  readonly #answerLimitMs: number | undefined
  #firstError: unknown
  #closed = false
  #corked = false
  #unanswered = 0
  #quiet: (() => void) | undefined
  #afterCommit: (() => void)[] = []

  /** `answerLimitMs`: how long an answer may take where that is more than the connection allows. */
  constructor(client: PoolClient, organizationId: string, answerLimitMs?: number) {
    this.#client = client
    this.#answerLimitMs = answerLimitMs
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
    return this.#send(text, name, values)
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
  settle(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#unanswered === 0) resolve()
      else this.#quiet = resolve
    })
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

  #query({ text, name, values }: Sql): Promise<QueryResult> {
    if (this.#closed) return Promise.reject(new Error(`sent after the end of its transaction: ${text.slice(0, 120)}`))
    return this.#send(text, name, values)
  }

  // By callback and not by pg's promise, which is two more of them for each of the dozen statements of a transaction.
  #send(text: string, name: string | undefined, values: readonly unknown[] | undefined): Promise<QueryResult> {
    this.#cork()
    this.#unanswered += 1
    return new Promise((resolve, reject) => {
      let answered = false
      const query = new pg.Query(text, values as unknown[], (error, result) => {
        // After a value that cannot be sent the driver answers twice: at once, and when the server has answered the rest.
        if (answered) return
        answered = true
        this.#unanswered -= 1
        if (error) {
          // The driver's own stack ends in its parser: what was asked says where. Values are never in a statement's text.
          this.#firstError ??= Object.assign(error, { statement: name ?? text.trim().slice(0, 200) })
          reject(error)
        } else resolve(result)
        if (this.#unanswered === 0) this.#quiet?.()
      })
      // Given with the text it would be copied property by property.
      if (this.#answerLimitMs) Object.assign(query, { query_timeout: this.#answerLimitMs })
      this.#client.query(name ? Object.assign(query, { name }) : query)
    })
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
