import { setImmediate } from 'node:timers/promises'
import { addDays, dayIn } from '#kernel/days'
import { isId } from '#kernel/ids'
import type { SampleGood } from '#modules/catalog/server'
import { inventCustomer, sampleCustomerRows } from '#modules/customers/server'
import type { SampleShop } from '#modules/identity/server'
import { inventOrders, sampleOrderRows } from '#modules/orders/server'
import type { SampleOrder } from '#modules/orders/server'
import { copyRows } from '#platform/db/copy-rows'
import type { TableRows } from '#platform/db/copy-rows'
import { onConnection } from '#platform/db/on-connection'
import type { Client, ClientConfig } from '#platform/db/on-connection'
import type { ChainSize } from './invent-chain.ts'

const BATCH = 1000
const YEARS = 3
/** Texts to find things by are kept as the database folds them. */
const folded: Readonly<Record<string, readonly string[]>> = { customers: ['search_text'], order_list: ['search_text', 'product_text'] }

interface Chain { readonly shop: SampleShop; readonly size: ChainSize; readonly goods: readonly SampleGood[]; readonly kinds: Parameters<typeof inventOrders>[0]['kinds'] }

/**
 * Writes customers and orders of a chain by COPY, as the loader, in one transaction; a batch at a time, so that memory stays small.
 * @returns the next number of each year
 */
export function loadChain(loader: ClientConfig, { shop, size, goods, kinds }: Chain, onProgress: (sentence: string) => void): Promise<ReadonlyMap<number, number>> {
  return onConnection(loader, async (client) => {
    // Whoever serves caps statements; this work is allowed its minutes.
    await client.query('begin; set local statement_timeout = 0; set local synchronous_commit = off')
    for (let from = 0; from < size.customers; from += BATCH) {
      await copyAll(client, sampleCustomerRows(shop.id, Array.from({ length: Math.min(BATCH, size.customers - from) }, (_, index) => inventCustomer(shop, from + index, size.customers))))
    }
    onProgress(`${size.customers} customers are there.`)
    const from = addDays(dayIn(shop.branches[0].timeZone, shop.now), -365 * YEARS)
    const next = await loadOrders(client, shop, inventOrders({ shop, orders: size.orders, customers: size.customers, from, goods, kinds }), onProgress)
    await client.query('commit')
    return next
  })
}

async function loadOrders(client: Client, shop: SampleShop, orders: ReturnType<typeof inventOrders>, onProgress: (sentence: string) => void): Promise<ReadonlyMap<number, number>> {
  const shared = new Map<string, Balance>()
  let writing: Promise<void> = Promise.resolve()
  for (let count = 0; ;) {
    const batch: SampleOrder[] = []
    let step = orders.next()
    for (; !step.done && batch.push(step.value) < BATCH; step = orders.next()) {
      // While these are invented the database writes those before, and wants to be answered.
      if (batch.length % 25 === 0) await setImmediate()
    }
    await writing
    const { rows, balances } = sampleOrderRows(shop.id, batch)
    // An order's own accounts are finished with it; those of a till and day take part in many batches.
    for (const one of balances.filter(({ subject }) => !isId(subject))) {
      const key = `${one.account} ${one.subject}`
      shared.set(key, { ...one, change: one.change + (shared.get(key)?.change ?? 0) })
    }
    writing = copyAll(client, [...rows, balanceRows(shop, balances.filter(({ subject }) => isId(subject)))])
    // Looked at where it is awaited; unheard until then, a failure would end the process.
    writing.catch(() => undefined)
    count += batch.length
    if (count % 30_000 === 0) onProgress(`${count} orders are there.`)
    if (!step.done) continue
    await writing
    await copyRows(client, balanceRows(shop, [...shared.values()]))
    return step.value
  }
}

type Balance = ReturnType<typeof sampleOrderRows>['balances'][number]

const balanceRows = (shop: SampleShop, balances: readonly Balance[]): TableRows => ({
  table: 'account_balances', rows: balances.map(({ account, subject, change }) => ({ organization_id: shop.id, account, subject, currency: shop.currency, balance: change })),
})

async function copyAll(client: Client, tables: readonly TableRows[]): Promise<void> {
  for (const { table, rows } of tables) await copyRows(client, { table, rows: await fold(client, rows, folded[table] ?? []) })
}

async function fold(client: Client, rows: TableRows['rows'], columns: readonly string[]): Promise<TableRows['rows']> {
  if (columns.length === 0) return rows
  const { rows: texts } = await client.query<{ text: string }>('select app.fold(t.text) as text from unnest($1::text[]) with ordinality as t(text, n) order by t.n', [rows.flatMap((row) => columns.map((column) => row[column]))])
  return rows.map((row, index) => ({ ...row, ...Object.fromEntries(columns.map((column, at) => [column, texts[index * columns.length + at]?.text ?? ''])) }))
}
