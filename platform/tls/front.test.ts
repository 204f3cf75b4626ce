import { request as plainRequest } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { request as tlsRequest } from 'node:https'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Certificates } from './certificates.ts'
import { Front } from './front.ts'

const folder = mkdtempSync(join(tmpdir(), 'lunette-front-'))
const stack = new AsyncDisposableStack()
let front: Front
let certificates: Certificates
/** Two months ago: what is signed then has a month left today. */
let now = new Date(Date.now() - 61 * 86_400_000)

beforeAll(async () => {
  certificates = stack.use(await Certificates.open({ own: null, authorityFile: join(folder, 'authority.json'), names: () => ['counter.local'], mainName: 'counter.local', now: () => now, log: pino({ level: 'silent' }), lookEveryMs: 20 }))
  front = stack.use(await Front.open({
    host: '127.0.0.1', port: 0, certificates,
    onRequest: (request, response) => response.end(`encrypted ${request.httpVersion} ${request.url}`),
    onPlain: (request, response) => response.end(`plain ${request.httpVersion} ${request.url}`),
    onClientError: (_, socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  }))
})
afterAll(async () => {
  await stack.disposeAsync()
  rmSync(folder, { recursive: true })
})

const read = (begin: typeof plainRequest | typeof tlsRequest, more: object = {}): Promise<string> => new Promise((resolve, reject) => {
  begin({ host: '127.0.0.1', port: front.port, path: '/a', agent: false, ...more }, (answer) => {
    let text = ''
    answer.on('data', (part: Buffer) => { text += part.toString() }).on('end', () => resolve(text))
  }).on('error', reject).end()
})
const trusting = (): object => ({ ca: certificates.authority ?? '', servername: 'counter.local' })

test('one port answers HTTP/2, HTTP/1.1 and plain HTTP, each as it came', async () => {
  expect(await read(tlsRequest, trusting())).toBe('encrypted 1.1 /a')
  expect(await read(plainRequest)).toBe('plain 1.1 /a')
  const session = connectHttp2(`https://127.0.0.1:${front.port}`, trusting())
  const stream = session.request({ ':path': '/b', ':authority': 'counter.local' })
  let text = ''
  for await (const part of stream) text += String(part)
  session.close()
  expect(text).toBe('encrypted 2.0 /b')
})

test('a stranger who does not trust the authority is warned', async () => {
  await expect(read(tlsRequest, { servername: 'counter.local' })).rejects.toThrow(/self-signed certificate|unable to verify|unable to get/)
})

const serialOf = (): Promise<string> => new Promise((resolve) => {
  const socket = connectTls({ host: '127.0.0.1', port: front.port, ...trusting() }, () => {
    resolve(socket.getPeerCertificate().serialNumber)
    socket.destroy()
  })
})

test('a renewed certificate is shown to who connects next, without a restart', async () => {
  const before = await serialOf()
  now = new Date()
  await expect.poll(serialOf, { timeout: 5_000 }).not.toBe(before)
})

test('what is neither is hung up on, and the others are still served', async () => {
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(front.port, '127.0.0.1', () => socket.write('\u0000\u0001 nonsense\r\n\r\n'))
    let text = ''
    socket.on('data', (part) => { text += part.toString() }).on('close', () => resolve(text))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400/)
  expect(await read(tlsRequest, trusting())).toBe('encrypted 1.1 /a')
})

test('one caller cannot hold every connection, and is served again when theirs are closed', async () => {
  const held = await Promise.all(Array.from({ length: 450 }, () => new Promise<Socket>((resolve) => {
    const socket = connect(front.port, '127.0.0.1', () => resolve(socket)).on('error', () => undefined)
  })))
  await expect.poll(() => held.filter(({ closed }) => closed).length, { timeout: 5_000 }).toBe(50)
  await expect(read(plainRequest)).rejects.toThrow(/hang up|ECONNRESET/)
  for (const socket of held) socket.destroy()
  await expect.poll(() => read(plainRequest).catch(() => 'refused'), { timeout: 5_000 }).toBe('plain 1.1 /a')
})
