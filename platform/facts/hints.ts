import pg from 'pg'
import type { ClientConfig } from 'pg'

/** A word to live screens that something changed; they ask for it again. */
export interface Hint {
  readonly org: string
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly branchId: string | null
  readonly owners: readonly string[]
}

const RETRY_MS = 500
/** A database that takes the call and says nothing is asked again. */
const CONNECT_MS = 10_000

/** Listens for hints of all processes on a connection of its own. After a gap it says so: screens must ask for everything again. */
export class HintListener implements AsyncDisposable {
  readonly #connection: ClientConfig
  readonly #onHint: (hint: Hint) => void
  readonly #onGap: () => void
  #client: pg.Client | undefined
  #stopped = false
  #retry: NodeJS.Timeout | undefined

  private constructor(connection: ClientConfig, onHint: (hint: Hint) => void, onGap: () => void) {
    this.#connection = connection
    this.#onHint = onHint
    this.#onGap = onGap
  }

  static async open(connection: ClientConfig, onHint: (hint: Hint) => void, onGap: () => void): Promise<HintListener> {
    const listener = new HintListener(connection, onHint, onGap)
    await listener.#connect()
    return listener
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...this.#connection, keepAlive: true, connectionTimeoutMillis: CONNECT_MS, query_timeout: CONNECT_MS })
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => {
      for (const hint of JSON.parse(payload ?? '[]') as Hint[]) this.#onHint(hint)
    })
    try {
      await client.connect()
      await client.query('listen lunette_hints')
    } catch (error) {
      client.end().catch(() => undefined)
      throw error
    }
    // Only one that was there is lost: a try that fails ends its connection too, and must not be counted twice.
    client.on('end', () => this.#lost())
    this.#client = client
    if (this.#stopped) await client.end()
  }

  #lost(): void {
    if (this.#stopped) return
    this.#client = undefined
    this.#retry = setTimeout(() => {
      this.#connect().then(() => this.#onGap(), () => this.#lost())
    }, RETRY_MS)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#retry)
    await this.#client?.end()
  }
}
