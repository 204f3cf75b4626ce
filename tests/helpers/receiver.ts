import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Heard { readonly id: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }

type Answer = (response: ServerResponse, heard: Heard) => void

/** A program that is told, on this machine: it remembers what it heard and answers as it is told to. */
export async function aReceiver(port = 0) {
  const heard: Heard[] = []
  let answer: Answer = (response) => void response.writeHead(200).end('thanks')
  const server = createServer((request: IncomingMessage, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => { body += piece.toString() })
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const message = { id: headers['webhook-id'] ?? '', headers, body }
      heard.push(message)
      answer(response, message)
    })
  })
  await new Promise<void>((listening) => { server.listen(port, '127.0.0.1', listening) })
  return {
    heard, url: `http://127.0.0.1:${(server.address() as { port: number }).port}/hooks`,
    answers: (next: Answer | number) => { answer = typeof next === 'number' ? (response) => void response.writeHead(next).end(`said ${next}`) : next },
    /** Waits until it heard so many. @throws {Error} after 20 s */
    async hears(count: number): Promise<readonly Heard[]> {
      for (const giveUpAt = Date.now() + 20_000; heard.length < count; await wait(20)) if (Date.now() > giveUpAt) throw new Error(`heard ${heard.length} of ${count}`)
      return heard
    },
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => {
      server.closeAllConnections()
      server.close(() => closed())
    }),
  }
}
