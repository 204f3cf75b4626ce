import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiClient, openShop } from '../helpers/api-client.ts'
import type { OpenShop } from '../helpers/api-client.ts'
import { PostgresFolder } from '../helpers/postgres-folder.ts'
import { RunningServer, freePort } from '../helpers/running-server.ts'

const stack = new AsyncDisposableStack()
let server: RunningServer
let client: ApiClient
let shop: OpenShop

beforeAll(async () => {
  const folder = stack.use(PostgresFolder.prepared())
  server = stack.use(new RunningServer(folder.path, await freePort()))
  await server.start()
  client = new ApiClient(server.url)
  shop = await openShop(client)
}, 90_000)
afterAll(() => stack.disposeAsync(), 60_000)

/** Writes the text to the server as it is, and what comes back until it hangs up or falls silent. */
async function raw(text: string, { silentMs = 400 } = {}): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  let answer = ''
  let heard = Date.now()
  socket.on('data', (bytes: Buffer) => {
    answer += bytes.toString('latin1')
    heard = Date.now()
  })
  const closed = new Promise<void>((done) => socket.once('close', () => done()))
  socket.on('error', () => undefined)
  socket.write(text)
  while (!socket.destroyed && Date.now() - heard < silentMs) await Promise.race([closed, wait(20)])
  socket.destroy()
  return answer
}

const lines = (...parts: string[]): string => `${parts.join('\r\n')}\r\n\r\n`
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${server.url}${path}`, { redirect: 'manual', ...init, headers: { cookie: client.cookie, ...init.headers } })
const problemOf = async (answer: Response): Promise<string> => ((await answer.json()) as { type: string }).type.replace(/^.*\/problems\//, '')

describe('addresses and methods', () => {
  it('an address that does not take a method says which it takes', async () => {
    const answer = await get('/api/v1/orders', { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
    expect(await problemOf(answer)).toBe('http/method-not-allowed')
    expect((await get('/api/v1/orders/by-number/26-1', { method: 'PATCH' })).headers.get('allow')).toBe('GET, HEAD')
    expect((await get('/api/v1/orders', { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' } })).status).toBe(405)
    expect((await get(`/api/v1/orders/${shop.customerId}/stage`)).status).toBe(405)
  })

  it('an address that answers nothing is 404, with and without a slash at its end', async () => {
    for (const path of ['/api/v1/nothing', '/api/v1/orders/', '/api/v1//orders', '/api/nothing', '/api/v1/orders/x/y/z', '/assets/nothing.js', '/assets/']) {
      const answer = await get(path)
      expect([path, answer.status, await problemOf(answer)]).toEqual([path, 404, path === '/api/v1/orders/' ? 'http/not-found' : 'http/no-route'])
    }
  })

  it('HEAD answers as GET without a body, and a stream is not held open by it', async () => {
    const answer = await get('/api/v1/orders', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect((await get('/api/v1/live', { method: 'HEAD', signal: AbortSignal.timeout(5_000) })).status).toBe(405)
  })

  it('no way of writing .. leads out of the assets', async () => {
    for (const path of ['/assets/../../../package.json', '/assets/%2e%2e/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2f..%2fpackage.json', '/assets/..%5c..%5cpackage.json', '/assets//etc/passwd', '/assets/%00', '/assets/....//package.json', '/../package.json']) {
      const answer = await raw(lines(`GET ${path} HTTP/1.1`, 'host: localhost', 'connection: close'))
      expect([path, /lunette"|root:|"dependencies"/.test(answer)]).toEqual([path, false])
      expect([path, statusOf(answer) < 500]).toEqual([path, true])
    }
  })

  it('a stranger is led to the sign-in with the address they wanted, and nowhere else', async () => {
    for (const path of ['/orders', '//evil.example/x', '/%5cevil.example', '/x?to=https://evil.example']) {
      const answer = await raw(lines(`GET ${path} HTTP/1.1`, 'host: evil.example', 'connection: close'))
      const location = /^location: (.*)$/im.exec(answer)?.[1]?.trim() ?? ''
      expect([path, statusOf(answer), location.startsWith('/sign-in?to=%2F')]).toEqual([path, 302, true])
    }
  })
})

describe.concurrent('requests that are none', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['two lengths', lines('POST /api/v1/session HTTP/1.1', 'host: x', 'content-length: 5', 'content-length: 6', 'content-type: application/json') + '{"a":1}', 400],
    ['a length and chunks', lines('POST /api/v1/session HTTP/1.1', 'host: x', 'content-length: 5', 'transfer-encoding: chunked', 'content-type: application/json') + '0\r\n\r\n', 400],
    ['a space before the colon', lines('GET /healthz HTTP/1.1', 'host : x'), 400],
    ['headers without end', lines('GET /healthz HTTP/1.1', 'host: x', `x: ${'y'.repeat(20_000)}`), 431],
    ['an address without end', lines(`GET /api/v1/orders?q=${'y'.repeat(40_000)} HTTP/1.1`, 'host: x'), 431],
    ['a percent sign before nothing', lines('GET /api/v1/orders/%zz HTTP/1.1', 'host: x', 'connection: close'), 404],
    ['a very long name in the address', lines(`GET /api/v1/orders/${'y'.repeat(500)} HTTP/1.1`, 'host: x', 'connection: close'), 404],
  ])('%s: a problem, and the next request is served', async (_what, text, status) => {
    const answer = await raw(text)
    expect([statusOf(answer), /^content-type: application\/problem\+json/im.test(answer)]).toEqual([status, true])
    expect((await get('/healthz')).status).toBe(200)
  })

  it.each([
    ['headers that never end', 'GET /healthz HTTP/1.1\r\nhost: x\r\nx: y'],
    ['a body that never ends', lines('POST /api/v1/session HTTP/1.1', 'host: x', 'content-type: application/json', 'transfer-encoding: chunked') + '5\r\n{"a":\r\n'],
    ['a body that is promised and never sent', lines('POST /api/v1/session HTTP/1.1', 'host: x', 'content-type: application/json', 'content-length: 1000')],
  ])('%s: cut after half a minute', async (_what, text) => {
    const began = Date.now()
    expect(statusOf(await raw(text, { silentMs: 45_000 }))).toBe(408)
    expect(Date.now() - began).toBeGreaterThan(15_000)
  }, 60_000)

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'email=a&password=b', 415],
    ['plain text', 'text/plain', '{"email":"a@b.cz","password":"x"}', 415],
    ['many parts', 'multipart/form-data; boundary=x', '--x--', 415],
    ['nothing that is named', '', '{"email":"a@b.cz"}', 415],
    ['JSON that is none', 'application/json', '{"email":', 400],
    ['JSON in Latin letters', 'application/json; charset=iso-8859-2', Buffer.from('{"email":"p\xf8"}', 'latin1'), 400],
    ['more than 1 MB', 'application/json', `{"email":"${'x'.repeat(1_100_000)}"}`, 413],
  ])('%s is refused as what it is', async (_what, type, body, status) => {
    const answer = await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': type }, body })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('whoever may not send anything is told so before their megabytes are read', async () => {
    const answer = await raw(lines('POST /api/v1/orders HTTP/1.1', 'host: x', 'content-type: application/json', 'content-length: 900000') + '{"half":')
    expect(statusOf(answer)).toBe(401)
  })

  it('headers sent twice count as one that is wrong, never as the first or the last', async () => {
    const head = (more: string[]): string => lines('POST /api/v1/customers HTTP/1.1', 'host: x', `cookie: ${client.cookie}`, 'content-type: application/json', ...more, 'content-length: 24', 'connection: close')
    const body = '{"familyName":"Dvojita"}'
    expect(statusOf(await raw(head(['idempotency-key: aaaaaaaaaa', 'idempotency-key: bbbbbbbbbb']) + body))).toBe(422)
    expect(statusOf(await raw(head([`lunette-organization: ${shop.organizationId}`, `lunette-organization: ${shop.organizationId}`]) + body))).toBe(403)
  })

  it('an organization that is none is refused, never taken for the first one', async () => {
    for (const organization of [shop.organizationId.toUpperCase(), `${shop.organizationId} `.repeat(2), 'mine', '*', shop.customerId]) {
      const answer = await get('/api/v1/customers', { method: 'POST', headers: { 'content-type': 'application/json', 'lunette-organization': organization }, body: '{"familyName":"Nowhere"}' })
      expect([organization, answer.status, await problemOf(answer)]).toEqual([organization, 403, 'identity/no-workplace'])
      expect((await get(`/api/v1/live?organization=${encodeURIComponent(organization)}`)).status).toBe(403)
    }
    expect(await (await get('/api/v1/customers?q=nowhere')).json()).toMatchObject({ items: [] })
  })

  it('If-Match wants the version that was read: not *, not two, not a word', async () => {
    for (const version of ['*', '"1", "2"', '"one"', '1', '"-1"', '"1" ']) {
      const answer = await get(`/api/v1/customers/${shop.customerId}`, { method: 'PATCH', headers: { 'content-type': 'application/json', 'if-match': version }, body: '{"note":"x"}' })
      expect([version, answer.status]).toEqual([version, version === '"1" ' ? 200 : 428])
    }
  })
})

it('a key that takes orders and no money takes no deposit', async () => {
  const { secret } = await client.must<{ secret: string }>(201, 'POST', '/api-keys', { name: 'e-shop', scopes: ['orders.write', 'orders.read', 'customers.read'] })
  const take = (more: object) => fetch(`${server.url}/api/v1/orders`, {
    method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'repair', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }], ...more }),
  })
  expect((await take({ deposit: { method: 'cash', amount: { amount: 100, currency: shop.currency } } })).status).toBe(403)
  expect((await take({})).status).toBe(201)
})

describe('what browsers are told', () => {
  it('pages run our own scripts only, stand in nobody\'s frame, and are not kept', async () => {
    for (const path of ['/', '/sign-in', '/reset', '/welcome', '/orders']) {
      const answer = await get(path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect([path, answer.status]).toEqual([path, 200])
      expect(policy).toMatch(/default-src 'self'; script-src 'self'; style-src 'self';.*object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/)
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      // The policy would refuse them: the page must not need any.
      expect(await answer.text()).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i)
    }
  })

  it('figures of the server are for this machine, not for who comes through a proxy on it', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'via']) expect([header, (await get('/metrics', { headers: { [header]: '203.0.113.9' } })).status]).toEqual([header, 404])
  })

  it('answers are taken for nothing else, kept by nobody, and shared with no other site', async () => {
    for (const path of ['/api/v1/orders', '/api/v1/session', '/api/v1/nothing', '/api/v1/setup', '/api/openapi.json', '/healthz', '/readyz', '/metrics', '/', '/sign-in', '/assets/nothing.js']) {
      const answer = await get(path, { headers: { origin: 'https://elsewhere.example' } })
      expect([path, answer.headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control') || name === 'x-powered-by' || name === 'server')).toEqual([])
      if (path.startsWith('/api/v1')) expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store'])
    }
  })

  it('papers and pictures are no pages of ours', async () => {
    const order = await client.must<{ id: string }>(201, 'POST', '/orders', { kind: 'repair', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }] })
    const { id } = await client.must<{ id: string }>(201, 'POST', `/orders/${order.id}/attachments`, { name: 'a.txt', base64: Buffer.from('R -1.25').toString('base64') })
    for (const path of [`/api/v1/orders/${order.id}/sheet.pdf`, `/api/v1/orders/${order.id}/attachments/${id}`]) {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('the session\'s cookie is for HTTP only and not sent along by other sites', async () => {
    const answer = await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'jana@shop.example', password: 'correct horse battery' }) })
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^lunette\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
  })
})
