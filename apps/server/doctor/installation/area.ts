import type { Connections } from '#platform/db/prepare'
import type { Config } from '../../config.ts'
import type { Floor } from '../../floor.ts'

/** What the areas of an installation look at. */
export interface Installation {
  readonly config: Pick<Config, 'dataDir' | 'port' | 'network' | 'publicUrl' | 'databaseUrl' | 'keysFile'>
  /** A server runs on the folder. */
  readonly isServed: boolean
  /** Null where the database does not open; `whyClosed` says why then. */
  readonly floor: (Pick<Floor, 'db' | 'keys'> & { readonly connections: Connections }) | null
  readonly whyClosed: string | null
  /** Files that nobody but their owner may read: keys and passwords. */
  readonly secretFiles: readonly string[]
  readonly migrationsDir: string
  /** The built web app. */
  readonly webDir: string
  readonly fonts?: readonly string[]
  /** Room that PostgreSQL needs to go on working, in bytes. */
  readonly roomNeeded?: number
  readonly now?: () => Date
}

/** What an area found: what is wrong, each with what to do; `well` is said where nothing is. A note is worth knowing and no fault. */
export interface Look { readonly well: string; readonly defects: readonly string[]; readonly note?: true }

/** What is said of an area that lies behind a database that does not open. */
export const behindClosed: Look = { well: 'Not looked at: the database does not open.', defects: [], note: true }
