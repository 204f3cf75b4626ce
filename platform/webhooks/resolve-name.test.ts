import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readHosts } from './hosts-file.ts'
import { resolveName } from './resolve-name.ts'

const folder = mkdtempSync(join(tmpdir(), 'lunette-hosts-'))
const hostsFile = join(folder, 'hosts')
writeFileSync(hostsFile, '# ours\n192.168.1.20\tLabServer lab # the cutter\n10.0.0.9 lab\nfe80::1%lo0 here\nnonsense here\n')
afterAll(() => rmSync(folder, { recursive: true }))

const never = AbortSignal.timeout(600_000)

/** A name server that answers what it is told, or nothing. */
async function nameServer(answer: ((query: Buffer) => Buffer) | null) {
  const socket = createSocket('udp4')
  let asked = 0
  socket.on('message', (query, from) => {
    asked += 1
    if (answer) socket.send(answer(query), from.port, from.address)
  })
  await new Promise<void>((bound) => { socket.bind(0, '127.0.0.1', bound) })
  return { servers: [`127.0.0.1:${socket.address().port}`], asked: () => asked, [Symbol.asyncDispose]: () => new Promise<void>((closed) => { socket.close(closed) }) }
}

/** The question with one address as its answer; where AAAA is asked for, none. */
function answering(query: Buffer): Buffer {
  const asksFour = query.readUInt16BE(query.indexOf(0, 12) + 1) === 1
  const question = query.subarray(12, query.indexOf(0, 12) + 5)
  const head = Buffer.from([query[0]!, query[1]!, 0x81, 0x80, 0, 1, 0, asksFour ? 1 : 0, 0, 0, 0, 0])
  return Buffer.concat([head, question, ...(asksFour ? [Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 93, 184, 215, 14])] : [])])
}

it('asks the list of hosts of this machine before any name server, so that what stands there is judged', async () => {
  await using silent = await nameServer(null)
  expect(await resolveName('LABSERVER', never, { servers: silent.servers, hostsFile })).toEqual([{ address: '192.168.1.20', family: 4 }])
  expect((await resolveName('lab', never, { servers: silent.servers, hostsFile })).map(({ address }) => address)).toEqual(['192.168.1.20', '10.0.0.9'])
  for (const name of ['localhost', 'shop.localhost', 'localhost.']) expect((await resolveName(name, never, { servers: silent.servers, hostsFile })).map(({ address }) => address)).toEqual(['127.0.0.1', '::1'])
  expect(silent.asked()).toBe(0)
  expect((await resolveName('localhost', never)).every(({ address }) => /^(127\.|::1$)/.test(address))).toBe(true)
})

it('reads a list of hosts with its comments, scopes and whatever else stands there', () => {
  expect([...readHosts('\uFEFF\r\n::1 Six six.example\r\n# 10.0.0.1 not\n10.0.0.2\n').entries()]).toEqual([['six', [{ address: '::1', family: 6 }]], ['six.example', [{ address: '::1', family: 6 }]]])
})

it('takes what a name server knows, though it knows one kind of addresses only', async () => {
  await using server = await nameServer(answering)
  expect(await resolveName('shop.example', never, { servers: server.servers, hostsFile })).toEqual([{ address: '93.184.215.14', family: 4 }])
})

it('ends with the signal where a name server says nothing, however many ask, and leaves the others their threads', async () => {
  await using silent = await nameServer(null)
  const over = AbortSignal.timeout(300)
  const began = performance.now()
  const asking = Promise.allSettled(Array.from({ length: 16 }, () => resolveName('slow.example', over, { servers: silent.servers, hostsFile })))
  // Answered by one of the threads that a name server must not hold.
  await lookup('127.0.0.1')
  await lookup('localhost')
  expect(performance.now() - began).toBeLessThan(250)
  expect((await asking).map(({ status }) => status)).toEqual(Array(16).fill('rejected'))
  expect(performance.now() - began).toBeLessThan(1_000)
})
