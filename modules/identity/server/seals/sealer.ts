import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from '#platform/db/pool'
import type { Deps } from '#platform/deps'
import { CounterWentBack, sealAudit } from './seal-audit.ts'

const EVERY_MS = 60_000
/** A database that does not answer keeps nobody from ending. */
const ENDING_MS = 2_000

export interface SealerOptions extends Pick<Deps, 'db' | 'keys' | 'log'> {
  /** Connections of lunette_relay, which reads the audit of all organizations and writes seals, and can do neither else. */
  readonly pool: Pool
  readonly everyMs?: number
}

/**
 * Seals the audit of every organization each minute, outside the transactions that write it: a chain inside them would make all
 * tills wait for each other (a quarter of the throughput, measured).
 */
export class Sealer implements AsyncDisposable {
  readonly #options: SealerOptions
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | undefined

  constructor(options: SealerOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.seal(), options.everyMs ?? EVERY_MS)
  }

  /** One pass now, or the end of the one that runs. What fails is tried again by the next. */
  seal(): Promise<void> {
    this.#running ??= this.#pass().finally(() => { this.#running = undefined })
    return this.#running
  }

  async #pass(): Promise<void> {
    const { pool, log } = this.#options
    try {
      for (const organizationId of await audited(pool)) await this.#sealOne(organizationId)
    } catch (error) {
      log.warn({ err: error }, 'the audit waits for its seal: the database did not answer')
    }
  }

  async #sealOne(organizationId: string): Promise<void> {
    const { pool, log } = this.#options
    try {
      await sealAudit(pool, this.#options, organizationId)
    } catch (error) {
      // One organization that cannot be sealed, for its key is lost, keeps no other from it.
      log.error({ err: error, organizationId }, error instanceof CounterWentBack ? 'the audit is not sealed: the database counts its transactions anew' : 'the audit of an organization could not be sealed')
    }
  }

  /** Seals what the last moments brought, so that nothing waits while the shop is closed. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    const givenUp = new AbortController()
    await Promise.race([this.seal(), sleep(ENDING_MS, undefined, { signal: givenUp.signal }).catch(() => undefined)])
    givenUp.abort()
  }
}

/** Every organization that has an audit: by steps through the primary key, for the relay sees no list of organizations. */
async function audited(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'seal-organizations',
    text: `with recursive step as (
             (select organization_id as id from audit_entries order by organization_id limit 1)
             union all
             select (select e.organization_id from audit_entries e where e.organization_id > step.id order by e.organization_id limit 1) from step where step.id is not null
           ) select id from step where id is not null`,
  })
  return rows.map(({ id }) => id)
}
