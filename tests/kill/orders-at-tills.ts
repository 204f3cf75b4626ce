import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '#kernel/ids'
import type { ApiAnswer, ApiClient, OpenShop } from '#tests/helpers/api-client'
import { ownerOf } from '#tests/helpers/running-postgres'

export const CLIENTS = 8

export interface Comparison {
  readonly acknowledged: number
  /** Acknowledged orders that are not there. */
  readonly lost: number
  /** Orders that are there more often than once, by id or by number. */
  readonly double: number
  /** Orders there that no client ever asked for or that are only half there. */
  readonly halfWritten: number
  readonly moneyDifferences: number
}

/** Eight tills that take orders one after another until they are told to stop. */
export class Tills {
  /** Ids of the orders that a till was told are taken. */
  readonly acknowledged = new Set<string>()
  /** Answers that told a till to try again. */
  readonly refusals: ApiAnswer[] = []
  readonly #stop = new AbortController()
  readonly #working: Promise<void>[]

  constructor(client: ApiClient, shop: OpenShop) {
    this.#working = Array.from({ length: CLIENTS }, () => this.#takeOrders(client, shop))
  }

  /** Waits until so many more orders are acknowledged. @throws {Error} when that takes longer than any recovery may */
  async take(more: number, withinMs = 90_000): Promise<void> {
    const before = this.acknowledged.size
    await until(() => this.acknowledged.size > before + more, `intake did not go on within ${withinMs / 1000} s`, withinMs)
  }

  /** Lets each till finish what it is at. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#working)
  }

  async #takeOrders(client: ApiClient, shop: OpenShop): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const id = newId()
      const key = newId()
      const order = {
        id, kind: 'external-lens-job', branchId: shop.branchId, customerId: shop.customerId,
        lines: [{ variantId: shop.frameId }, { variantId: shop.lensId, eye: 'right' }, { variantId: shop.lensId, eye: 'left' }], deposit: { method: 'cash', amount: { amount: 500_000, currency: shop.currency } },
      }
      // The same call with the same key until it is answered: what a till does that does not know whether it was heard.
      for (;;) {
        const answer = await client.call('POST', '/orders', order, { key }).catch(() => null)
        if (answer?.status === 201 || answer?.status === 200) break
        if (answer && answer.status !== 503) throw new Error(`an intake was answered with ${answer.status}: ${JSON.stringify(answer.body)}`)
        if (answer) this.refusals.push(answer)
        await wait(50)
      }
      this.acknowledged.add(id)
    }
  }
}

/** Looks until it is so. @throws {Error} saying what did not happen in time */
export async function until(there: () => boolean, otherwise: string, withinMs = 90_000): Promise<void> {
  for (const giveUpAt = performance.now() + withinMs; !there(); await wait(20)) {
    if (performance.now() > giveUpAt) throw new Error(otherwise)
  }
}

/** Compares what was acknowledged with what is there. */
export async function compare(dataDir: string, acknowledged: ReadonlySet<string>): Promise<Comparison> {
  const owner = new pg.Client(await ownerOf(dataDir))
  await owner.connect()
  try {
    const { rows } = await owner.query<{ id: string; number: string; whole: boolean }>(`
      select o.id, o.number, (select count(*) from order_lines l where l.order_id = o.id) = 3 and exists (select from order_list l where l.order_id = o.id and l.paid = 500000)
        and (select count(*) from subject_payments p where p.subject_id = o.id) = 1 and (select count(*) from journal_entries e where e.subject_id = o.id) = 2 as whole from orders o`)
    const { rows: differences } = await owner.query(`
      with moved as (select debit_account as account, debit_subject as subject, amount from journal_postings union all select credit_account, credit_subject, -amount from journal_postings),
        rebuilt as (select account, subject, sum(amount) as balance from moved group by 1, 2)
      select from rebuilt r full join account_balances b using (account, subject) where r.balance is distinct from b.balance`)
    const there = new Set(rows.map((row) => row.id))
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((id) => !there.has(id)).length,
      double: rows.length - new Set(rows.map((row) => row.number)).size,
      halfWritten: rows.filter((row) => !row.whole || !acknowledged.has(row.id)).length,
      moneyDifferences: differences.length,
    }
  } finally {
    await owner.end()
  }
}
