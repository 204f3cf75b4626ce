import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Call, Caller } from './route.ts'
import { createHttp } from './server.ts'

const PROXY = '192.168.1.5'

/** What a request is told and taken for: whether to come by HTTPS only, and from which address it came. */
async function heard({ strictTransport, from, headers }: { strictTransport: boolean; from: string; headers: Record<string, string> }) {
  const route = { method: 'GET', path: '/where', summary: '', capability: null, access: 'open', status: 200, example: () => ({}), run: async (_by: Caller | null, _input: unknown, { address }: Call) => ({ body: undefined, headers: { 'x-address': address } }) } as const
  await using stack = new AsyncDisposableStack()
  const app = stack.adopt(createHttp({ routes: [route], log: pino({ level: 'silent' }), findCaller: async () => null, trustProxy: [PROXY], strictTransport }), (open) => open.close())
  const { headers: said } = await app.inject({ url: '/api/v1/where', remoteAddress: from, headers })
  return [said['strict-transport-security'], said['x-address']]
}

const byHttps = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }

test('a proxy that is named is believed: who asks, and that they came by HTTPS', async () => {
  expect(await heard({ strictTransport: true, from: PROXY, headers: byHttps })).toEqual(['max-age=31536000', '203.0.113.9'])
})

test('nobody else is, and without HTTPS nobody is told to come by it', async () => {
  expect(await heard({ strictTransport: true, from: '192.168.1.6', headers: byHttps })).toEqual([undefined, '192.168.1.6'])
  expect(await heard({ strictTransport: true, from: PROXY, headers: { 'x-forwarded-for': '203.0.113.9' } })).toEqual([undefined, '203.0.113.9'])
})

test('with an authority that not every browser trusts nobody is bound to HTTPS', async () => {
  expect(await heard({ strictTransport: false, from: PROXY, headers: byHttps })).toEqual([undefined, '203.0.113.9'])
})

test('of a chain of addresses the last that no named proxy added is taken: what the caller made up before it is not', async () => {
  expect(await heard({ strictTransport: true, from: PROXY, headers: { ...byHttps, 'x-forwarded-for': '10.9.9.9, 203.0.113.9' } })).toEqual(['max-age=31536000', '203.0.113.9'])
})
