import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells a process from a later one that was given the same number: boot and start time on Linux, start time elsewhere.
 * Null when no such process lives; one that ended and waits for its parent counts as dead.
 */
export function identifyProcess(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  if (process.platform === 'linux') return identifyOnLinux(pid)
  const [command, ...args] = process.platform === 'win32'
    ? ['powershell', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]
    : ['ps', '-o', 'lstart=', '-p', String(pid)]
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
  } catch {
    return null
  }
}

/** Whether the process that had this identity still lives. */
export const stillLives = (pid: number, identity: string): boolean => identifyProcess(pid) === identity

/** Between two askings for an identity that another program must tell. */
const ASK_EVERY_MS = 30_000

/** Looks many times whether one process lives, without holding this one up: elsewhere than on Linux its identity costs a program each time. */
export class WatchedProcess {
  readonly pid: number
  readonly #identity: string
  #askedAt = performance.now()

  constructor(pid: number, identity: string) {
    this.pid = pid
    this.#identity = identity
  }

  /** Its number alone says that it ended; that somebody else has the number now is asked seldom. */
  lives(): boolean {
    if (!isTaken(this.pid)) return false
    if (process.platform !== 'linux' && performance.now() - this.#askedAt < ASK_EVERY_MS) return true
    this.#askedAt = performance.now()
    return stillLives(this.pid, this.#identity)
  }
}

/** Whether a process has this number; one of somebody else's may not be signalled, but is there. */
function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The words a process was started with, or null when they cannot be read. On Linux as given, elsewhere as one string. */
export function commandLineOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

function identifyOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces and brackets itself; what follows the last one is regular (proc_pid_stat(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${bootId()}:${fields[19]}`
  } catch {
    return null
  }
}

/** Start times are counted from the boot, so the clock may be set meanwhile; the boot itself has a name. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return 'boot'
  }
}
