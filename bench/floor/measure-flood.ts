import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { badRequest } from '#tests/helpers/bad-request'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { HttpClient } from '../http-client.ts'
import { load } from '../load.ts'
import { byRatio, quantile, told } from '../row.ts'
import type { Row } from '../row.ts'
import type { BenchShop } from '../shop.ts'
import { takeOrder } from './take-order.ts'

const BAD = 10_000
const CLIENTS = 16
/** A till that is never idle: faster than hands are. */
const PAUSE_MS = 40

/** Intake at a signed-in till while somebody at the same address sends 10,000 bad requests, against the same till undisturbed; with the limits as they are delivered. */
export async function measureFlood(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-flood-'))
  try {
    await using server = new RunningServer(dataDir, await freePort(), { LUNETTE_REQUESTS_PER_MINUTE: '3000' })
    await server.start()
    const client = new ApiClient(server.url)
    const opened = await openShop(client)
    const shop: BenchShop = { ...opened, headers: { cookie: client.cookie, 'lunette-organization': opened.organizationId } }
    using till = new HttpClient(server.port, shop.headers)
    using stranger = new HttpClient(server.port, {})
    await takeOrders(till, shop, 100)
    const quiet = await takeOrders(till, shop, 200)
    const statuses = new Map<number, number>()
    const flood = load(CLIENTS, BAD, async (index) => {
      const { method, path, body, headers } = badRequest(index, shop.organizationId)
      const { status } = await stranger.call(method, path, body, headers)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    })
    let over = false
    const ended = flood.then((result) => {
      over = true
      return result
    })
    const during: number[] = []
    while (!over) during.push(...await takeOrders(till, shop, 5))
    const { perSecond } = await ended
    return [
      byRatio({ issue: 'floor', id: 'flood.intake.p50', value: quantile(during, 0.5), unit: 'ms', limit: quantile(quiet, 0.5) }, '<=', 2),
      told({ issue: 'floor', id: 'flood.intake.p99', value: quantile(during, 0.99), unit: 'ms', limit: quantile(quiet, 0.99) }),
      told({ issue: 'floor', id: 'flood.intakes-during', value: during.length, unit: 'orders' }),
      told({ issue: 'floor', id: 'flood.bad-requests', value: perSecond, unit: 'req/s' }),
      told({ issue: 'floor', id: 'flood.refused-at-once', value: statuses.get(429) ?? 0, unit: 'requests', limit: BAD }),
    ]
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Times of so many intakes one after another, each after a pause, in milliseconds. */
async function takeOrders(till: HttpClient, shop: BenchShop, times: number): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n += 1) {
    const from = performance.now()
    await takeOrder(till, shop)
    took.push(performance.now() - from)
    await new Promise((wake) => setTimeout(wake, PAUSE_MS))
  }
  return took
}
