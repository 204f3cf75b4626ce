import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { HttpClient } from '../http-client.ts'
import { load } from '../load.ts'
import { byRatio, median } from '../row.ts'
import type { Row } from '../row.ts'
import type { BenchShop } from '../shop.ts'
import { takeOrder } from './take-order.ts'

const ROUNDS = 3
const TIMES = 800
const CLIENTS = 16

/** Intake through two web processes behind one address, against one; a worker beside them in both. Rounds alternate, for the machine drifts. */
export async function measureSideBySide(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-side-'))
  try {
    await using stack = new AsyncDisposableStack()
    await stack.use(new RunningServer(dataDir, await freePort(), {}, ['--role', 'worker'])).start()
    const port = await freePort()
    const web = (): RunningServer => stack.use(new RunningServer(dataDir, port, {}, ['--role', 'web']))
    const [first, second] = [web(), web()]
    await first.start()
    const client = new ApiClient(first.url)
    const opened = await openShop(client)
    const shop: BenchShop = { ...opened, headers: { cookie: client.cookie, 'lunette-organization': opened.organizationId } }
    // Connections are shared out when they are made: each round makes its own.
    const round = async (): Promise<number> => {
      using http = new HttpClient(port, shop.headers)
      await load(CLIENTS, 160, async () => void await takeOrder(http, shop))
      return (await load(CLIENTS, TIMES, async () => void await takeOrder(http, shop))).perSecond
    }
    await round()
    const [one, two]: [number[], number[]] = [[], []]
    for (let n = 0; n < ROUNDS; n += 1) {
      one.push(await round())
      await second.start()
      await round()
      two.push(await round())
      await second.stop()
    }
    return [byRatio({ issue: 'floor', id: 'web-processes.two', value: median(two), unit: 'orders/s', limit: median(one) }, '>=', 1)]
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
