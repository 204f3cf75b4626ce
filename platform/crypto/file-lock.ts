import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

/** What is done under a lock takes milliseconds: one as old as this is nobody's, whatever process has its number by now. */
const STALE_MS = 60_000
/** Where its process is not to be seen it may still run, beside us in another container. */
const UNSEEN_MS = 2_000

/**
 * Does something while the lock file is ours alone; it names its process, so that one left behind by a kill holds nobody up.
 * `holds` tells whether it still is, to be asked before the step that counts.
 * @throws {Error} EEXIST while somebody else holds it
 */
export function whileLocked<T>(path: string, work: (holds: () => boolean) => T): T {
  const mark = `${process.pid} ${randomUUID()}`
  if (isStale(path)) setAside(path)
  writeFileSync(path, mark, { flag: 'wx', mode: 0o600 })
  const holds = (): boolean => read(path) === mark
  try {
    return work(holds)
  } finally {
    if (holds()) rmSync(path, { force: true })
  }
}

function isStale(path: string): boolean {
  const mtimeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  if (mtimeMs === undefined) return false
  // A clock that was turned back makes it one of the future.
  const ageMs = Math.abs(Date.now() - mtimeMs)
  return ageMs > STALE_MS || (ageMs > UNSEEN_MS && !runs(Number.parseInt(read(path) ?? '', 10)))
}

/** Our own number is no sign of life: we would know. In a container the process before us had the same. */
function runs(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes a stale lock away. Two may try at once: who takes a new one of the other by mistake puts it back. */
function setAside(path: string): void {
  const found = read(path)
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (read(aside) !== found) linkSync(aside, path)
  } catch {
    // Gone already, or taken again: the next step tells.
  }
  rmSync(aside, { force: true })
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
