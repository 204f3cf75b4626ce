import { createHmac } from 'node:crypto'
import type { ClientConfig, Pool } from 'pg'
import type { Logger } from 'pino'
import { newId } from '#kernel/ids'
import { KeyLost } from '#platform/crypto/key-lost'
import type { MasterKeys } from '#platform/crypto/master-keys'
import { keyVersionOf, open, seal } from '#platform/crypto/seal'
import { openPool } from '#platform/db/pool'
import { hashPassword, verifyPassword } from './password-hash.ts'
import type { Passkeys } from './second-factor/passkeys.ts'
import { SESSION_COOKIE, SESSION_SECONDS, clearSessionCookie, writeSessionCookie } from './session-cookie.ts'
import { Turnstile } from './turnstile.ts'

/** From where and with what somebody signs in; shown in the list of their sessions. */
export interface From {
  readonly address: string
  readonly device: string | null
}

export interface StartedSession {
  readonly personId: string
  readonly sessionId: string
  /** The Set-Cookie line. */
  readonly cookie: string
}

export interface AuthOptions {
  /** As the application's role. */
  readonly connection: ClientConfig
  /** Sign cookies, and seal the secrets of second factors: people stand outside organizations and their keys. */
  readonly master: Pick<MasterKeys, 'newest' | 'byVersion' | 'sessionSecret'>
  readonly publicUrl: string
  readonly log: Logger
}

/** Two are enough: a sign-in spends its time on Argon2, not on the database. */
const CONNECTIONS = 2
const DEVICE_LENGTH = 300

/**
 * People, passwords and sessions through better-auth; its own HTTP handler is not mounted, for organizations, rights and
 * lock-out are ours. It is loaded at the first sign-in: 60 MB and half a second that a worker or a fresh start can spare.
 */
export class Auth implements AsyncDisposable {
  readonly #options: AuthOptions
  readonly #pool: Pool
  /** Whether cookies go over HTTPS only. */
  readonly secure: boolean
  /** Passwords are looked at one at a time. */
  readonly turnstile = new Turnstile(200)
  #loading: ReturnType<typeof load> | undefined

  constructor(options: AuthOptions) {
    this.#options = options
    this.secure = options.publicUrl.startsWith('https:')
    this.#pool = openPool(options.connection, CONNECTIONS, { options: '-c search_path=auth -c statement_timeout=10000', idleTimeoutMillis: 10_000, connectionTimeoutMillis: 10_000 })
  }

  /** Starts a session for who knows the password. Null for a wrong password, an unknown e-mail or a disabled person, all after the same time. */
  async signIn(email: string, password: string, from: From): Promise<StartedSession | null> {
    const { auth } = await this.#load()
    try {
      const { token, user } = await auth.api.signInEmail({ body: { email, password }, headers: headersOf(from) })
      return await this.#started(user.id, token)
    } catch (error) {
      if (isRefusal(error)) return null
      throw error
    }
  }

  /** Starts a session for somebody who has proven in another way who they are. @throws {Error} for a disabled person */
  async startSession(personId: string, from: From): Promise<StartedSession> {
    const { auth } = await this.#load()
    const { internalAdapter } = await auth.$context
    const session = await internalAdapter.createSession(personId, false, { ipAddress: from.address, userAgent: from.device?.slice(0, DEVICE_LENGTH) ?? '' })
    return this.#started(personId, session.token)
  }

  /** The Set-Cookie line that ends a browser's session. */
  get clearCookie(): string {
    return clearSessionCookie(this.secure)
  }

  /** Tells an e-mail or an address again without keeping it: what people type into the wrong field is often a password. */
  markOf(text: string): string {
    return createHmac('sha256', this.#options.master.sessionSecret).update(`mark\0${text}`).digest('base64url')
  }

  /** Seals a secret of a person under the newest master key. */
  sealFor(personId: string, secret: Buffer): Buffer {
    return seal(this.#options.master.newest(), `second factor ${personId}`, secret)
  }

  /** Opens what {@link sealFor} made, with the key it was made under. @throws {KeyLost} also when the key file is another installation's */
  openFor(personId: string, sealed: Buffer): Buffer {
    const key = this.#options.master.byVersion(keyVersionOf(sealed))
    try {
      return open(key, `second factor ${personId}`, sealed)
    } catch (error) {
      throw new KeyLost(`Master key ${key.version} of the key file is another than the one that a second factor was sealed with.`, { cause: error })
    }
  }

  /** Passkeys at the address that the browser shows: what was registered under one name works under no other. */
  async passkeysAt(origin: string): Promise<Passkeys> {
    const { passkeysUnder } = await import('./second-factor/passkeys.ts')
    return passkeysUnder({ origin, secret: this.#options.master.sessionSecret })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end()
  }

  async #started(personId: string, token: string): Promise<StartedSession> {
    const { rows: [row] } = await this.#pool.query<{ id: string }>('select id from session where token = $1', [token])
    if (!row) throw new Error('a session ended while it began')
    return { personId, sessionId: row.id, cookie: writeSessionCookie(token, this.#options.master.sessionSecret, this.secure) }
  }

  #load(): ReturnType<typeof load> {
    this.#loading ??= load(this.#options, this.#pool, this.secure)
    return this.#loading
  }
}

async function load({ master: { sessionSecret: secret }, publicUrl, log }: AuthOptions, pool: Pool, secure: boolean) {
  const { betterAuth } = await import('better-auth')
  const auth = betterAuth({
    appName: 'Lunette',
    baseURL: publicUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    // Its messages name nobody; its further arguments might.
    logger: { level: 'error', log: (_level, message) => log.error({ from: 'better-auth' }, message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax' },
      cookies: { session_token: { name: SESSION_COOKIE } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const { rowCount } = await pool.query('select from "user" where id = $1 and disabled_at is null', [userId])
            return rowCount === 1
          },
        },
      },
    },
  })
  return { auth }
}

/** Made here from the connection's address; never a header of the client's. */
const ADDRESS_HEADER = 'lunette-address'

function headersOf({ address, device }: From): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address })
  // A header value of other than Latin letters would be refused here, long after it was accepted there.
  if (device) headers.set('user-agent', device.slice(0, DEVICE_LENGTH).replace(/[^\x20-\x7e]/g, '?'))
  return headers
}

/** 400 is an e-mail that is none, 401 everything else that was refused. */
const isRefusal = (error: unknown): boolean => error instanceof Error && 'statusCode' in error && (error.statusCode === 400 || error.statusCode === 401)
