import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { ClientConfig } from 'pg'
import { prepareBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { ensureCluster, resetSuperuserPassword } from './cluster.ts'
import { rebuildAfterCollationChange } from './collations.ts'
import { DiskGuard } from './disk-guard.ts'
import { FolderLock, folderOwner } from './folder-lock.ts'
import { refusalOf } from './full-disk.ts'
import { StartRefused } from '../start-refused.ts'
import { prepareLayout, superuserPassword } from './layout.ts'
import type { Layout } from './layout.ts'
import { endLeftovers } from './leftovers.ts'
import { chooseTransport, startPostmaster, stopPostmaster } from './postmaster.ts'
import { findPostmaster, noteIdentity } from './postmaster-file.ts'
import type { RunningPostmaster } from './postmaster-file.ts'
import { WatchedProcess } from './process-identity.ts'
import { hasSettings, serverSettings, writeSettings } from './server-settings.ts'
import { whyNotUsable } from './why-not-started.ts'
import type { Transport } from './server-settings.ts'

export interface EmbeddedPostgresOptions {
  /** Lunette's data folder; everything of PostgreSQL's lies below it. Made when missing. */
  readonly dataDir: string
  /** Told in whole sentences what takes a while. */
  readonly onProgress?: (sentence: string) => void
  /** Settings of postgresql.conf that differ from ours, for tests and measurements. */
  readonly settings?: Readonly<Record<string, string>>
  /** The folder of the installed PostgreSQL package, where it is not the one in node_modules. */
  readonly installed?: string
}

const WATCH_EVERY_MS = 250
const RETRY_AFTER_MS = 5_000
const OLD_LOG_MS = 6 * 24 * 3600 * 1000

/**
 * The PostgreSQL that Lunette brings along, at work on one data folder. Started when it is not running, taken over when a
 * killed Lunette left it running, started again when it dies, stopped in order by `await using`.
 */
export class EmbeddedPostgres implements AsyncDisposable {
  /** How to connect as its superuser: for preparing the database, never for serving. */
  readonly superuser: ClientConfig
  readonly #layout: Layout
  readonly #binaries: Binaries
  readonly #transport: Transport
  readonly #onProgress: (sentence: string) => void
  readonly #lock: FolderLock | null
  readonly #guard: DiskGuard
  #postmaster: RunningPostmaster
  readonly #closing = new AbortController()
  #watch: Promise<void> = Promise.resolve()

  private constructor(parts: {
    layout: Layout; binaries: Binaries; transport: Transport; onProgress: (sentence: string) => void
    lock: FolderLock | null; postmaster: RunningPostmaster; password: string
  }) {
    this.#layout = parts.layout
    this.#binaries = parts.binaries
    this.#transport = parts.transport
    this.#onProgress = parts.onProgress
    this.#lock = parts.lock
    this.#postmaster = parts.postmaster
    this.superuser = connectionTo(parts.postmaster, parts.password)
    this.#guard = new DiskGuard(parts.layout.cluster, this.superuser, parts.onProgress)
  }

  /**
   * Owns the folder's database until disposed.
   * @throws {StartRefused} when another Lunette runs on the folder, another major version made it, or PostgreSQL cannot start
   */
  static async open({ dataDir, onProgress = () => undefined, settings = {}, installed }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const layout = prepareLayout(dataDir)
    const lock = await FolderLock.take(dataDir).catch((error: unknown) => { throw refusalOf(error, dataDir) })
    const undo: (() => Promise<void>)[] = []
    try {
      const binaries = prepareBinaries(layout.home, layout.user, installed)
      const { password, fresh, keep } = superuserPassword(layout)
      const transport = await chooseTransport(layout)
      const wanted = serverSettings(layout, transport, binaries.release, settings)
      let postmaster = await adopt(layout, binaries, wanted, password)
      if (!postmaster) {
        const hadCluster = statSync(layout.cluster, { throwIfNoEntry: false }) !== undefined
        await ensureCluster(layout, binaries, password, onProgress)
        if (!hasSettings(layout, wanted)) writeSettings(layout, wanted)
        removeOldLogs(layout)
        if (fresh && hadCluster) await resetSuperuserPassword(layout, binaries, password)
        if (fresh) keep()
        postmaster = await startPostmaster(layout, binaries, transport, onProgress)
      }
      const running = postmaster
      undo.push(() => stopPostmaster(layout, binaries, running))
      const opened = new EmbeddedPostgres({ layout, binaries, transport, onProgress, lock, postmaster, password })
      // Before anything is written: what was told before a restart may hold no more.
      await opened.#guard.look()
      await rebuildAfterCollationChange(opened.superuser, onProgress)
      opened.#watch = opened.#keepAlive()
      return opened
    } catch (error) {
      for (const step of undo) await step()
      lock[Symbol.dispose]()
      throw refusalOf(whyNotUsable(error, layout), dataDir)
    }
  }

  /**
   * For a command beside a server: uses the database of the Lunette that runs on the folder and leaves it running, or opens
   * it when none does.
   */
  static async join(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    if (folderOwner(options.dataDir) === null) return EmbeddedPostgres.open(options)
    const layout = prepareLayout(options.dataDir)
    const postmaster = findPostmaster(layout)
    if (postmaster?.status !== 'ready') return EmbeddedPostgres.open(options)
    const binaries = prepareBinaries(layout.home, layout.user, options.installed)
    const { password, fresh } = superuserPassword(layout)
    if (fresh) throw new StartRefused(`The file ${layout.passwordFile} is gone, and the Lunette that runs on the folder cannot be joined without it: end that one and start it again, which makes another.`)
    const transport = postmaster.socketFolder ? 'socket' : 'loopback'
    return new EmbeddedPostgres({ layout, binaries, transport, onProgress: () => undefined, lock: null, postmaster, password })
  }

  /** Stops what a killed Lunette left running on the folder. Nothing is started for it. */
  static async stop(dataDir: string): Promise<void> {
    const layout = prepareLayout(dataDir)
    const postmaster = findPostmaster(layout)
    if (postmaster) await stopPostmaster(layout, prepareBinaries(layout.home, layout.user), postmaster)
    await endLeftovers(layout)
  }

  /** The process to look at, or to kill in a test; another one after a restart. */
  get pid(): number {
    return this.#postmaster.pid
  }

  /** Starts PostgreSQL again when it dies, and sees that it does not die of a full disk. An adopted one is not our child, so its death is looked for, not announced. */
  async #keepAlive(): Promise<void> {
    let told = ''
    let watched = new WatchedProcess(this.#postmaster.pid, this.#postmaster.identity)
    while (await this.#sleeps(WATCH_EVERY_MS)) {
      if (watched.lives()) {
        // While it puts itself in order after one of its processes died it answers nobody; it is asked again in a moment.
        await this.#guard.look().catch(() => undefined)
        continue
      }
      if (told === '') this.#onProgress('PostgreSQL ended unexpectedly and is started again.')
      try {
        this.#postmaster = await startPostmaster(this.#layout, this.#binaries, this.#transport, this.#onProgress, this.#postmaster.port)
        this.superuser.port = this.#postmaster.port
        watched = new WatchedProcess(this.#postmaster.pid, this.#postmaster.identity)
        told = ''
      } catch (error) {
        // Tried again until it works, and said once for each reason.
        const reason = error instanceof Error ? error.message : String(error)
        if (reason !== told) this.#onProgress(reason)
        told = reason
        await this.#sleeps(RETRY_AFTER_MS)
      }
    }
  }

  /** False as soon as this is being closed. Keeps no process alive by itself. */
  async #sleeps(forMs: number): Promise<boolean> {
    const { signal } = this.#closing
    await wait(forMs, undefined, { ref: false, signal }).catch(() => undefined)
    return !signal.aborted
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort()
    if (!this.#lock) return
    await this.#watch
    await stopPostmaster(this.#layout, this.#binaries, this.#postmaster)
    this.#lock[Symbol.dispose]()
  }
}

/** A running postmaster of this folder, when it answers and was started as we would start it; otherwise it is stopped. */
async function adopt(layout: Layout, binaries: Binaries, settings: string, password: string): Promise<RunningPostmaster | null> {
  let running = findPostmaster(layout)
  while (running?.status === 'starting') {
    await wait(20)
    running = findPostmaster(layout)
  }
  if (!running) return null
  if (running.status === 'ready' && hasSettings(layout, settings) && await answers(connectionTo(running, password))) {
    noteIdentity(layout, running)
    return running
  }
  await stopPostmaster(layout, binaries, running)
  return null
}

async function answers(config: ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

function connectionTo({ port, socketFolder }: RunningPostmaster, password: string): ClientConfig {
  // Without an explicit `ssl` the client would obey PGSSLMODE of the environment.
  return { host: socketFolder || '127.0.0.1', port, user: 'postgres', password, database: 'postgres', ssl: false }
}

/** Files of a weekday are begun afresh at midnight; a machine that is off at midnight would only ever append. */
function removeOldLogs({ log }: Layout): void {
  for (const name of readdirSync(log)) {
    const path = join(log, name)
    if (Date.now() - statSync(path).mtimeMs > OLD_LOG_MS) rmSync(path, { force: true })
  }
}
