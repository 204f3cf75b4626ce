import { newId } from '#kernel/ids'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { lockImport } from './import-data.ts'
import type { ImportData } from './import-data.ts'

/** Whoever was killed lets go after this. */
export const LEASE = '20 seconds'
/** Long before that it is begun anew: coming to its place in a file of a gigabyte takes longer than a lease. */
const RENEW_MS = 5_000

/** Holds an import for whoever works on it, until disposed. */
export class Lease implements AsyncDisposable {
  readonly id: string
  readonly tries: number
  readonly #db: Database
  readonly #organizationId: string
  readonly #importId: string
  readonly #timer: NodeJS.Timeout
  #renewing: Promise<unknown> = Promise.resolve()

  private constructor(db: Database, organizationId: string, importId: string, id: string, tries: number) {
    [this.#db, this.#organizationId, this.#importId, this.id, this.tries] = [db, organizationId, importId, id, tries]
    this.#timer = setInterval(() => { this.#renewing = this.#renew() }, RENEW_MS)
    this.#timer.unref()
  }

  /** Takes the lease of an import that waits to be worked on, or null when somebody else holds it. */
  static async take(db: Database, organizationId: string, importId: string): Promise<Lease | null> {
    const id = newId()
    const taken = await db.inTenant(organizationId, (tx) => tx.maybe<{ tries: number }>(sql`
      update imports set leased_until = now() + ${LEASE}::interval, leased_by = ${id}, tries = tries + 1
      where organization_id = ${organizationId} and id = ${importId} and state in ('judging', 'running', 'undoing') and emptied_at is null and leased_until < now() returning tries`))
    return taken ? new Lease(db, organizationId, importId, id, taken.tries) : null
  }

  /** The import, locked, as long as it is still ours and where we think it is: stopped, undone, let go or taken over by another, it is not. */
  async held(tx: Tx, { id, state }: ImportData, position?: number): Promise<ImportData | null> {
    const now = await lockImport(tx, id)
    return now.leasedBy === this.id && now.state === state && now.emptiedAt === null && (position === undefined || now.position === position) ? now : null
  }

  /** A chunk at hand holds the row and begins the lease anew itself. A lease that cannot be renewed ends by itself, and with it the work. */
  #renew(): Promise<unknown> {
    return this.#db.inTenant(this.#organizationId, (tx) => tx.run(sql`
      update imports i set leased_until = now() + ${LEASE}::interval from (
        select o.id from imports o where o.organization_id = ${this.#organizationId} and o.id = ${this.#importId} and o.leased_by = ${this.id} for update skip locked) free
      where i.organization_id = ${this.#organizationId} and i.id = free.id`)).catch(() => 0)
  }

  /** Lets go at once, so that the next try does not wait. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#renewing
    await this.#db.inTenant(this.#organizationId, (tx) => tx.run(sql`
      update imports set leased_until = '-infinity' where organization_id = ${this.#organizationId} and id = ${this.#importId} and leased_by = ${this.id}`)).catch(() => 0)
  }
}
