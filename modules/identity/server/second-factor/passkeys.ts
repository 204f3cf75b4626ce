import { createHmac, timingSafeEqual } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import type { openPool } from '#platform/db/pool'
import type { passkeyAnswer } from '../../contracts/second-factor.ts'

export interface PasskeysOptions {
  /** As the browser shows it: `https://lunette.example`. */
  readonly origin: string
  readonly secret: string
  readonly pool: ReturnType<typeof openPool>
  readonly log: Logger
}

export interface PasskeyOwner { readonly personId: string; readonly email: string; readonly name: string }

/** What the browser gets, and what it sends back beside the authenticator's answer. */
export interface Ceremony<Options> { readonly options: Options; readonly ceremony: string }

/** Passkeys at one address; loaded when somebody first uses one. */
export type Passkeys = ReturnType<typeof loadPasskeys>

/**
 * Registers and checks passkeys with better-auth's plugin, which keeps the challenge of each ceremony in the database and looks
 * at it once. Its cookie becomes the text `ceremony`, marked for what and whom it began: an answer to another's is refused.
 * Every passkey must have checked its person (finger, face, PIN of the device): it stands for both factors.
 */
export function loadPasskeys({ origin, secret, pool, log }: PasskeysOptions) {
  const demand = (userVerified: boolean | undefined): void => {
    if (!userVerified) throw new Error('the authenticator did not check whose hands it is in')
  }
  const { api } = betterAuth({
    appName: 'Lunette', baseURL: origin, secret, database: pool, telemetry: { enabled: false }, rateLimit: { enabled: false },
    // What an authenticator answers wrongly is no trouble of ours; what is one, is said below.
    logger: { disabled: true },
    advanced: { database: { generateId: () => newId(), validateSchema: false }, cookiePrefix: 'lunette' },
    plugins: [passkey({
      rpID: new URL(origin).hostname, rpName: 'Lunette', origin,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      advanced: { webAuthnChallengeCookie: 'passkey' },
      registration: {
        requireSession: false,
        resolveUser: async ({ context }) => {
          const { personId, email, name } = JSON.parse(context ?? '{}') as PasskeyOwner
          return { id: personId, name: email, displayName: name }
        },
        afterVerification: async ({ verification }) => { demand(verification.registrationInfo?.userVerified) },
      },
      authentication: { afterVerification: async ({ verification }) => { demand(verification.authenticationInfo.userVerified) } },
    })],
  })

  const markOf = (purpose: string, cookie: string): string => createHmac('sha256', secret).update(`passkey ${purpose} ${cookie}`).digest('base64url')
  const begun = (purpose: string, headers: Headers): string => {
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return `${Buffer.from(cookie).toString('base64url')}.${markOf(purpose, cookie)}`
  }
  /** The plugin's cookie again, or null when the ceremony began for something or somebody else. */
  const cookieOf = (purpose: string, ceremony: string): string | null => {
    const [text = '', mark = ''] = ceremony.split('.')
    const cookie = Buffer.from(text, 'base64url').toString()
    const [given, expected] = [Buffer.from(mark), Buffer.from(markOf(purpose, cookie))]
    return given.length === expected.length && timingSafeEqual(given, expected) ? cookie : null
  }
  const refused = (error: unknown): null => {
    if (!(error instanceof Error && 'statusCode' in error)) throw error
    log.debug({ from: 'better-auth' }, 'a passkey was not taken')
    return null
  }
  const registering = (personId: string): string => `register ${personId}`

  return {
    /** Begins to register a passkey of a person. */
    async beginRegistration(owner: PasskeyOwner): Promise<Ceremony<object>> {
      const { headers, response } = await api.generatePasskeyRegistrationOptions({ query: { context: JSON.stringify(owner) }, headers: new Headers(), returnHeaders: true })
      return { options: response, ceremony: begun(registering(owner.personId), headers) }
    },
    /** Saves the new passkey and answers its id; null when the authenticator's answer is not one to that ceremony. */
    async register(personId: string, ceremony: string, name: string, response: object): Promise<string | null> {
      const cookie = cookieOf(registering(personId), ceremony)
      if (cookie === null) return null
      const saved = await api.verifyPasskeyRegistration({ body: { response, name }, headers: new Headers({ cookie }) }).catch(refused)
      return saved?.id ?? null
    },
    /** Begins to ask for any passkey of this address. */
    async beginAuthentication(purpose: string): Promise<Ceremony<object>> {
      const { headers, response } = await api.generatePasskeyAuthenticationOptions({ headers: new Headers(), returnHeaders: true })
      return { options: { ...response, userVerification: 'required' }, ceremony: begun(purpose, headers) }
    },
    /** Whose passkey answered; null when it is none of ours, or the answer not one to that ceremony. */
    async authenticate(purpose: string, ceremony: string, answer: z.output<typeof passkeyAnswer>['answer']): Promise<{ personId: string } | null> {
      const cookie = cookieOf(purpose, ceremony)
      if (cookie === null) return null
      const proven = await api.verifyPasskeyAuthentication({ body: { response: answer }, headers: new Headers({ cookie }) }).catch(refused)
      if (!proven) return null
      // The plugin begins a session of its own, whose cookie nobody gets: ours begins where the rest is judged.
      await pool.query('delete from session where id = $1', [proven.session.id])
      await pool.query('update passkey set last_used_at = now() where "credentialID" = $1', [answer.id])
      return { personId: proven.user.id }
    },
  }
}
