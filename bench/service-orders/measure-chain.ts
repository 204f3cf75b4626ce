import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../../apps/server/config.ts'
import { openFloor } from '../../apps/server/floor.ts'
import type { Floor } from '../../apps/server/floor.ts'
import { wire } from '../../apps/server/serve.ts'
import type { Wired } from '../../apps/server/serve.ts'
import { openPool } from '#platform/db/pool'
import { recording } from '#tests/helpers/recording'
import type { Statement } from '#tests/helpers/recording'
import { HttpClient } from '../http-client.ts'
import { load } from '../load.ts'
import { cpuOf } from '../process-cpu.ts'
import { byValue, median } from '../row.ts'
import type { Row } from '../row.ts'
import { openChain } from './chain.ts'
import type { Chain } from './chain.ts'
import { measureFullIntake } from './measure-full-intake.ts'

const ROUNDS = 3

/** Something read over and over: as a route and what it is given. */
interface Read { readonly path: string; readonly params?: Readonly<Record<string, string>>; readonly query: Readonly<Record<string, string>> }
interface Measured { readonly p50: number; readonly bare: number; readonly cpu: number }

/** What is read all day long at scale M, through the API beside the bare statements that it asks. */
export async function measureChain(): Promise<Row[]> {
  await using chain = await openChain()
  await using floor = await openFloor(readConfig({ LUNETTE_DATA_DIR: chain.server.dataDir, LUNETTE_LOG: 'silent' }), () => undefined, { beside: true, looks: true })
  await using wired = wire(floor)
  const reading = (reads: readonly Read[], times: number): Promise<Measured> => measure(chain, floor, wired, reads, times)
  await untilIdle(chain.server.pid)
  const busiest = await busiestCustomer(chain)
  const search = await reading(['novak', 'dvor', '6031', '7771', 'cern jana', 'svob', '1958-03', 'ngu'].map((q) => ({ path: '/customers/search', query: { q } })), 400)
  const board = await reading([{ path: '/orders/board/column', query: { by: 'place', column: 'lab', limit: '50' } }], 300)
  const list = await reading(['kind:external-lens-job balance:1.. occurred:2026-01-01..', 'stage:collected channel:counter total:5000..9000', 'is:late kind:external-lens-job priority:normal'].map((filter) => ({ path: '/orders', query: { filter } })), 60)
  const timeline = await reading([{ path: '/customers/{id}/timeline', params: { id: busiest.customerId }, query: {} }], 200)
  const sheet = await reading([{ path: '/orders/{id}/sheet.pdf', params: { id: busiest.orderId }, query: {} }], 40)
  const row = (id: string, value: number, limit: number | undefined, bound: number, unit = 'ms'): Row => byValue({ issue: 'service-orders', id, value, unit, ...(limit !== undefined && { limit }) }, '<=', bound)
  return [
    ...(chain.madeIn === null ? [] : [row('sample.m', chain.madeIn, undefined, 600, 's')]),
    row('chain.customer-search.server-cpu', search.cpu, undefined, 1), row('chain.customer-search.p50', search.p50, search.bare, search.bare + 3),
    row('chain.board.server-cpu', board.cpu, undefined, 2), row('chain.board.p50', board.p50, board.bare, board.bare + 5),
    row('chain.order-list.p50', list.p50, list.bare, 60), row('chain.timeline.p50', timeline.p50, timeline.bare, 15), row('chain.order-sheet.p50', sheet.p50, sheet.bare, 100),
    // Last: it adds orders, and the rest is read from the shop as it was made.
    await measureFullIntake(chain, floor, wired),
  ]
}

/** Waits for the work of the day that a start finds due: it is none of what is measured here. */
async function untilIdle(pid: number): Promise<void> {
  for (let seconds = 0; seconds < 180; seconds += 1) {
    const before = cpuOf(pid)
    await wait(1000)
    if (cpuOf(pid) - before < 20) return
  }
  throw new Error('the server did not come to rest')
}

/** Somebody who came often, and an order of theirs. Collected: what an earlier bench took stands open, by the thousand for three people. */
async function busiestCustomer({ client }: Chain): Promise<{ customerId: string; orderId: string }> {
  const { items } = await client.must<{ items: { id: string; customerId: string }[] }>(200, 'GET', `/orders?${new URLSearchParams({ filter: 'kind:external-lens-job stage:collected', limit: '100' })}`)
  const counted = await Promise.all(items.slice(0, 20).map(async ({ id, customerId }) => ({
    customerId, orderId: id, events: (await client.must<{ items: unknown[] }>(200, 'GET', `/customers/${customerId}/timeline?limit=100`)).items.length,
  })))
  return counted.toSorted((a, b) => b.events - a.events)[0]!
}

async function measure(chain: Chain, floor: Floor, wired: Wired, reads: readonly Read[], times: number): Promise<Measured> {
  using http = new HttpClient(chain.server.port, chain.headers)
  const pool = openPool(floor.connections.app, 1, { pipeline: true })
  const recorded: (readonly Statement[])[] = []
  for (const read of reads) recorded.push(await record(chain, floor, wired, read))
  const bare = async (index: number): Promise<void> => {
    const client = await pool.connect()
    await Promise.all(recorded[index % recorded.length]!.map(({ text, values, name }) => client.query({ text, ...(name && { name }), ...(values.length > 0 && { values: [...values] }) })))
    client.release()
  }
  const addresses = reads.map(({ path, params = {}, query }) => `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')}?${new URLSearchParams(query)}`)
  const ours = async (index: number): Promise<void> => {
    const { status, text } = await http.call('GET', addresses[index % addresses.length]!)
    if (status !== 200) throw new Error(`${addresses[index % addresses.length]} was answered with ${status}: ${text.slice(0, 300)}`)
  }
  const rounds: Measured[] = []
  try {
    await load(1, reads.length * 5, bare)
    // Until the server has compiled what it runs all day.
    await load(1, times * 3, ours)
    for (let n = 0; n < ROUNDS; n += 1) {
      const limit = (await load(1, times, bare)).p50
      const before = cpuOf(chain.server.pid)
      const { p50 } = await load(1, times, ours)
      rounds.push({ p50, bare: limit, cpu: (cpuOf(chain.server.pid) - before) / times })
    }
  } finally {
    await pool.end()
  }
  const mid = (read: (one: Measured) => number): number => median(rounds.map(read))
  return { p50: mid(({ p50 }) => p50), bare: mid((one) => one.bare), cpu: mid(({ cpu }) => cpu) }
}

async function record({ headers }: Chain, floor: Floor, wired: Wired, { path, params, query }: Read) {
  const by = await wired.callers.find({ headers } as never)
  const route = wired.routes.find((one) => one.method === 'GET' && one.path === path)
  if (!by || !route) throw new Error(`nobody may read ${path}`)
  const call = { requestId: 'bench', address: '127.0.0.1', signal: AbortSignal.timeout(30_000), idempotency: null, headers: {} }
  const read = (): Promise<unknown> => route.run(by, { params, query: route.query?.parse(query) } as never, call)
  // The first fills the caches.
  await read()
  return (await recording(floor.db, read)).recorded.statements
}
