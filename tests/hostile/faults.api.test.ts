import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { route } from '#modules/identity/server'
import { HintListener } from '#platform/facts/hints'
import type { Hint } from '#platform/facts/hints'
import { ApiClient, openShop } from '../helpers/api-client.ts'
import { testWorld } from '../helpers/callers.ts'
import { anOrderWorld } from '../helpers/order-world.ts'
import { PostgresFolder } from '../helpers/postgres-folder.ts'
import { freezePostgres, ownerOf } from '../helpers/running-postgres.ts'
import { RunningServer, freePort } from '../helpers/running-server.ts'
import { testDatabase } from '../helpers/test-database.ts'
import { PostgresLine } from './postgres-line.ts'

async function aRunningShop() {
  const stack = new AsyncDisposableStack()
  const folder = stack.use(PostgresFolder.prepared())
  const server = stack.use(new RunningServer(folder.path, await freePort()))
  await server.start()
  const client = new ApiClient(server.url)
  const shop = await openShop(client)
  const newOrder = { kind: 'repair', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }] }
  return { folder, server, client, shop, newOrder, stack, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

it('answers 503 within half a minute on every kind of route while the database hangs, and works again by itself', async () => {
  await using world = await aRunningShop()
  const { server, client, shop, newOrder } = world
  const order = await client.must<{ id: string }>(201, 'POST', '/orders', newOrder)
  const ask = async (path: string, init: RequestInit = {}): Promise<{ path: string; status: number; retryAfter: string | null; seconds: number }> => {
    const began = Date.now()
    const answer = await fetch(`${server.url}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(60_000), ...init, headers: { cookie: client.cookie, 'content-type': 'application/json', 'idempotency-key': newId(), ...init.headers } })
    await answer.body?.cancel()
    return { path, status: answer.status, retryAfter: answer.headers.get('retry-after'), seconds: (Date.now() - began) / 1000 }
  }
  const everyKind = () => [
    ask('/api/v1/orders'), ask(`/api/v1/orders/${order.id}`), ask('/api/v1/customers?q=ves'), ask(`/api/v1/orders/${order.id}/sheet.pdf`), ask('/api/v1/setup'), ask('/readyz'), ask('/orders'),
    ask('/api/v1/orders', { method: 'POST', body: JSON.stringify(newOrder) }), ask(`/api/v1/customers/${shop.customerId}`, { method: 'PATCH', body: '{"note":"x"}', headers: { 'if-match': '"1"' } }),
    ask('/api/v1/session', { method: 'POST', body: JSON.stringify({ email: 'nobody@shop.example', password: 'wrong horse battery' }) }),
    ...Array.from({ length: 12 }, () => ask('/api/v1/products')),
  ]
  const thaw = await freezePostgres(world.folder.path)
  try {
    const frozen = everyKind()
    for (const answer of await Promise.all([ask('/healthz'), ask('/metrics'), ask('/api/openapi.json'), ask('/sign-in')])) expect(answer).toMatchObject({ status: 200 })
    for (const answer of await Promise.all(frozen)) {
      expect(answer).toMatchObject({ status: 503, retryAfter: '2' })
      expect(answer.seconds).toBeLessThan(30)
    }
  } finally {
    thaw()
  }
  for (const giveUpAt = Date.now() + 10_000; (await ask('/readyz')).status !== 200;) expect(Date.now()).toBeLessThan(giveUpAt)
  const after = await Promise.all(everyKind())
  expect(after.filter(({ status }) => status >= 500)).toEqual([])
  // The queue works again too: a new name reaches the list.
  const { version } = await client.must<{ version: number }>(200, 'GET', `/customers/${shop.customerId}`)
  await client.must(200, 'PATCH', `/customers/${shop.customerId}`, { familyName: 'Nová' }, { version })
  for (const giveUpAt = Date.now() + 15_000; ; await wait(100)) {
    const { items } = await client.must<{ items: { customerName: string }[] }>(200, 'GET', '/orders')
    if (items.every(({ customerName }) => customerName.includes('Nová'))) break
    expect(Date.now()).toBeLessThan(giveUpAt)
  }
}, 120_000)

it('told to end, answers what is under way and waits for nobody else', async () => {
  await using world = await aRunningShop()
  const { server, client, newOrder } = world
  const owner = new pg.Client(await ownerOf(world.folder.path))
  owner.on('error', () => undefined)
  await owner.connect()
  // A screen that listens, a phone that connected and said nothing, one that fell asleep half-way through.
  const live = await fetch(`${server.url}/api/v1/live`, { headers: { cookie: client.cookie } })
  const [silent, asleep] = [connect(server.port, '127.0.0.1'), connect(server.port, '127.0.0.1')]
  for (const socket of [silent, asleep]) socket.on('error', () => undefined)
  asleep.write('POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"email')
  await owner.query('begin')
  await owner.query('lock table orders in access exclusive mode')
  const underWay = client.call('POST', '/orders', newOrder)
  await wait(300)
  const began = Date.now()
  const ended = server.stop()
  await wait(500)
  await owner.query('commit')
  await owner.end()
  expect((await underWay).status).toBe(201)
  await ended
  expect(Date.now() - began).toBeLessThan(15_000)
  expect(await live.text().catch(() => '')).toContain('hello')
  for (const socket of [silent, asleep]) socket.destroy()
}, 120_000)

it('serves on when a table is held up and every connection waits: who waits too long is told to come again', async () => {
  await using world = await anOrderWorld()
  const { clerk } = world.here.staff
  const superuser = new pg.Client(world.database.superuser)
  await superuser.connect()
  try {
    await superuser.query('begin')
    await superuser.query('lock table order_list in access exclusive mode')
    const held = Array.from({ length: 50 }, () => world.ask(clerk, 'GET', '/orders'))
    await wait(100)
    const began = Date.now()
    const beside = await world.ask(clerk, 'GET', '/customers')
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(beside).toMatchObject({ status: 503, problem: 'http/database-away', headers: { 'retry-after': '2' } })
    await superuser.query('commit')
    const statuses = (await Promise.all(held)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10)
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect((await world.ask(clerk, 'GET', '/customers')).status).toBe(200)
  } finally {
    await superuser.end()
  }
}, 60_000)

describe('what PostgreSQL says', () => {
  /** How a request is answered in whose transaction a statement fails with that state. */
  const answerTo = async (state: string) => {
    const text = `do $$ begin raise exception 'on purpose' using errcode = '${state}'; end $$`
    await using world = await testWorld((deps) => [route({
      method: 'POST', path: '/fail', summary: 'Fails.', access: 'member', capability: null, status: 204, example: () => ({}),
      run: async (by) => {
        await deps.db.inTenant(by.organizationId, (tx) => tx.run({ text, values: [], parts: [text] }))
        return { body: undefined }
      },
    })])
    return await world.ask(world.here.staff.owner, 'POST', '/fail')
  }

  it.each(['25006', '53100'])('%s: it has no room to save, so come again later', async (state) => {
    expect(await answerTo(state)).toMatchObject({ status: 503, problem: 'http/disk-full', headers: { 'retry-after': '10' } })
  })

  it.each(['08006', '40001', '40P01', '53200', '53300', '55P03', '57014', '57P01', '58030'])('%s: it cannot now, so come again', async (state) => {
    expect(await answerTo(state)).toMatchObject({ status: 503, problem: 'http/database-away', headers: { 'retry-after': '2' } })
  })

  it.each(['22P02', '23505', '42P01', '42501', 'XX000', 'P0001'])('%s: that is a bug of ours', async (state) => {
    expect(await answerTo(state)).toMatchObject({ status: 500, problem: 'http/bug' })
  })
})

it('asks for a lost database twice a second, not twice as often each time, and listens once when it is back', async () => {
  await using database = await testDatabase()
  await using line = await PostgresLine.open(database.app)
  const hints: Hint[] = []
  let gaps = 0
  await using listener = await HintListener.open(line.through(database.app), (hint) => hints.push(hint), () => { gaps += 1 })
  expect(listener).toBeDefined()
  line.cut()
  const before = line.calls
  await wait(4_200)
  expect(line.calls - before).toBeLessThanOrEqual(9)
  expect(line.calls - before).toBeGreaterThanOrEqual(6)
  line.mend()
  for (const giveUpAt = Date.now() + 5_000; gaps === 0; await wait(20)) expect(Date.now()).toBeLessThan(giveUpAt)
  const relay = new pg.Client(database.relay)
  await relay.connect()
  await relay.query(`select pg_notify('lunette_hints', $1)`, [JSON.stringify([{ org: newId(), kind: 'things.changed', id: newId(), version: 1, branchId: null, owners: [] }])])
  await relay.end()
  await wait(1_000)
  expect([gaps, hints.length]).toEqual([1, 1])
}, 30_000)
