import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '#kernel/ids'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import type { OpenShop } from '#tests/helpers/api-client'
import { ownerOf, postmasterOf } from '#tests/helpers/running-postgres'
import { RunningServer, freePort } from '#tests/helpers/running-server'

export type Victim = 'server' | 'database'

export interface KillReport {
  readonly acknowledged: number
  /** Acknowledged orders that are not there. */
  readonly lost: number
  /** Orders that are there more often than once, by id or by number. */
  readonly double: number
  /** Orders there that no client ever asked for or that are only half there. */
  readonly halfWritten: number
  readonly moneyDifferences: number
  readonly kills: number
}

const CLIENTS = 8

/** Takes orders with eight clients, kills the victim again and again, and compares what was acknowledged with what is there. */
export async function killDuringIntake(victim: Victim, kills: number): Promise<KillReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-kill-'))
  try {
    await using server = new RunningServer(dataDir, await freePort())
    await server.start()
    const client = new ApiClient(server.url)
    const shop = await openShop(client)
    const acknowledged = new Set<string>()
    const stop = new AbortController()
    const tills = Array.from({ length: CLIENTS }, () => takeOrders(client, shop, acknowledged, stop.signal))
    for (let done = 0; done < kills; done += 1) {
      const before = acknowledged.size
      await until(() => acknowledged.size > before + CLIENTS * 3)
      if (victim === 'server') {
        await server.kill()
        await server.start()
      } else {
        process.kill(await postmasterOf(dataDir), 'SIGKILL')
      }
    }
    const before = acknowledged.size
    await until(() => acknowledged.size > before + CLIENTS)
    stop.abort()
    await Promise.all(tills)
    const report = await compare(dataDir, acknowledged)
    return { ...report, acknowledged: acknowledged.size, kills }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function takeOrders(client: ApiClient, shop: OpenShop, acknowledged: Set<string>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const id = newId()
    const key = newId()
    const order = {
      id, kind: 'external-lens-job', branchId: shop.branchId, customerId: shop.customerId,
      lines: [{ variantId: shop.frameId }, { variantId: shop.lensId, eye: 'right' }, { variantId: shop.lensId, eye: 'left' }], deposit: { method: 'cash', amount: { amount: 500_000, currency: shop.currency } },
    }
    // The same call with the same key until it is answered: what a till does that does not know whether it was heard.
    for (;;) {
      const status = await client.call('POST', '/orders', order, { key }).then((answer) => answer.status, () => 0)
      if (status === 201 || status === 200) break
      if (status !== 0 && status !== 503) throw new Error(`an intake was answered with ${status}`)
      await wait(50)
    }
    acknowledged.add(id)
  }
}

async function until(there: () => boolean): Promise<void> {
  for (const giveUpAt = Date.now() + 90_000; !there(); await wait(20)) {
    if (Date.now() > giveUpAt) throw new Error('intake did not go on within 90 s')
  }
}

async function compare(dataDir: string, acknowledged: ReadonlySet<string>): Promise<Omit<KillReport, 'acknowledged' | 'kills'>> {
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
      lost: [...acknowledged].filter((id) => !there.has(id)).length,
      double: rows.length - new Set(rows.map((row) => row.number)).size,
      halfWritten: rows.filter((row) => !row.whole || !acknowledged.has(row.id)).length,
      moneyDifferences: differences.length,
    }
  } finally {
    await owner.end()
  }
}
