import { newId } from '#kernel/ids'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { lockCatalogue } from './catalogue-data.ts'
import type { CatalogueData } from './catalogue-data.ts'

/** Whoever was killed lets go after this; each chunk begins it anew, and reading a large file does so every {@link RENEWAL}. */
export const LEASE = '30 seconds'

const RENEWAL = 10_000

/** Holds a catalogue for whoever fills it, until disposed. */
export class Lease implements AsyncDisposable {
  readonly tries: number
  readonly organizationId: string
  readonly #id: string
  readonly #db: Database
  readonly #catalogueId: string

  private constructor(db: Database, organizationId: string, catalogueId: string, id: string, tries: number) {
    [this.#db, this.organizationId, this.#catalogueId, this.#id, this.tries] = [db, organizationId, catalogueId, id, tries]
  }

  /** Null when somebody else holds it or there is nothing to do. */
  static async take(db: Database, organizationId: string, catalogueId: string): Promise<Lease | null> {
    const id = newId()
    const taken = await db.inTenant(organizationId, (tx) => tx.maybe<{ tries: number }>(sql`
      update lens_catalogues set leased_until = now() + ${LEASE}::interval, leased_by = ${id}, tries = tries + 1
      where organization_id = ${organizationId} and id = ${catalogueId} and state = 'loading' and leased_until < now() returning tries`))
    return taken ? new Lease(db, organizationId, catalogueId, id, taken.tries) : null
  }

  /** Does something long that writes nothing, and keeps hold meanwhile. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => {
      // One that fails is made up for by the next, or `held` finds that another took over.
      void this.#db.inTenant(this.organizationId, (tx) => tx.run(sql`
        update lens_catalogues set leased_until = now() + ${LEASE}::interval where organization_id = ${tx.organizationId} and id = ${this.#catalogueId} and leased_by = ${this.#id}`)).catch(() => 0)
    }, RENEWAL)
    try {
      return await work()
    } finally {
      clearInterval(timer)
    }
  }

  /** Whether the catalogue, locked now, is still ours to fill. */
  async isOurs(tx: Tx): Promise<boolean> {
    return (await this.#ours(tx)) !== null
  }

  /** The same, and whether it is at that place: where another took it over it has gone on. */
  async held(tx: Tx, position: number): Promise<boolean> {
    return (await this.#ours(tx))?.position === position
  }

  async #ours(tx: Tx): Promise<CatalogueData | null> {
    const now = await lockCatalogue(tx, this.#catalogueId)
    return now.leasedBy === this.#id && now.state === 'loading' ? now : null
  }

  /** Lets go at once, so that the next try does not wait. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#db.inTenant(this.organizationId, (tx) => tx.run(sql`
      update lens_catalogues set leased_until = '-infinity' where organization_id = ${this.organizationId} and id = ${this.#catalogueId} and leased_by = ${this.#id}`)).catch(() => 0)
  }
}
