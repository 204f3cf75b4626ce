import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Transporter } from 'nodemailer'
import type { Logger } from 'pino'
import type { Letter } from './letter.ts'

/** Where mail is handed over, and in whose name. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise it is begun by STARTTLS. */
  readonly secure: boolean
  readonly user: string | undefined
  readonly password: string | undefined
  readonly from: string
}

export interface MailOptions {
  /** Undefined: nothing is sent, and who would send shows the link instead. */
  readonly server: SmtpServer | undefined
  readonly log: Logger
}

/** A server that is restarted is back within a minute. */
const PAUSES_MS = [0, 5_000, 30_000]
const CLOSING_MS = 5_000

/** The small door for mail that cannot wait for the messages module: set a password, reset one. */
export class Mail implements AsyncDisposable {
  readonly #log: Logger
  readonly #from: string
  readonly #transport: Transporter | null
  readonly #stop = new AbortController()
  readonly #underway = new Set<Promise<void>>()

  constructor({ server, log }: MailOptions) {
    this.#log = log
    this.#from = server?.from ?? ''
    this.#transport = server ? createTransport({
      host: server.host.replace(/^\[|\]$/g, ''), port: server.port, secure: server.secure,
      // A letter with a link that sets a password crosses no network in clear.
      requireTLS: !server.secure && !['localhost', '127.0.0.1', '[::1]'].includes(server.host),
      ...(server.user && { auth: { user: server.user, pass: server.password ?? '' } }),
      disableFileAccess: true, disableUrlAccess: true, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000,
    }) : null
  }

  get canSend(): boolean {
    return this.#transport !== null
  }

  /**
   * Sends in the background, so that nobody learns from the time of the answer whether a letter was written at all. Tried
   * three times within a minute; what fails then is logged without the address.
   */
  send(to: string, letter: Letter): void {
    const transport = this.#transport
    if (!transport) return
    const sending = this.#trySending(transport, to, letter).finally(() => this.#underway.delete(sending))
    this.#underway.add(sending)
  }

  async #trySending(transport: Transporter, to: string, letter: Letter): Promise<void> {
    for (const [attempt, pause] of PAUSES_MS.entries()) {
      try {
        await sleep(pause, undefined, { signal: this.#stop.signal })
        await transport.sendMail({ from: this.#from, to: { name: '', address: to }, ...letter })
        return
      } catch (error) {
        // The server's sentence may repeat the address: only its numbers are kept.
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        this.#log.warn({ attempt: attempt + 1, code, responseCode }, 'a letter could not be sent')
        if (this.#stop.signal.aborted || (responseCode !== undefined && responseCode >= 500)) return
      }
    }
  }

  /** Lets what is being sent go out, but waits for no second try. */
  async [Symbol.asyncDispose](): Promise<void> {
    const sent = Promise.allSettled(this.#underway)
    const givenUp = new AbortController()
    await Promise.race([sent, sleep(this.#underway.size > 0 ? CLOSING_MS : 0, undefined, { signal: givenUp.signal }).catch(() => undefined)])
    givenUp.abort()
    this.#stop.abort()
    this.#transport?.close()
  }
}
