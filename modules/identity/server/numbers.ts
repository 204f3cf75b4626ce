import { isDatabaseAway } from '#platform/db/errors'
import { sql } from '#platform/db/sql'
import type { Database } from '#platform/db/database'

interface Block { next: number; end: number; readonly size: number; readonly leasedAt: number; readonly givenBack: number[] }

const FIRST_BLOCK = 10
const LARGEST_BLOCK = 500
/** A block used up faster than this is followed by one twice as large. */
const QUICK_MS = 2_000

/**
 * Hands out numbers of a series from blocks leased per process, so that intakes do not wait for one counter row. What is
 * left at the end goes back when nobody leased behind it; otherwise it is a gap, which order numbers may have.
 */
export class NumberBlocks implements AsyncDisposable {
  readonly #db: Database
  readonly #blocks = new Map<string, Block>()
  readonly #leasing = new Map<string, Promise<void>>()

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Gives `work` the next number of the series in that year, 1 and up, never the same twice. A number that was not used
   * (the work failed or says so) is handed out again. Taken before the transaction: a lease inside it would want a second
   * connection while holding the first, and a full pool would wait for itself.
   */
  async using<T extends { readonly used: boolean }>(organizationId: string, series: string, year: number, work: (number: number) => Promise<T>): Promise<T> {
    const { number, block } = await this.#take(organizationId, series, year)
    let used = false
    try {
      const answer = await work(number)
      used = answer.used
      return answer
    } catch (error) {
      // Nobody knows whether the commit went through: rather a gap than the same number twice.
      used = isDatabaseAway(error)
      throw error
    } finally {
      if (!used) block.givenBack.push(number)
    }
  }

  async #take(organizationId: string, series: string, year: number): Promise<{ number: number; block: Block }> {
    const name = `${organizationId}/${series}/${year}`
    for (;;) {
      const block = this.#blocks.get(name)
      const again = block?.givenBack.shift()
      if (block && again !== undefined) return { number: again, block }
      if (block && block.next < block.end) {
        block.next += 1
        return { number: block.next - 1, block }
      }
      let leasing = this.#leasing.get(name)
      if (!leasing) {
        leasing = this.#lease(name, organizationId, series, year).finally(() => this.#leasing.delete(name))
        this.#leasing.set(name, leasing)
      }
      await leasing
    }
  }

  async #lease(name: string, organizationId: string, series: string, year: number): Promise<void> {
    const last = this.#blocks.get(name)
    const quick = last !== undefined && Date.now() - last.leasedAt < QUICK_MS
    const size = quick ? Math.min(last.size * 2, LARGEST_BLOCK) : FIRST_BLOCK
    const end = await this.#db.inTenant(organizationId, async (tx) => (await tx.one<{ next_value: number }>(sql`
      insert into number_series as s (organization_id, series, year, next_value) values (${organizationId}, ${series}, ${year}, 1 + ${size}::int)
      on conflict (organization_id, series, year) do update set next_value = s.next_value + ${size}::int
      returning next_value`)).next_value)
    this.#blocks.set(name, { next: end - size, end, size, leasedAt: Date.now(), givenBack: last?.givenBack ?? [] })
  }

  /** Gives back what is left of each block that nobody has leased behind. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const [name, { next, end }] of this.#blocks) {
      const [organizationId, series, year] = name.split('/') as [string, string, string]
      await this.#db.inTenant(organizationId, (tx) => tx.run(sql`
        update number_series set next_value = ${next} where organization_id = ${organizationId} and series = ${series} and year = ${Number(year)} and next_value = ${end}`)).catch(() => 0)
    }
    this.#blocks.clear()
  }
}
