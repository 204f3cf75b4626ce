import pg from 'pg'
import type { ClientConfig, PoolClient } from 'pg'
import { isRetryable, sqlState } from './errors.ts'
import { Tx } from './tx.ts'

// bigint columns are money and counters: whole numbers that a double holds exactly, or an error, never a silent rounding.
pg.types.setTypeParser(20, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint outside the safe integers: ${text}`)
  return value
})
// A day has no zone: keep it as text, a Date would move it.
pg.types.setTypeParser(1082, (text) => text)
// Our sessions speak UTC, and the runtime reads its own form of an instant several times faster than the driver takes it apart.
const anyInstant = pg.types.getTypeParser(1184)
pg.types.setTypeParser(1184, (text) => (text[10] === ' ' && text.endsWith('+00') ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : anyInstant(text)))

const MAX_TRIES = 6
/** Longer than any honest use case, the wait for a connection included; what hangs here holds locks that a counter waits for. */
const TRANSACTION_LIMIT_MS = 30_000
const STATEMENT_LIMIT_MS = 20_000
/** For what is made whole or not at all and nobody waits behind, on the slowest computer. */
const LENGTH_LIMIT_MS = 600_000
/** PostgreSQL ends what takes too long by itself; only one that is frozen or cut off does not, and then we hang up. */
const ANSWER_LIMIT_MS = STATEMENT_LIMIT_MS + 1_000
const CONNECTION_WAIT_MS = 8_000

export interface DatabaseOptions {
  readonly connection: ClientConfig
  /** Connections at most; a small shop needs few, and each costs PostgreSQL about 5 MB. */
  readonly size?: number
  /** Told of connections lost while idle; the pool replaces them by itself. */
  readonly onLost?: (error: Error) => void
}

/** The database as the application's role sees it: policies apply, and nothing is read or written outside a tenant. */
export class Database implements AsyncDisposable {
  readonly pool: pg.Pool

  constructor({ connection, size = 10, onLost }: DatabaseOptions) {
    this.pool = new pg.Pool({
      ...connection,
      max: size,
      pipeline: true,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
      query_timeout: ANSWER_LIMIT_MS,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      options: `-c statement_timeout=${STATEMENT_LIMIT_MS} -c idle_in_transaction_session_timeout=${TRANSACTION_LIMIT_MS} -c timezone=UTC`,
    })
    // Without a listener a connection that dies while idle ends the whole process.
    this.pool.on('error', (error) => onLost?.(error))
    // Nor may one that dies between two statements of a transaction: the next statement fails and says so.
    this.pool.on('connect', (client) => client.on('error', () => undefined))
  }

  /**
   * Runs `work` in a transaction of the organization: the only way to write. Deadlocks and serialization failures are
   * tried again, so `work` must do nothing outside the transaction. Caps the transaction at 30 s.
   * @throws whatever `work` throws, after rolling back; {@link RolledBack} when PostgreSQL did not commit
   */
  async inTenant<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(organizationId, work, false)
      } catch (error) {
        if (attempt >= MAX_TRIES || !isRetryable(error)) throw error
        // Two that met once meet again at the same pace: wait a random while, longer each time.
        await new Promise((wake) => setTimeout(wake, Math.random() * 10 * 2 ** attempt))
      }
    }
  }

  /**
   * Reads in one round trip: everything `work` asks must be asked before its first await, since the commit goes out behind it.
   * @throws {Error} when something is asked later
   */
  look<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#attempt(organizationId, work, true)
  }

  /** A change that may take minutes, such as the sample shop: tried once. What somebody at a counter waits for goes through `inTenant`. */
  atLength<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#attempt(organizationId, work, false, LENGTH_LIMIT_MS)
  }

  async #attempt<T>(organizationId: string, work: (tx: Tx) => Promise<T>, atOnce: boolean, limitMs = TRANSACTION_LIMIT_MS): Promise<T> {
    const began = performance.now()
    const client = await this.pool.connect()
    const long = limitMs > TRANSACTION_LIMIT_MS
    const tx = new Tx(client, organizationId, long ? limitMs : undefined)
    const limit = setTimeout(() => destroy(client), limitMs - (performance.now() - began))
    let broken = false
    try {
      void tx.control('begin').catch(() => undefined)
      void tx.control('select app.use_org($1)', 'use_org', [organizationId]).catch(() => undefined)
      if (long) for (const limited of ['statement_timeout', 'idle_in_transaction_session_timeout']) void tx.control(`set local ${limited} = ${limitMs}`).catch(() => undefined)
      const answer = atOnce ? await bothOf(work(tx), () => commit(tx)) : await work(tx).then(async (value) => {
        await commit(tx)
        return value
      })
      tx.committed()
      return answer
    } catch (error) {
      tx.close()
      await client.query('rollback').catch(() => { broken = true })
      await tx.settle()
      // 25P02 only says that something before it failed; that first error is the reason.
      throw sqlState(error) === '25P02' ? (tx.firstError ?? error) : error
    } finally {
      clearTimeout(limit)
      client.release(broken)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // What ends now ends because we say so.
    this.pool.removeAllListeners('error')
    this.pool.on('error', () => undefined)
    await this.pool.end()
  }
}

/** PostgreSQL answered the commit with a rollback: a pipelined statement had failed before it. */
export class RolledBack extends Error {}

async function bothOf<T>(work: Promise<T>, commitNow: () => Promise<void>): Promise<T> {
  const [answer] = await Promise.all([work, commitNow()])
  return answer
}

async function commit(tx: Tx): Promise<void> {
  const answer = tx.control('commit')
  tx.close()
  const { command } = await answer
  // After an error in a pipeline PostgreSQL answers «commit» with ROLLBACK and calls that a success.
  if (tx.firstError) throw tx.firstError
  if (command !== 'COMMIT') throw new RolledBack(`commit was answered with ${command}`)
}

function destroy(client: PoolClient): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(error?: Error): void } } }
  connection?.stream?.destroy(new Error('transaction over 30 s'))
}
