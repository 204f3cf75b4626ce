import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartRefused } from '../start-refused.ts'
import { identifyProcess, stillLives } from './process-identity.ts'

const LOCK_FILE = 'lunette.lock'
/** Between making the file and writing it a holder needs microseconds; an empty file older than this was left by a crash. */
const EMPTY_FOR_MS = 500

interface Holder { readonly pid: number; readonly identity: string; readonly token: string }

/** One process at a time owns a data folder. What a killed owner left behind is seen by process number and start time. */
export class FolderLock implements Disposable {
  readonly #path: string
  readonly #token: string

  private constructor(path: string, token: string) {
    this.#path = path
    this.#token = token
  }

  /** @throws {StartRefused} when a living process owns the folder */
  static async take(folder: string): Promise<FolderLock> {
    const path = join(folder, LOCK_FILE)
    const mine: Holder = { pid: process.pid, identity: identifyProcess(process.pid) ?? '', token: randomUUID() }
    for (;;) {
      if (writeNew(path, mine)) return new FolderLock(path, mine.token)
      const found = await readSettled(path)
      if (found === undefined) continue
      const holder = parseHolder(found)
      if (holder && stillLives(holder.pid, holder.identity)) {
        throw new StartRefused(`Lunette already runs on the folder ${folder} (process ${holder.pid}): stop that one first, or name another folder in LUNETTE_DATA_DIR.`)
      }
      removeStale(path, found)
    }
  }

  [Symbol.dispose](): void {
    // Only our own: somebody may have judged this process dead, wrongly or after a suspended machine, and taken over.
    if (parseHolder(readOrUndefined(this.#path) ?? '')?.token === this.#token) rmSync(this.#path, { force: true })
  }
}

/** The living process that owns the folder, or null. */
export function folderOwner(folder: string): number | null {
  const holder = parseHolder(readOrUndefined(join(folder, LOCK_FILE)) ?? '')
  return holder && stillLives(holder.pid, holder.identity) ? holder.pid : null
}

function writeNew(path: string, holder: Holder): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, JSON.stringify(holder))
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    } finally {
      closeSync(file)
    }
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readSettled(path: string): Promise<string | undefined> {
  const giveUpAt = performance.now() + EMPTY_FOR_MS
  for (;;) {
    const text = readOrUndefined(path)
    if (text !== '' || performance.now() > giveUpAt) return text
    await wait(20)
  }
}

/** Two that find the same stale file must not remove each other's new one: move it away, and look at what was moved. */
function removeStale(path: string, judged: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readOrUndefined(aside)
  const holder = parseHolder(moved ?? '')
  if (moved !== judged && holder) writeNew(path, holder)
  rmSync(aside, { force: true })
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, identity, token } = JSON.parse(text) as Holder
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity, token } : null
  } catch {
    return null
  }
}
