import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Layout } from './layout.ts'
import { identifyProcess } from './process-identity.ts'

/** Left alone, a connection's process notices within moments that its postmaster died, unless it is busy computing. */
const PATIENCE_MS = 300
const QUIT_MS = 1_500

/**
 * Ends what a killed postmaster left running: as long as one of its processes holds the shared memory no new one starts.
 * Only for a folder whose postmaster is known to be dead; recovery from the log follows in any case, so nothing is lost.
 */
export async function endLeftovers(layout: Layout): Promise<void> {
  if (await allGone(layout, PATIENCE_MS)) return
  signalAll(layout, 'SIGQUIT')
  if (await allGone(layout, QUIT_MS)) return
  signalAll(layout, 'SIGKILL')
  await allGone(layout, QUIT_MS)
}

async function allGone(layout: Layout, patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs
  while (leftovers(layout).length > 0) {
    if (performance.now() > giveUpAt) return false
    await wait(20)
  }
  return true
}

function signalAll(layout: Layout, signal: NodeJS.Signals): void {
  for (const pid of leftovers(layout)) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** PostgreSQL writes the cluster's name into the title of each of its processes. Windows ends them with their parent. */
function leftovers({ clusterName }: Layout): number[] {
  const title = `postgres: ${clusterName}: `
  return titles().filter(([, words]) => words.startsWith(title)).map(([pid]) => pid).filter((pid) => identifyProcess(pid) !== null)
}

function titles(): [number, string][] {
  if (process.platform === 'win32') return []
  if (process.platform !== 'linux') {
    const list = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
    return list.split('\n').map((line) => /^\s*(\d+) (.*)$/.exec(line)).flatMap((match) => (match ? [[Number(match[1]), match[2] ?? '']] : []))
  }
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), readTitle(name)])
}

function readTitle(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
