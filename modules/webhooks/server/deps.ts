import type { Deps } from '#platform/deps'
import type { Mail } from '#platform/mail/mail'

export interface WebhooksDeps extends Deps {
  readonly mail: Mail
  /** Addresses and networks inside, each with its port, that may be called all the same. */
  readonly inside: readonly string[]
}
