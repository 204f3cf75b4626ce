import { newId } from '#kernel/ids'
import { HttpClient } from '../http-client.ts'
import { load } from '../load.ts'
import type { LoadResult } from '../load.ts'
import { cpuOf, cpuOfTree } from '../process-cpu.ts'
import { byRatio, byValue, median, told } from '../row.ts'
import type { Row } from '../row.ts'
import type { Bench, BenchShop } from '../shop.ts'
import { BareIntake } from './bare-intake.ts'
import { intakeBody } from './intake-body.ts'
import { recordIntake } from './record.ts'

const ROUNDS = 3
const TIMES = 600
/** As in measure-reading.ts. */
const UNTIL_WARM = 1_000

interface Round { readonly result: LoadResult; readonly serverCpu: number; readonly databaseCpu: number }

/** Order intake against its bare limit at 1, 8 and 32 clients, in one organization and in eight. */
export async function measureIntake(bench: Bench): Promise<Row[]> {
  const cases = [
    { id: 'orders.intake@1', clients: 1, shops: bench.shops.slice(0, 1) }, { id: 'orders.intake@8', clients: 8, shops: bench.shops.slice(0, 1) },
    { id: 'orders.intake@32', clients: 32, shops: bench.shops.slice(0, 1) }, { id: 'orders.intake@8x8', clients: 8, shops: bench.shops },
  ]
  const rows: Row[] = []
  for (const { id, clients, shops } of cases) {
    const bare = await Promise.all(shops.map(async (shop) => {
      const recorded = await recordIntake(bench, shop)
      return new BareIntake(await bench.connection('lunette_app'), Math.max(1, Math.ceil(10 / shops.length)), recorded.statements, { kept: recorded.kept, oneOf: [] }, recorded.number)
    }))
    const http = shops.map((shop) => new HttpClient(bench.server.port, shop.headers))
    const ours: Round[] = []
    const limits: Round[] = []
    const times = clients === 1 ? TIMES / 2 : TIMES
    await round(bench, clients, clients === 1 ? UNTIL_WARM : 80, (index) => intake(http[index % http.length]!, shops[index % shops.length]!))
    await round(bench, clients, 80, (index) => bare[index % bare.length]!.run())
    for (let n = 0; n < ROUNDS; n += 1) {
      limits.push(await round(bench, clients, times, (index) => bare[index % bare.length]!.run()))
      ours.push(await round(bench, clients, times, (index) => intake(http[index % http.length]!, shops[index % shops.length]!)))
    }
    for (const one of bare) await one[Symbol.asyncDispose]()
    for (const one of http) one[Symbol.dispose]()
    rows.push(...rowsOf(id, clients === 8, ours, limits))
  }
  return rows
}

function rowsOf(id: string, judged: boolean, ours: readonly Round[], limits: readonly Round[]): Row[] {
  const mid = (rounds: readonly Round[], read: (round: Round) => number): number => median(rounds.map(read))
  const rate = { issue: 'orders', id, value: mid(ours, ({ result }) => result.perSecond), unit: 'orders/s', limit: mid(limits, ({ result }) => result.perSecond) }
  const rows = [judged ? byRatio(rate, '>=', 0.45) : told(rate)]
  rows.push(told({ issue: 'orders', id: `${id}.p99`, value: mid(ours, ({ result }) => result.p99), unit: 'ms', limit: mid(limits, ({ result }) => result.p99) }))
  if (!judged) return rows
  return [
    ...rows,
    byValue({ issue: 'orders', id: `${id}.server-cpu`, value: mid(ours, ({ serverCpu }) => serverCpu), unit: 'ms/order' }, '<=', 1.5),
    byRatio({ issue: 'orders', id: `${id}.database-cpu`, value: mid(ours, ({ databaseCpu }) => databaseCpu), unit: 'ms/order', limit: mid(limits, ({ databaseCpu }) => databaseCpu) }, '<=', 1.3),
  ]
}

async function round(bench: Bench, clients: number, times: number, work: (index: number) => Promise<void>): Promise<Round> {
  const postmaster = await bench.postmaster()
  const [server, database] = [cpuOf(bench.server.pid), cpuOfTree(postmaster)]
  const result = await load(clients, times, work)
  // What the relay does with the facts afterwards belongs to the orders too.
  await new Promise((wake) => setTimeout(wake, 300))
  return { result, serverCpu: (cpuOf(bench.server.pid) - server) / times, databaseCpu: (cpuOfTree(postmaster) - database) / times }
}

async function intake(http: HttpClient, shop: BenchShop): Promise<void> {
  const { status, text } = await http.call('POST', '/api/v1/orders', JSON.stringify(intakeBody(shop)), { 'idempotency-key': newId() })
  if (status !== 201) throw new Error(`an intake was answered with ${status}: ${text.slice(0, 300)}`)
}
