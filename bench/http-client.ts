import { Agent, request } from 'node:http'

/** A keep-alive HTTP client that costs little, so that what is measured is the server. One socket per concurrent call. */
export class HttpClient implements Disposable {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  readonly #port: number
  readonly #headers: Readonly<Record<string, string>>

  constructor(port: number, headers: Readonly<Record<string, string>>) {
    this.#port = port
    this.#headers = headers
  }

  /** Status and text of the answer. */
  call(method: string, path: string, body?: string, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const call = request({
        agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path,
        headers: { ...this.#headers, ...headers, ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) },
      }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }))
        answer.on('error', reject)
      })
      call.on('error', reject)
      call.end(body)
    })
  }

  [Symbol.dispose](): void {
    this.#agent.destroy()
  }
}
