import type { Pool } from '#platform/db/pool'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import type { IdentityDeps } from '../deps.ts'
import { ownersOf } from '../owners-of.ts'
import { newestSealOf } from './newest-seal.ts'

const EVERY_MS = 300_000

export interface DailyDigestOptions extends Pick<IdentityDeps, 'db' | 'log' | 'mail' | 'now'> {
  /** Connections of lunette_relay. */
  readonly pool: Pool
  readonly everyMs?: number
}

/**
 * Tells the owners each day, at 20:00 of their shop, the newest seal of the audit, so that it is known outside the database. A
 * machine that is off then does it when it is on again, and a mail server that is away is asked for most of a day. Without one
 * nobody is told and nothing counts as told.
 */
export class DailyDigest implements AsyncDisposable {
  readonly #options: DailyDigestOptions
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | undefined

  constructor(options: DailyDigestOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.tell(), options.everyMs ?? EVERY_MS)
  }

  /** Tells everybody whose day is over, once. */
  tell(): Promise<void> {
    this.#running ??= this.#tellDue().finally(() => { this.#running = undefined })
    return this.#running
  }

  async #tellDue(): Promise<void> {
    const { pool, log, mail, now } = this.#options
    if (!mail.canSend) return
    try {
      const { rows } = await pool.query<{ organization_id: string; shop_day: string }>('select organization_id, shop_day::text from app.digests_due($1)', [now()])
      for (const { organization_id, shop_day } of rows) await this.#tellOwners(organization_id, shop_day)
    } catch (error) {
      log.warn({ err: error }, 'the daily letter waits: the database did not answer')
    }
  }

  /** Claims the day and begins the letters in one transaction: whoever asks second finds it claimed, and no crash parts the two. */
  async #tellOwners(organizationId: string, shopDay: string): Promise<void> {
    await this.#options.db.inTenant(organizationId, async (tx) => {
      const seal = await newestSealOf(tx)
      const claimed = await tx.run(sql`insert into audit_digests (organization_id, shop_day, seal_number, seal_hash) values (${tx.organizationId}, ${shopDay}, ${seal?.number ?? null}, ${seal?.hash ?? null}) on conflict do nothing`)
      if (claimed === 0) return
      const owners = await ownersOf(tx)
      if (owners.length > 0) recordFacts(tx, ...owners.map(({ staffId }) => ({ kind: 'letters.day-ended', subjectId: staffId, subjectVersion: 0, payload: { shopDay } })))
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}
