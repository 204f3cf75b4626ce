import { newId } from '#kernel/ids'
import { openPool } from '#platform/db/pool'
import { HttpClient } from '../http-client.ts'
import { load } from '../load.ts'
import { cpuOf, rssOf } from '../process-cpu.ts'
import { byValue, median, told } from '../row.ts'
import type { Row } from '../row.ts'
import type { Bench } from '../shop.ts'
import { intakeBody } from './intake-body.ts'
import { recordReading } from './record.ts'

const ROUNDS = 3
const TIMES = 1_000
/** Until a busy shop's server has compiled what it runs all day; the first thousand answers cost twice as much. */
const UNTIL_WARM = 3_000

/** Looking an order up by its number, beside the bare statement in its transaction, and beside an answer that asks nothing. */
export async function measureReading(bench: Bench): Promise<Row[]> {
  const shop = bench.shops[0]!
  using http = new HttpClient(bench.server.port, shop.headers)
  const made = await http.call('POST', '/api/v1/orders', JSON.stringify(intakeBody(shop)), { 'idempotency-key': newId() })
  const { number } = JSON.parse(made.text) as { number: string }
  const recorded = await recordReading(bench, shop, number)
  const pool = openPool(await bench.connection('lunette_app'), 1, { pipeline: true })
  const bare = async (): Promise<void> => {
    const client = await pool.connect()
    await Promise.all(recorded.statements.map(({ text, values, name }) => client.query({ text, ...(name && { name }), ...(values.length > 0 && { values: [...values] }) })))
    client.release()
  }
  const ours = async (): Promise<void> => {
    const { status } = await http.call('GET', `/api/v1/orders/by-number/${number}`)
    if (status !== 200) throw new Error(`a reading was answered with ${status}`)
  }
  const rounds: { p50: number; limit: number; cpu: number; empty: number; of8: number }[] = []
  await load(1, 200, bare)
  await load(1, UNTIL_WARM, ours)
  const cpuPer = async (work: () => Promise<void>, clients = 1): Promise<{ cpu: number; p50: number }> => {
    const before = cpuOf(bench.server.pid)
    const { p50 } = await load(clients, TIMES, work)
    return { cpu: (cpuOf(bench.server.pid) - before) / TIMES, p50 }
  }
  for (let n = 0; n < ROUNDS; n += 1) {
    const limit = (await load(1, TIMES, bare)).p50
    const empty = await cpuPer(async () => void await http.call('GET', '/healthz'))
    rounds.push({ ...await cpuPer(ours), limit, empty: empty.cpu, of8: (await cpuPer(ours, 8)).cpu })
  }
  await pool.end()
  const limit = median(rounds.map((round) => round.limit))
  return [
    byValue({ issue: 'orders', id: 'orders.by-number.server-cpu', value: median(rounds.map((round) => round.cpu)), unit: 'ms/order', limit: median(rounds.map((round) => round.empty)) }, '<=', 0.6),
    told({ issue: 'orders', id: 'orders.by-number@8.server-cpu', value: median(rounds.map((round) => round.of8)), unit: 'ms/order' }),
    byValue({ issue: 'orders', id: 'orders.by-number.p50', value: median(rounds.map((round) => round.p50)), unit: 'ms', limit }, '<=', limit + 2),
    byValue({ issue: 'orders', id: 'orders.by-number.round-trips', value: recorded.roundTrips, unit: 'trips' }, '<=', 2),
  ]
}

/** Memory of the server after its start, and after 1,000 intakes. */
export async function measureMemory(bench: Bench): Promise<Row[]> {
  const shop = bench.shops[0]!
  const rssRow = (id: string): Row => byValue({ issue: 'orders', id, value: rssOf(bench.server.pid), unit: 'MB' }, '<=', 250)
  const started = rssRow('server.rss-after-start')
  using http = new HttpClient(bench.server.port, shop.headers)
  await load(8, 1_000, async () => void await http.call('POST', '/api/v1/orders', JSON.stringify(intakeBody(shop)), { 'idempotency-key': newId() }))
  return [started, rssRow('server.rss-after-1000-intakes'), byValue({ issue: 'orders', id: 'server.first-answer-warm', value: bench.startedMs.warm / 1000, unit: 's' }, '<=', 3)]
}
