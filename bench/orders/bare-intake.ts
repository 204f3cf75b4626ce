import type { ClientConfig, Pool } from 'pg'
import { newId } from '#kernel/ids'
import { openPool } from '#platform/db/pool'
import type { Statement } from '#tests/helpers/recording'

/** Over all bare runs: no number may come twice in an organization. By the clock, for scale M is kept from one bench to the next. */
let count = 1_000_000 + (Date.now() % 90_000_000)

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Ids of a recorded intake that stay (organization, branch, customer, variants, people), and those that are one after the other of these. */
interface Same { readonly kept: ReadonlySet<string>; readonly oneOf: readonly string[] }

/**
 * The limit of an intake: the very statements of one recorded intake, with ids and numbers of their own each time, prepared,
 * pipelined in a single trip and nothing else: no HTTP, no rights, no contract, no rules.
 */
export class BareIntake implements AsyncDisposable {
  readonly #pool: Pool
  readonly #recorded: readonly Statement[]
  readonly #same: Same
  readonly #number: { readonly text: string; readonly symbol: string }

  constructor(connection: ClientConfig, size: number, recorded: readonly Statement[], same: Same, number: { text: string; symbol: string }) {
    this.#pool = openPool(connection, size, { pipeline: true })
    this.#recorded = recorded
    this.#same = same
    this.#number = number
  }

  async run(): Promise<void> {
    const client = await this.#pool.connect()
    try {
      const renew = this.#renewal()
      const answers = this.#recorded.map(({ text, values, name }) => client.query({ text, ...(name && { name }), ...(values.length > 0 && { values: values.map(renew) }) }))
      const last = (await Promise.all(answers)).at(-1)
      if (last?.command !== 'COMMIT') throw new Error('a bare intake was not committed')
    } finally {
      client.release()
    }
  }

  #renewal(): (value: unknown) => unknown {
    const ids = new Map<string, string>()
    count += 1
    const { kept, oneOf } = this.#same
    const number = `99-${count}`
    const symbol = String(9_900_000_000 + count).slice(0, 10)
    return (value) => {
      if (typeof value !== 'string') return value
      return value.replaceAll(this.#number.text, number).replaceAll(this.#number.symbol, symbol).replace(anyId, (id) => {
        if (kept.has(id)) return id
        if (!ids.has(id)) ids.set(id, oneOf.includes(id) ? oneOf[count % oneOf.length]! : newId())
        return ids.get(id)!
      })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end()
  }
}
