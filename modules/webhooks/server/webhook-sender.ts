import type { Pool } from '#platform/db/pool'
import { deliver } from './deliver.ts'
import type { Claimed, DeliverDeps } from './deliver.ts'

const POLL_MS = 500
/** Twice as long as a receiver may think: what is not heard of by then was killed. */
const LEASE = '30 seconds'
/** Sendings at a time, and of them for one endpoint: one that answers slowly leaves room for the others. */
const SLOTS = 16
const EACH = 4

/** For so long nothing more of an endpoint is taken up whose outcome could not be written down: its next deliveries would fare no better. */
const REST_MS = 60_000

export interface WebhookSenderOptions extends DeliverDeps {
  /** Connections of lunette_relay. */
  readonly pool: Pool
  readonly pollMs?: number
}

/**
 * Delivers what is due. Beside the job queue and not in it: its few places would all wait for receivers that answer slowly, and with
 * them the work of the shop.
 */
export class WebhookSender implements AsyncDisposable {
  readonly #options: WebhookSenderOptions
  readonly #stop = new AbortController()
  readonly #underway = new Map<string, Set<Promise<void>>>()
  /** Until when an endpoint rests, by performance.now(). */
  readonly #resting = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #away = false

  constructor(options: WebhookSenderOptions) {
    this.#options = options
    this.#poll()
  }

  /** How many are on their way. */
  get underway(): number {
    return [...this.#underway.values()].reduce((sum, some) => sum + some.size, 0)
  }

  #poll(): void {
    this.#timer = setTimeout(() => {
      this.#look()
      if (!this.#stop.signal.aborted) this.#poll()
    }, this.#options.pollMs ?? POLL_MS)
  }

  /** Takes up what is due and what there is room for. */
  #look(): void {
    this.#looking ??= this.#takeUp().then(() => { this.#away = false }, (error: unknown) => {
      // Once for each time it is away.
      if (!this.#away) this.#options.log.warn({ err: error }, 'webhooks wait: the database did not answer')
      this.#away = true
    }).finally(() => { this.#looking = undefined })
  }

  async #takeUp(): Promise<void> {
    const { pool, clock } = this.#options
    const slots = SLOTS - this.underway
    if (slots <= 0 || this.#stop.signal.aborted) return
    for (const [id, until] of this.#resting) if (until < performance.now()) this.#resting.delete(id)
    const counts = new Map([...[...this.#underway].map(([id, some]) => [id, some.size] as const), ...[...this.#resting.keys()].map((id) => [id, EACH] as const)])
    const underway = [...counts].map(([id, count]) => ({ id, count }))
    const { rows } = await pool.query<Claimed>({
      name: 'claim-webhooks', text: `select organization_id, endpoint_id, message_id from app.claim_webhooks($1, $2::interval, $3, $4, $5)`, values: [clock?.() ?? null, LEASE, slots, EACH, JSON.stringify(underway)],
    })
    for (const claimed of rows) this.#send(claimed)
  }

  #send(claimed: Claimed): void {
    const { log } = this.#options
    const some = this.#underway.get(claimed.endpoint_id) ?? new Set()
    const sending = deliver(this.#options, claimed, this.#stop.signal).catch((error: unknown) => {
      log.warn({ err: error, organizationId: claimed.organization_id }, 'a webhook waits: its outcome could not be written down')
      this.#resting.set(claimed.endpoint_id, performance.now() + REST_MS)
    }).finally(() => {
      some.delete(sending)
      if (some.size === 0) this.#underway.delete(claimed.endpoint_id)
      this.#look()
    })
    this.#underway.set(claimed.endpoint_id, some.add(sending))
  }

  /** Cuts off what receivers still think about: it is due again after the lease, here or elsewhere. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    clearTimeout(this.#timer)
    await this.#looking
    await Promise.all([...this.#underway.values()].flatMap((some) => [...some]))
  }
}
