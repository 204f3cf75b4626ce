import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import { writeLetter } from './letter.ts'
import { Mail, MailWaits } from './mail.ts'

const letter = writeLetter({ language: 'cs', subject: 'Nové heslo', paragraphs: ['Dobrý den'], link: { label: 'Nastavit', url: 'https://lunette.example/x' }, afterword: 'Platí hodinu.' })

const at = (port: number) => ({ host: '127.0.0.1', port, secure: false, user: undefined, password: undefined, from: 'shop@example.com' })

async function mailServer(refuse: number | null, refuseSender = false) {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(refuse && refuseSender ? Object.assign(new Error('not from you'), { responseCode: refuse }) : null),
    onRcptTo: ({ address }, _session, done) => done(refuse ? Object.assign(new Error(`not ${address}`), { responseCode: refuse }) : null),
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => { text += chunk.toString('utf8') })
      stream.on('end', () => { received.push(text); done() })
    },
  })
  await new Promise<void>((listening) => { server.listen(0, '0.0.0.0', listening) })
  const { port } = server.server.address() as { port: number }
  return { port, received, [Symbol.asyncDispose]: () => new Promise<void>((closed) => { server.close(closed) }) }
}

it('hands a letter to the server, text and HTML', async () => {
  await using server = await mailServer(null)
  await using mail = new Mail({ server: at(server.port), log: createLog('silent') })
  await mail.deliver('jana@example.com', letter)
  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toContain('To: jana@example.com')
  expect(server.received[0]).toContain('From: shop@example.com')
  expect(server.received[0]).toContain('multipart/alternative')
})

it('is done when the server knows no such person, and does not log who it was', async () => {
  const lines: string[] = []
  await using server = await mailServer(550)
  const mail = new Mail({ server: at(server.port), log: createLog('info', { write: (line) => { lines.push(line) } }) })
  await mail.deliver('jana@example.com', letter)
  await mail[Symbol.asyncDispose]()
  expect(lines.join('')).toContain('"responseCode":550')
  expect(lines.join('')).not.toContain('jana')
  expect(lines).toHaveLength(1)
})

it.each([['wants it later', 451], ['does not answer', null]])('asks to be tried again when the server %s, without saying for whom', async (_, refuse) => {
  const server = await mailServer(refuse)
  await using mail = new Mail({ server: at(server.port), log: createLog('silent') })
  if (refuse === null) await server[Symbol.asyncDispose]()
  const waits: unknown = await mail.deliver('jana@example.com', letter).catch((error: unknown) => error)
  expect(waits).toBeInstanceOf(MailWaits)
  expect(String(waits) + String((waits as Error).stack)).not.toContain('jana')
  if (refuse !== null) await server[Symbol.asyncDispose]()
})

it('asks to be tried again when the server lets the shop send nothing: that is for the keeper to set right', async () => {
  await using server = await mailServer(550, true)
  await using mail = new Mail({ server: at(server.port), log: createLog('silent') })
  await expect(mail.deliver('jana@example.com', letter)).rejects.toBeInstanceOf(MailWaits)
})

it('hands nothing over in clear, but to its own machine', async () => {
  await using server = await mailServer(null)
  await using mail = new Mail({ server: { ...at(server.port), host: '127.0.0.2' }, log: createLog('silent') })
  await expect(mail.deliver('jana@example.com', letter)).rejects.toThrow(MailWaits)
  expect(server.received).toEqual([])
})

it('says that it cannot send without a server', async () => {
  const mail = new Mail({ server: undefined, log: createLog('silent') })
  expect(mail.canSend).toBe(false)
  await mail.deliver('jana@example.com', letter)
})

it('lets a server alone for a while that takes the connection and says nothing', async () => {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.on('error', () => undefined)
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const mail = new Mail({ server: at((server.address() as AddressInfo).port), log: createLog('silent'), greetingMs: 200 })
  await expect(mail.deliver('jana@example.com', letter)).rejects.toBeInstanceOf(MailWaits)
  const began = performance.now()
  for (let n = 0; n < 5; n += 1) await expect(mail.deliver('jana@example.com', letter)).rejects.toBeInstanceOf(MailWaits)
  expect([performance.now() - began < 150, connections]).toEqual([true, 1])
  await mail[Symbol.asyncDispose]()
  await new Promise<void>((closed) => { server.close(() => closed()) })
})
