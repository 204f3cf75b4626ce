import pg from 'pg'
import type { ClientConfig } from 'pg'

/** A word to live screens that something changed; they ask for it again. */
export interface Hint {
  readonly org: string
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly branchId: string | null
  readonly owner: string | null
}

const RETRY_MS = 500

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
    const client = new pg.Client({ ...this.#connection, keepAlive: true })
    client.on('error', () => undefined)
    client.on('end', () => this.#lost(client))
    client.on('notification', ({ payload }) => {
      for (const hint of JSON.parse(payload ?? '[]') as Hint[]) this.#onHint(hint)
    })
    await client.connect()
    await client.query('listen lunette_hints')
    this.#client = client
  }

  #lost(client: pg.Client): void {
    if (this.#stopped || (this.#client && this.#client !== client)) return
    this.#client = undefined
    this.#retry = setTimeout(() => {
      this.#connect().then(() => this.#onGap()).catch(() => this.#lost(client))
    }, RETRY_MS)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#retry)
    await this.#client?.end()
  }
}
