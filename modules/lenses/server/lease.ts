import { newId } from '#kernel/ids'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { lockCatalogue } from './catalogue-data.ts'
import type { CatalogueData } from './catalogue-data.ts'

/** Whoever was killed lets go after this; reading the largest file takes a part of it, and each chunk begins it anew. */
export const LEASE = '30 seconds'

/** Holds a catalogue for whoever fills it, until disposed. */
export class Lease implements AsyncDisposable {
  readonly tries: number
  readonly #id: string
  readonly #db: Database
  readonly #organizationId: string
  readonly #catalogueId: string

  private constructor(db: Database, organizationId: string, catalogueId: string, id: string, tries: number) {
    [this.#db, this.#organizationId, this.#catalogueId, this.#id, this.tries] = [db, organizationId, catalogueId, id, tries]
  }

  /** Null when somebody else holds it or there is nothing to do. */
  static async take(db: Database, organizationId: string, catalogueId: string): Promise<Lease | null> {
    const id = newId()
    const taken = await db.inTenant(organizationId, (tx) => tx.maybe<{ tries: number }>(sql`
      update lens_catalogues set leased_until = now() + ${LEASE}::interval, leased_by = ${id}, tries = tries + 1
      where organization_id = ${organizationId} and id = ${catalogueId} and state = 'loading' and leased_until < now() returning tries`))
    return taken ? new Lease(db, organizationId, catalogueId, id, taken.tries) : null
  }

  /** The catalogue, locked and the lease begun anew, as long as it is still ours and at that place; null when another took it over. */
  async held(tx: Tx, position: number): Promise<CatalogueData | null> {
    const now = await lockCatalogue(tx, this.#catalogueId)
    return now.leasedBy === this.#id && now.state === 'loading' && now.position === position ? now : null
  }

  /** Lets go at once, so that the next try does not wait. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#db.inTenant(this.#organizationId, (tx) => tx.run(sql`
      update lens_catalogues set leased_until = '-infinity' where organization_id = ${this.#organizationId} and id = ${this.#catalogueId} and leased_by = ${this.#id}`)).catch(() => 0)
  }
}
