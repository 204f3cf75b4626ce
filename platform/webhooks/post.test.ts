import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { judgeAddresses } from './inside.ts'
import type { Judge } from './inside.ts'
import { postOnce } from './post.ts'
import type { Posting } from './post.ts'

let server: Server
let asked = 0
let act: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.end()
let base: string

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1
    act(request, response)
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  base = `127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(() => new Promise((closed) => {
  server.closeAllConnections()
  server.close(closed)
}))

const allowed: Judge = (address) => (address === '127.0.0.1' ? 'allowed' : judgeAddresses([], {})(address, 443))
const post = (more: Partial<Posting> = {}) => postOnce({ url: `http://${base}/hook`, headers: { 'webhook-id': 'one' }, body: '{"a":1}', judge: allowed, timeoutMs: 2_000, ...more })

it('sends body and headers, and keeps the first kilobyte of the answer', async () => {
  let heard = ''
  act = (request, response) => {
    request.on('data', (piece: Buffer) => { heard += piece.toString() })
    request.on('end', () => {
      heard += ` ${String(request.headers['webhook-id'])} ${request.headers['content-type']}`
      response.writeHead(201).end(`\u0000${'ž'.repeat(4_000)}`)
    })
  }
  const { status, answer, error } = await post()
  expect([status, error, heard]).toEqual([201, null, '{"a":1} one application/json'])
  expect(answer).toBe(`�${'ž'.repeat(511)}`)
})

it('follows no redirect', async () => {
  asked = 0
  act = (_, response) => void response.writeHead(302, { location: `http://${base}/elsewhere` }).end()
  expect((await post()).status).toBe(302)
  expect(asked).toBe(1)
})

it('gives up when nobody answers in time, also while a name is looked up', async () => {
  act = () => undefined
  expect(await post({ timeoutMs: 200 })).toMatchObject({ status: null, error: 'timeout' })
  expect(await post({ timeoutMs: 200, url: 'https://slow.example/', resolve: () => new Promise(() => undefined) })).toMatchObject({ error: 'timeout' })
})

it('takes an answer that wants to speak something else for none, at once', async () => {
  act = (request) => void request.socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n')
  expect(await post({ timeoutMs: 5_000 })).toMatchObject({ status: null, error: 'unreachable' })
})

it('takes the status of an answer that never ends', async () => {
  act = (_, response) => void response.writeHead(200).write('begun')
  expect(await post({ timeoutMs: 300 })).toMatchObject({ status: 200, answer: 'begun', error: null })
})

it('calls nothing inside that the settings do not name: by address, by name, by one name of several addresses', async () => {
  asked = 0
  const closed = judgeAddresses([])
  for (const host of [base, `[::ffff:127.0.0.1]:${base.split(':')[1]}`, base.replace('127.0.0.1', '0x7f.1'), base.replace('127.0.0.1', '2130706433')]) {
    expect(await post({ url: `http://${host}/`, judge: closed })).toMatchObject({ error: 'inside', status: null })
  }
  const to = (...addresses: string[]) => async () => addresses.map((address) => ({ address, family: 4 }))
  expect(await post({ url: 'https://shop.example/', judge: closed, resolve: to('169.254.169.254') })).toMatchObject({ error: 'inside' })
  expect(await post({ url: 'https://shop.example/', judge: closed, resolve: to('93.184.215.14', '10.0.0.1') })).toMatchObject({ error: 'inside' })
  expect(asked).toBe(0)
})

it('asks for the address of a name once and calls that one, whatever the name says later', async () => {
  act = (request, response) => void response.end(request.headers.host)
  let looks = 0
  const answer = await post({ url: `http://shop.example:${base.split(':')[1]}/`, resolve: async () => {
    looks += 1
    return [{ address: looks === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
  } })
  expect([answer.status, answer.answer, looks]).toEqual([200, `shop.example:${base.split(':')[1]}`, 1])
})

it('speaks plain http only to what the settings name', async () => {
  expect(await post({ url: 'http://shop.example/', resolve: async () => [{ address: '93.184.215.14', family: 4 }] })).toMatchObject({ error: 'not-https' })
})

it('says that a name is unknown, that nobody listens, that no certificate came', async () => {
  expect(await post({ url: 'https://nowhere.example/', resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toMatchObject({ error: 'unknown-name' })
  expect(await post({ url: 'http://127.0.0.1:1/' })).toMatchObject({ error: 'unreachable' })
  expect(await post({ url: `https://${base}/` })).toMatchObject({ error: 'tls' })
})

it('reads what the receiver asks to wait', async () => {
  act = (_, response) => void response.writeHead(429, { 'retry-after': '30' }).end()
  expect(await post()).toMatchObject({ status: 429, retryAfterMs: 30_000 })
})
