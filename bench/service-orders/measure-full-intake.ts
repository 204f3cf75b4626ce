import { newId } from '#kernel/ids'
import { recording } from '#tests/helpers/recording'
import type { Floor } from '../../apps/server/floor.ts'
import type { Wired } from '../../apps/server/serve.ts'
import { HttpClient } from '../http-client.ts'
import { load } from '../load.ts'
import { BareIntake } from '../orders/bare-intake.ts'
import { byRatio, median } from '../row.ts'
import type { Row } from '../row.ts'
import type { Chain } from './chain.ts'
import { fullIntake, goodsOf } from './full-intake.ts'
import type { Goods } from './full-intake.ts'

const ROUNDS = 3
const TIMES = 300
const CLIENTS = 8

/** Taking full orders at scale M with eight clients, beside the bare statements of such an intake. */
export async function measureFullIntake(chain: Chain, floor: Floor, wired: Wired): Promise<Row> {
  const goods = await goodsOf(chain.client)
  await using bare = await bareIntake(chain, floor, wired, goods)
  using http = new HttpClient(chain.server.port, chain.headers)
  const ours = async (): Promise<void> => {
    const { status, text } = await http.call('POST', '/api/v1/orders', JSON.stringify(fullIntake(goods)), { 'idempotency-key': newId() })
    if (status !== 201) throw new Error(`a full intake was answered with ${status}: ${text.slice(0, 300)}`)
  }
  await load(CLIENTS, 80, ours)
  await load(CLIENTS, 80, () => bare.run())
  const rounds: { ours: number; limit: number }[] = []
  for (let n = 0; n < ROUNDS; n += 1) rounds.push({ limit: (await load(CLIENTS, TIMES, () => bare.run())).perSecond, ours: (await load(CLIENTS, TIMES, ours)).perSecond })
  return byRatio({ issue: 'service-orders', id: 'chain.full-intake@8', value: median(rounds.map((round) => round.ours)), unit: 'orders/s', limit: median(rounds.map(({ limit }) => limit)) }, '>=', 0.45)
}

async function bareIntake({ headers }: Chain, floor: Floor, wired: Wired, goods: Goods): Promise<BareIntake> {
  const by = await wired.callers.find({ headers } as never)
  const route = wired.routes.find((one) => one.method === 'POST' && one.path === '/orders')
  if (!by || !route) throw new Error('nobody may take an order')
  const take = async (): Promise<{ number: string; paymentSymbol: string }> => {
    const call = { requestId: 'bench', address: '127.0.0.1', signal: AbortSignal.timeout(30_000), idempotency: { key: newId(), hash: Buffer.alloc(32, 1) }, headers: {} }
    return (await route.run(by, { params: undefined, query: undefined, body: route.body?.parse(fullIntake(goods)), version: 0 } as never, call) as { body: { number: string; paymentSymbol: string } }).body
  }
  // The first fills the caches of keys and numbers; the second is what every further intake is.
  await take()
  const { recorded, answer } = await recording(floor.db, take)
  const there = await floor.db.inTenant(by.organizationId, (tx) => tx.rows<{ id: string }>({ text: 'select id from products union all select id from product_variants union all select id from staff union all select id from price_lists union all select id from branches', values: [], parts: [] }))
  const kept = new Set([by.organizationId, by.staffId, by.personId, by.actorId, by.sessionId ?? '', goods.buyer, goods.payer, ...there.map(({ id }) => id)])
  return new BareIntake(floor.connections.app, 10, recorded.statements, { kept, oneOf: goods.wearers }, { text: answer.number, symbol: answer.paymentSymbol })
}
