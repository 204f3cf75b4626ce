import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../apps/server/main.ts', import.meta.url))

/** One hand in a test does what fifty tills do; a test of the limits sets its own. */
const MANY_HANDS = '10000000'

/** A free port of this machine; taken again a moment later, so another may be faster, which none here is. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A Lunette of its own process, as `lunette start` runs it, on a folder and port of the test's. */
export class RunningServer implements AsyncDisposable {
  readonly dataDir: string
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  readonly #args: readonly string[]
  output = ''
  #child: ChildProcess | undefined

  /** `args` follow `lunette start`, such as `--role web`. */
  constructor(dataDir: string, port: number, env: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
    this.dataDir = dataDir
    this.port = port
    this.env = env
    this.#args = args
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Starts it and waits until it can serve. @throws {Error} with what it printed when it ends instead or takes over a minute */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [main, 'start', ...this.#args], {
      env: { ...process.env, LUNETTE_DATA_DIR: this.dataDir, PORT: String(this.port), LUNETTE_LOG: 'error', LUNETTE_REQUESTS_PER_MINUTE: MANY_HANDS, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    // Another process on the same port may answer in its place.
    let serves = false
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        serves ||= text.includes('Lunette serves on')
        this.output = (this.output + text.toString()).slice(-20_000)
      })
    }
    for (const giveUpAt = Date.now() + 60_000; ; await wait(50)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended: ${this.output}`)
      if (Date.now() > giveUpAt) throw new Error(`the server does not serve: ${this.output}`)
      if (serves && await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false)) return
    }
  }

  /** A command of `lunette` at the machine, beside the server, on the same folder. */
  command(...args: string[]): Promise<{ code: number; out: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [main, ...args], { env: { ...process.env, LUNETTE_DATA_DIR: this.dataDir, LUNETTE_LOG: 'error', ...this.env } }, (error, out) => resolve({ code: Number(error?.code ?? 0), out }))
    })
  }

  /** Ends the process without a word, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}
