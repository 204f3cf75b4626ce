import type { Pool } from '#platform/db/pool'
import type { Logger } from 'pino'
import type { Database } from '#platform/db/database'
import { KeyLost } from './key-lost.ts'
import type { Keyring } from './keyring.ts'
import type { MasterKeys } from './master-keys.ts'
import { resealOrganization } from './reseal.ts'
import type { SealedColumn } from './sealed-column.ts'

const EVERY_MS = 10_000

export interface ResealerOptions {
  /** Connections of lunette_relay: it learns which organizations have work, ids only. */
  readonly pool: Pool
  readonly db: Database
  readonly keys: Keyring
  readonly master: MasterKeys
  readonly columns: readonly SealedColumn[]
  readonly log: Logger
  /** What else is sealed under a master key, outside organizations; seals it under the newest. */
  readonly beside?: () => Promise<void>
  readonly everyMs?: number
}

/** Goes on with what rotations of keys have begun, also those that somebody was killed over: looks every ten seconds. */
export class Resealer implements AsyncDisposable {
  readonly #options: ResealerOptions
  readonly #timer: NodeJS.Timeout
  readonly #said = new Set<string>()
  #running: Promise<void> | undefined

  constructor(options: ResealerOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.work(), options.everyMs ?? EVERY_MS)
  }

  /** One pass now, or the end of the one that runs. */
  work(): Promise<void> {
    this.#running ??= this.#pass().catch((error: unknown) => {
      this.#options.log.warn({ err: error }, 'sealing under new keys waits')
    }).finally(() => { this.#running = undefined })
    return this.#running
  }

  async #pass(): Promise<void> {
    const { pool, db, keys, master, columns, beside } = this.#options
    master.refresh()
    await this.#turn('master', async () => {
      const { version } = master.newest()
      const { rows } = await pool.query<{ id: string }>('select app.wrapped_before($1) as id', [version])
      for (const { id } of rows) await this.#turn(`keys of ${id}`, async () => void await db.inTenant(id, (tx) => keys.rewrapOrganizationKeys(tx)))
    })
    if (beside) await this.#turn('beside', beside)
    const { rows } = await pool.query<{ organization_id: string; version: number }>('select organization_id, version from app.rotations_waiting()')
    for (const { organization_id: id, version } of rows) await this.#turn(id, async () => void await resealOrganization(db, keys, columns, id, version))
  }

  /** What fails (a lost key, a damaged row, a database that hiccups) keeps no other from its turn, and is said once until it works again. */
  async #turn(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
      this.#said.delete(what)
    } catch (error) {
      const said = this.#said.has(what)
      this.#said.add(what)
      if (said) return
      if (error instanceof KeyLost) this.#options.log.error({ what }, error.message)
      else this.#options.log.warn({ what, err: error }, 'sealing under new keys waits')
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}
