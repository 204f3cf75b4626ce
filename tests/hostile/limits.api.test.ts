import { connect as connectHttp2 } from 'node:http2'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import { Certificates } from '#platform/tls/certificates'
import { Front } from '#platform/tls/front'
import { ApiClient, openShop } from '../helpers/api-client.ts'
import type { OpenShop } from '../helpers/api-client.ts'
import { badRequest } from '../helpers/bad-request.ts'
import { HintEar } from '../helpers/hint-ear.ts'
import { PostgresFolder } from '../helpers/postgres-folder.ts'
import { RunningServer, freePort } from '../helpers/running-server.ts'
import { testDatabase } from '../helpers/test-database.ts'

/** Enough that each kind is refused by every guard it meets; the measured number is ten thousand (bench/floor). */
const BAD = 2_000
const STRANGERS = 8
const FROM_THERE = { 'x-forwarded-for': '203.0.113.7' }

const stack = new AsyncDisposableStack()
let server: RunningServer
let client: ApiClient
let shop: OpenShop
let key: string

beforeAll(async () => {
  const folder = stack.use(PostgresFolder.prepared('lunette-limits-'))
  // With the limits as they are delivered. Everybody comes through a proxy that says who they are.
  server = stack.use(new RunningServer(folder.path, await freePort(), { LUNETTE_REQUESTS_PER_MINUTE: '3000', LUNETTE_TRUST_PROXY: '127.0.0.1' }))
  await server.start()
  client = new ApiClient(server.url)
  shop = await openShop(client)
  key = (await client.must<{ secret: string }>(201, 'POST', '/api-keys', { name: 'e-shop', scopes: ['orders.read'] })).secret
  expect(await ask('/api/v1/orders', { authorization: `Bearer ${key}`, ...FROM_THERE })).toBe(200)
}, 90_000)
afterAll(() => stack.disposeAsync(), 60_000)

async function ask(path: string, headers: Readonly<Record<string, string>> = {}, { method = 'GET', body }: { method?: string; body?: string | undefined } = {}): Promise<number> {
  const answer = await fetch(`${server.url}${path}`, { method, redirect: 'manual', headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body }), signal: AbortSignal.timeout(30_000) })
  await answer.arrayBuffer()
  return answer.status
}

const takeOrder = (): Promise<number> => ask('/api/v1/orders', { cookie: client.cookie, 'idempotency-key': newId(), ...FROM_THERE }, {
  method: 'POST', body: JSON.stringify({ kind: 'repair', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }] }),
})
const median = (times: readonly number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

/** Takes orders one after another, as a busy till does, while it may; answers how long each took. */
async function atTheTill(goesOn: (taken: number) => boolean): Promise<number[]> {
  const took: number[] = []
  while (goesOn(took.length)) {
    const began = performance.now()
    expect(await takeOrder()).toBe(201)
    took.push(performance.now() - began)
    await wait(40)
  }
  return took
}

it('one session holds sixteen live streams: one more ends its oldest, and who hears goes on hearing', async () => {
  const ears: HintEar[] = []
  for (let n = 0; n < 16; n += 1) ears.push(await HintEar.open(server.url, { cookie: client.cookie }))
  const other = new ApiClient(server.url)
  await other.must(201, 'POST', '/session', { email: 'jana@shop.example', password: 'correct horse battery' })
  const elsewhere = await HintEar.open(server.url, { cookie: other.cookie })
  const newest = await fetch(`${server.url}/api/v1/live`, { headers: { cookie: client.cookie } })
  expect(newest.status).toBe(200)
  // It comes back by itself, and so ends the next: a browser with that many tabs hears in turn, and costs no more.
  await expect.poll(() => ears.filter(({ opened }) => opened > 1).length, { timeout: 10_000 }).toBeGreaterThan(0)
  await newest.body?.cancel()
  expect(elsewhere.opened).toBe(1)
  const { id } = await client.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Ema', familyName: 'Nová', phones: [], emails: [] })
  await expect.poll(() => elsewhere.heard.has(id), { timeout: 10_000 }).toBe(true)
  for (const ear of [...ears, elsewhere]) ear[Symbol.dispose]()
}, 60_000)

it(`a till, a key, who opens the sign-in and a customer with a link are served while ${BAD} bad requests come`, async () => {
  const before = await atTheTill((taken) => taken < 40)
  const statuses = new Map<number, number>()
  let next = 0
  let over = false
  const flood = Promise.all(Array.from({ length: STRANGERS }, async () => {
    while (next < BAD) {
      const { method, path, body, headers } = badRequest(next++, shop.organizationId)
      const status = await ask(path, { ...headers, ...FROM_THERE }, { method, body })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  })).finally(() => { over = true })
  const till = atTheTill(() => !over)
  // The same address as the flood for who has shown before who they are; another for who has not.
  const others: Record<string, number[]> = { key: [], session: [], link: [], page: [] }
  while (!over) {
    others.key!.push(await ask('/api/v1/orders', { authorization: `Bearer ${key}`, ...FROM_THERE }))
    others.link!.push(await ask(`/t/${shop.organizationId}/${'y'.repeat(22)}`, { 'x-forwarded-for': '198.51.100.2' }))
    others.page!.push(await ask('/sign-in', { 'x-forwarded-for': '198.51.100.3' }))
    others.session!.push(await ask('/api/v1/session', { cookie: client.cookie, ...FROM_THERE }))
    await wait(250)
  }
  await flood
  const during = await till
  const [quiet, disturbed] = [median(before), median(during)]
  console.log(`limits: ${BAD} bad requests, ${statuses.get(429) ?? 0} refused at once; an intake took ${quiet.toFixed(0)} ms before and ${disturbed.toFixed(0)} ms during it (${during.length} intakes)`)
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
  expect(statuses.get(429)).toBeGreaterThan(BAD / 2)
  expect(Object.fromEntries(Object.entries(others).map(([who, answers]) => [who, [...new Set(answers)]]))).toEqual({ key: [200], session: [200], link: [404], page: [200] })
  expect(during.length).toBeGreaterThan(5)
  // The bench measures; a test on a shared machine sees only that nobody stands in a queue.
  expect(disturbed).toBeLessThan(Math.max(3 * quiet, 300))
  // Who signs in elsewhere during it is not taken for the one who guesses.
  expect(await ask('/api/v1/session', { 'x-forwarded-for': '198.51.100.4' }, { method: 'POST', body: JSON.stringify({ email: 'nobody@shop.example', password: 'correct horse battery' }) })).toBe(401)
}, 180_000)

it('an attachment over its limit is refused before it is read whole, and one under it is not', async () => {
  const order = await client.must<{ id: string }>(201, 'POST', '/orders', { kind: 'repair', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }] })
  const attach = (bytes: number): Promise<number> => ask(`/api/v1/orders/${order.id}/attachments`, { cookie: client.cookie }, { method: 'POST', body: JSON.stringify({ name: 'a.txt', base64: Buffer.alloc(bytes, 'R -1.25 ').toString('base64') }) })
  expect(await attach(2_000_000)).toBe(201)
  // Who is still sending when the answer comes may see no more than that the line was cut.
  expect(await attach(12_000_000).catch((error: TypeError) => (error.cause as { code?: string }).code)).toBeOneOf([413, 'EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET'])
}, 60_000)

it('a question that takes the database too long is cut, and its connection serves the next', async () => {
  await using test = await testDatabase()
  await using db = new Database({ connection: test.app, size: 1 })
  const began = Date.now()
  await expect(db.inTenant(newId(), (tx) => tx.run(sql`select pg_sleep(60)`))).rejects.toMatchObject({ code: '57014' })
  expect(Date.now() - began).toBeLessThan(30_000)
  expect(await db.inTenant(newId(), (tx) => tx.one<{ one: number }>(sql`select 1 as one`))).toEqual({ one: 1 })
}, 60_000)

describe.concurrent('on the network', () => {
  const network = new AsyncDisposableStack()
  let front: Front
  let authority: string
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lunette-slow-'))
    network.defer(() => rmSync(folder, { recursive: true }))
    const certificates = network.use(await Certificates.open({ own: null, authorityFile: join(folder, 'authority.json'), names: () => ['counter.local'], mainName: 'counter.local', now: () => new Date(), log: pino({ level: 'silent' }) }))
    authority = certificates.authority ?? ''
    front = network.use(await Front.open({
      host: '127.0.0.1', port: 0, certificates, onClientError: (_, socket) => void socket.destroy(),
      onRequest: (request, response) => void request.resume().on('end', () => response.end('whole')), onPlain: (_, response) => response.end('plain'),
    }))
  })
  afterAll(() => network.disposeAsync(), 30_000)

  /** Seconds until the server hangs up on who sends this and nothing more. */
  const cutAfter = (text: string): Promise<number> => new Promise((resolve) => {
    const began = Date.now()
    const socket = connect(front.port, '127.0.0.1', () => { if (text) socket.write(text) })
    socket.on('error', () => undefined).on('close', () => resolve((Date.now() - began) / 1000)).resume()
  })

  it.concurrent.each([['says nothing', ''], ['begins to encrypt and stops', '\u0016\u0003\u0001'], ['begins to ask and stops', 'GET /trust HTT']])('who connects and %s is cut within half a minute', async (_, text) => {
    expect(await cutAfter(text)).toBeLessThan(30)
  }, 60_000)

  it('a body that dribbles over HTTP/2 is cut, and one that comes is answered', async () => {
    const session = connectHttp2(`https://127.0.0.1:${front.port}`, { ca: authority, servername: 'counter.local' }).on('error', () => undefined)
    const send = (endAfterMs: number): Promise<string> => new Promise((resolve) => {
      const stream = session.request({ ':method': 'POST', ':path': '/a', ':authority': 'counter.local' })
      let text = ''
      const drip = setInterval(() => stream.write('x'), 500)
      const end = setTimeout(() => { clearInterval(drip); stream.end() }, endAfterMs)
      stream.on('data', (part) => { text += String(part) }).on('error', () => undefined).on('close', () => {
        clearInterval(drip)
        clearTimeout(end)
        resolve(text)
      })
    })
    expect(await Promise.all([send(2_000), send(120_000)])).toEqual(['whole', ''])
    session.destroy()
  }, 60_000)
})
