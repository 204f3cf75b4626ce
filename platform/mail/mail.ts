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
  readonly greetingMs?: number
}

/** A job that hands a letter over. With the queue's growing pauses it is tried so often that a mail server may be away for most of a day. */
export const letterJob = { attempts: 12, waitsForMail: true } as const

/** How long a mail server may take to greet; and for how long one that said nothing is not asked again, since each asking holds a place. */
const GREETING_MS = 10_000
const REST_MS = 30_000

/** The mail server is away, or wants the letter later. Says neither to whom nor what: it is kept with the job. */
export class MailWaits extends Error {}

/** The small door for mail that cannot wait for the messages module: set a password, reset one, and what concerns one's own sign-in. */
export class Mail implements AsyncDisposable {
  readonly #log: Logger
  readonly #from: string
  readonly #transport: Transporter | null
  /** Until when it is not asked, by performance.now(). */
  #restsUntil = 0

  constructor({ server, log, greetingMs = GREETING_MS }: MailOptions) {
    this.#log = log
    this.#from = server?.from ?? ''
    this.#transport = server ? createTransport({
      host: server.host.replace(/^\[|\]$/g, ''), port: server.port, secure: server.secure,
      // A letter with a link that sets a password crosses no network in clear.
      requireTLS: !server.secure && !['localhost', '127.0.0.1', '[::1]'].includes(server.host),
      ...(server.user && { auth: { user: server.user, pass: server.password ?? '' } }),
      disableFileAccess: true, disableUrlAccess: true, connectionTimeout: greetingMs, greetingTimeout: greetingMs, socketTimeout: 2 * greetingMs,
    }) : null
  }

  get canSend(): boolean {
    return this.#transport !== null
  }

  /**
   * Hands a letter over; called by jobs, which come from facts and are tried again, so that a crash loses none. What the server wants
   * never (nobody of that name) is logged without the address and over: then, and where there is no server, it answers false. One that
   * says nothing is let alone for half a minute, in which letters wait at once. @throws {MailWaits}
   */
  async deliver(to: string, { attachments = [], ...letter }: Letter): Promise<boolean> {
    if (!this.#transport) return false
    if (performance.now() < this.#restsUntil) throw new MailWaits('the mail server said nothing a moment ago')
    try {
      await this.#transport.sendMail({ from: this.#from, to: { name: '', address: to }, ...letter, attachments: [...attachments] })
      return true
    } catch (error) {
      // The server's sentence may repeat the address: only its numbers are kept.
      const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
      this.#log.warn({ code, responseCode }, 'a letter could not be sent')
      if (code === 'ETIMEDOUT') this.#restsUntil = performance.now() + REST_MS
      // A refused sign-in, sender or relaying is for the keeper to set right; then the letter goes. Only a refused recipient stays so.
      if (responseCode === undefined || responseCode < 500 || command !== 'RCPT TO') throw new MailWaits(`the mail server did not take a letter: ${responseCode ?? code ?? 'no answer'}`)
      return false
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#transport?.close()
  }
}
