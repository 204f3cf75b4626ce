import { statfsSync } from 'node:fs'
import pg from 'pg'
import type { ClientConfig } from 'pg'

const MEGABYTE = 1024 ** 2
/** A disk for one small shop and nothing else; on it everything must be smaller. */
const SMALL_DISK = 1024 * MEGABYTE

/** How much room a disk has, in bytes. */
export interface Disk { readonly total: number; readonly free: number }

/** The disk on which a folder lies; without end where the system does not say how much there is. */
export function diskOf(folder: string): Disk {
  const { blocks, bavail, bsize } = statfsSync(folder)
  return blocks === 0 ? { total: Infinity, free: Infinity } : { total: blocks * bsize, free: bavail * bsize }
}

export const isSmall = ({ total }: Pick<Disk, 'total'>): boolean => total < SMALL_DISK

/** Below this nothing more is saved: PostgreSQL still writes its log of changes out, sorts, and ends in order with it. */
export const leastFree = (disk: Pick<Disk, 'total'>): number => (isSmall(disk) ? 12 : 64) * MEGABYTE
/** Saving begins again only with some room to work, not with the next byte. */
const enoughFree = (disk: Disk): number => leastFree(disk) * 1.5

/**
 * Keeps PostgreSQL from meeting a full disk, on which it breaks off and cannot start again: before that every transaction
 * only reads, so that whoever saves is refused at once and whole, and whoever looks is served on.
 */
export class DiskGuard {
  readonly #folder: string
  readonly #superuser: ClientConfig
  readonly #onProgress: (sentence: string) => void
  /** What the database was told last; undefined: told by an earlier Lunette, or never. */
  #readsOnly: boolean | undefined

  constructor(folder: string, superuser: ClientConfig, onProgress: (sentence: string) => void) {
    this.#folder = folder
    this.#superuser = superuser
    this.#onProgress = onProgress
  }

  /** Looks at the disk and tells the database when it has become full or has room again. @throws when the database does not answer */
  async look(): Promise<void> {
    const disk = diskOf(this.#folder)
    const full = disk.free < (this.#readsOnly ? enoughFree(disk) : leastFree(disk))
    if (full === this.#readsOnly) return
    const was = await this.#tell(full)
    this.#readsOnly = full
    if (full) this.#onProgress(`Only ${Math.floor(disk.free / MEGABYTE)} MB are free on the disk of ${this.#folder}: nothing is saved until there is room; reading goes on.`)
    else if (was) this.#onProgress('The disk has room again, and everything is saved again.')
  }

  /** Answers whether it only read before. */
  async #tell(readsOnly: boolean): Promise<boolean> {
    const client = new pg.Client({ ...this.#superuser, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    await client.connect()
    try {
      const { rows: [set] } = await client.query<{ was: boolean }>(`select setting = 'on' as was from pg_settings where name = 'default_transaction_read_only'`)
      if (set?.was === readsOnly) return set.was
      // For every session, those that are open too, with their next transaction; it stays over a restart.
      await client.query(`alter system ${readsOnly ? `set default_transaction_read_only = 'on'` : 'reset default_transaction_read_only'}`)
      await client.query('select pg_reload_conf()')
      return !readsOnly
    } finally {
      await client.end()
    }
  }
}
