import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** 256 bits; the specification asks for 192 to 512. */
const SECRET_BYTES = 32

/** A new signing secret in the form of the specification, `whsec_` and base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`

export interface SignedHeaders {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** The headers of one try, by Standard Webhooks 1.0.0: signed with every secret that counts, so that a secret is changed without a gap. */
export function signedHeaders(id: string, at: Date, body: string, secrets: readonly string[]): SignedHeaders {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}
