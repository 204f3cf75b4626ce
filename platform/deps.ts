import type { Logger } from 'pino'
import type { Keyring } from '#platform/crypto/keyring'
import type { Database } from '#platform/db/database'

/** The tools that every use case may need; a function names the few it uses with Pick. */
export interface Deps {
  readonly db: Database
  readonly keys: Keyring
  readonly log: Logger
  /** The present instant; a test may turn it. */
  readonly now: () => Date
  /** What links and QR codes begin with, without a slash at the end. */
  readonly publicUrl: string
}
