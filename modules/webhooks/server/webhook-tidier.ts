import type { Logger } from 'pino'
import type { Database } from '#platform/db/database'
import type { Pool } from '#platform/db/pool'
import { tidyWebhook } from './tidy-webhook.ts'
import type { Untidy } from './tidy-webhook.ts'

const LOOK_MS = 2_000
const AT_ONCE = 8

export interface WebhookTidierOptions {
  /** Connections of lunette_relay. */
  readonly pool: Pool
  readonly db: Database
  readonly log: Logger
  readonly lookMs?: number
}

/**
 * Ends what was begun on endpoints with much behind them: removing one, burying what waits for one that is off, sending everything
 * again. Piece by piece and each endpoint in its turn, for in one statement it would hold up the deliveries of all.
 */
export class WebhookTidier implements AsyncDisposable {
  readonly #options: WebhookTidierOptions
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> | undefined
  #stopped = false

  constructor(options: WebhookTidierOptions) {
    this.#options = options
    this.#timer = setInterval(() => { this.#looking ??= this.#look().finally(() => { this.#looking = undefined }) }, options.lookMs ?? LOOK_MS)
  }

  async #look(): Promise<void> {
    const { pool, db, log } = this.#options
    try {
      for (let more = true; more && !this.#stopped;) {
        const { rows } = await pool.query<Untidy>({ name: 'untidy-webhooks', text: 'select organization_id, endpoint_id from app.untidy_webhooks($1)', values: [AT_ONCE] })
        more = false
        for (const one of rows) if (!this.#stopped) more = await tidyWebhook(db, one) || more
      }
    } catch (error) {
      log.warn({ err: error }, 'what is left to do on webhooks waits')
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#looking
  }
}
