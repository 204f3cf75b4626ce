import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from './layout.ts'
import { commandLineOf, identifyProcess } from './process-identity.ts'

/** A PostgreSQL at work on the folder, as its postmaster.pid describes it. */
export interface RunningPostmaster {
  readonly pid: number
  readonly identity: string
  readonly port: number
  /** Folder of its socket; empty when it listens on loopback. */
  readonly socketFolder: string
  readonly status: 'starting' | 'stopping' | 'ready'
}

const pidFile = (layout: Layout): string => join(layout.cluster, 'postmaster.pid')
const identityFile = (layout: Layout): string => join(layout.home, 'postmaster.identity')

/** The living postmaster of this folder as its postmaster.pid tells, or null when there is none. Changes nothing. */
export function findPostmaster(layout: Layout): RunningPostmaster | null {
  const text = readOrUndefined(pidFile(layout))
  if (text === undefined) return null
  const [pidText = '', , startedAt = '', port = '', socketFolder = '', , , status = ''] = text.split('\n').map((line) => line.trim())
  const pid = Number(pidText)
  const identity = identifyProcess(pid)
  if (!identity || !isOurs(layout, pid, identity, Number(startedAt))) return null
  // The later lines come one by one while it starts.
  return { pid, identity, port: Number(port), socketFolder, status: status === 'ready' || status === 'stopping' ? status : 'starting' }
}

/**
 * Removes a postmaster.pid that would keep PostgreSQL from starting: one whose number meanwhile belongs to another process,
 * or that a crash left empty. With any other it deals itself, and sees by it whether the dead one's memory is still in use.
 * Only before a start, never while one starts: its file is empty for a moment, and without it it would never be ready.
 */
export function removeBlockingFile(layout: Layout): void {
  const text = readOrUndefined(pidFile(layout))
  if (text === undefined) return
  const pid = Number.parseInt(text, 10)
  if (Number.isNaN(pid) || identifyProcess(pid) !== null) rmSync(pidFile(layout), { force: true })
}

/** Notes which process the postmaster is, so that a later start knows it from one that was given its number. */
export function noteIdentity(layout: Layout, { pid, identity }: RunningPostmaster): void {
  try {
    writeFileSync(identityFile(layout), JSON.stringify({ pid, identity }), { mode: 0o600 })
  } catch (error) {
    // On a full disk a PostgreSQL that runs is worth more than the note; its command line tells as well.
    if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/**
 * Whether the living process `pid` is this folder's postmaster: as noted at its start, or, when Lunette was killed before
 * it could note anything, by its command line; where that is hidden (Windows), by the second it started in.
 */
function isOurs(layout: Layout, pid: number, identity: string, startedAt: number): boolean {
  const noted = readNote(layout)
  if (noted?.pid === pid && noted.identity === identity) return true
  const commandLine = commandLineOf(pid)
  if (commandLine !== null) return commandLine.includes(`-D ${layout.cluster}`)
  return process.platform === 'win32' && Math.abs(Number(identity) / 1e7 - 11_644_473_600 - startedAt) < 5
}

function readNote(layout: Layout): { pid: number; identity: string } | undefined {
  try {
    return JSON.parse(readOrUndefined(identityFile(layout)) ?? '') as { pid: number; identity: string }
  } catch {
    // None, or half of one: then the command line decides.
    return undefined
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
