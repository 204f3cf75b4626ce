import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'

/**
 * A line to PostgreSQL that can be cut, or kept open while nothing comes through any more, as when the machine behind it
 * hangs. What connects through it sees what a till sees of a database that is gone.
 */
export class PostgresLine implements AsyncDisposable {
  /** Calls taken so far. */
  calls = 0
  readonly #to: ClientConfig
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #state: 'open' | 'cut' | 'frozen' = 'open'

  private constructor(to: ClientConfig) {
    this.#to = to
    this.#server = createServer((near) => this.#take(near))
  }

  static async open(to: ClientConfig): Promise<PostgresLine> {
    const line = new PostgresLine(to)
    await new Promise<void>((ready) => line.#server.listen(0, '127.0.0.1', ready))
    return line
  }

  /** How to connect through the line as `config` connects without it. */
  through(config: ClientConfig): ClientConfig {
    const address = this.#server.address()
    return { ...config, host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 }
  }

  /** Ends every connection and takes no new one. */
  cut(): void {
    this.#state = 'cut'
    for (const socket of this.#open) socket.destroy()
  }

  /** Lets nothing through, neither way. */
  freeze(): void {
    this.#state = 'frozen'
    for (const socket of this.#open) socket.pause()
  }

  mend(): void {
    this.#state = 'open'
    for (const socket of this.#open) socket.resume()
  }

  #take(near: Socket): void {
    this.calls += 1
    if (this.#state === 'cut') {
      near.destroy()
      return
    }
    const { host = '127.0.0.1', port = 5432 } = this.#to
    const far = host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host)
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      this.#open.add(socket)
      socket.on('data', (bytes) => other.write(bytes)).on('error', () => undefined).on('close', () => {
        this.#open.delete(socket)
        other.destroy()
      })
      if (this.#state === 'frozen') socket.pause()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut()
    await new Promise((done) => this.#server.close(done))
  }
}
