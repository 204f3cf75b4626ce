import { SMTPServer } from 'smtp-server'
import { expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import { writeLetter } from './letter.ts'
import { Mail } from './mail.ts'

const letter = writeLetter({ language: 'cs', subject: 'Nové heslo', paragraphs: ['Dobrý den'], link: { label: 'Nastavit', url: 'https://lunette.example/x' }, afterword: 'Platí hodinu.' })

const at = (port: number) => ({ host: '127.0.0.1', port, secure: false, user: undefined, password: undefined, from: 'shop@example.com' })

async function mailServer(refuse: boolean) {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(refuse ? Object.assign(new Error(`no such person ${address}`), { responseCode: 550 }) : null),
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
  await using server = await mailServer(false)
  const mail = new Mail({ server: at(server.port), log: createLog('silent') })
  mail.send('jana@example.com', letter)
  await mail[Symbol.asyncDispose]()
  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toContain('To: jana@example.com')
  expect(server.received[0]).toContain('From: shop@example.com')
  expect(server.received[0]).toContain('multipart/alternative')
})

it('gives up at once when the server knows no such person, and does not log who it was', async () => {
  const lines: string[] = []
  await using server = await mailServer(true)
  const mail = new Mail({ server: at(server.port), log: createLog('info', { write: (line) => { lines.push(line) } }) })
  mail.send('jana@example.com', letter)
  await mail[Symbol.asyncDispose]()
  expect(lines.join('')).toContain('"responseCode":550')
  expect(lines.join('')).not.toContain('jana')
  expect(lines).toHaveLength(1)
})

it('hands nothing over in clear, but to its own machine', async () => {
  await using server = await mailServer(false)
  const mail = new Mail({ server: { ...at(server.port), host: '127.0.0.2' }, log: createLog('silent') })
  mail.send('jana@example.com', letter)
  await new Promise((wait) => setTimeout(wait, 500))
  await mail[Symbol.asyncDispose]()
  expect(server.received).toEqual([])
})

it('says that it cannot send without a server', () => {
  const mail = new Mail({ server: undefined, log: createLog('silent') })
  expect(mail.canSend).toBe(false)
  mail.send('jana@example.com', letter)
})
