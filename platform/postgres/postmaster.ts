import { spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Layout } from './layout.ts'
import { endLeftovers } from './leftovers.ts'
import { findPostmaster, noteIdentity, removeBlockingFile } from './postmaster-file.ts'
import type { RunningPostmaster } from './postmaster-file.ts'
import { stillLives } from './process-identity.ts'
import { programEnvironment, runProgram } from './run-program.ts'
import type { Transport } from './server-settings.ts'
import { whyNotStarted } from './why-not-started.ts'

/** Linux allows 107 bytes for a socket's path, macOS 103. */
const SOCKET_PATH_LIMIT = 103
/** With a socket the number is only part of its name, and the folder is ours alone. */
const SOCKET_PORT = 5432
const STARTS_TRIED = 5
const TELL_EVERY_MS = 5_000
/** A fast stop breaks off transactions and writes everything out; slow disks need their time. */
const FAST_STOP_MS = 60_000

/**
 * Socket or loopback. A socket in the data folder is the better: other users of the machine cannot even try a password,
 * nobody can listen in its place while PostgreSQL is down, no port can be taken, its address stays the same over restarts,
 * and a round trip costs less. Loopback where the path is too long, the disk knows no sockets, or on Windows.
 */
export async function chooseTransport({ run }: Layout): Promise<Transport> {
  const longest = join(run, `.s.PGSQL.${SOCKET_PORT}.lock`)
  if (process.platform === 'win32' || Buffer.byteLength(longest) > SOCKET_PATH_LIMIT) return 'loopback'
  const path = join(run, 'try')
  rmSync(path, { force: true })
  return new Promise((choose) => {
    const server = createServer().once('error', () => choose('loopback'))
    server.listen(path, () => server.close(() => choose('socket')))
  })
}

/**
 * Starts PostgreSQL as a process group of its own, so that Ctrl-C in the terminal reaches Lunette alone, and waits until it
 * takes connections: at once, or after it has recovered from a power cut.
 * @param wantedPort the loopback port to try first, so that pools find it again; a free one when it is taken
 */
export async function startPostmaster(
  layout: Layout, binaries: Binaries, transport: Transport, onProgress: (sentence: string) => void, wantedPort?: number,
): Promise<RunningPostmaster> {
  let failure = ''
  for (let attempt = 1; attempt <= STARTS_TRIED; attempt += 1) {
    await clearFolder(layout, binaries)
    const port = transport === 'socket' ? SOCKET_PORT : (attempt === 1 && wantedPort) || await freePort()
    const logged = logSizes(layout)
    const started = process.platform === 'win32' ? await startOnWindows(layout, binaries, port) : startHere(layout, binaries, port)
    const running = await untilReady(layout, started, onProgress)
    if (running) {
      noteIdentity(layout, running)
      return running
    }
    failure = loggedSince(layout, logged)
    if (!/shared memory|could not bind|Address already in use|lock file/i.test(failure)) break
    await wait(200 * attempt)
  }
  throw whyNotStarted(failure, layout)
}

/** Leaves nothing of an earlier postmaster that would keep a new one from starting. */
async function clearFolder(layout: Layout, binaries: Binaries): Promise<void> {
  // A Lunette that was killed in the moment of starting one: it had no postmaster.pid yet when we looked.
  const running = findPostmaster(layout)
  if (running) await stopPostmaster(layout, binaries, running)
  await endLeftovers(layout)
  removeBlockingFile(layout)
  // PostgreSQL removes its socket's files itself, but not when another process was given the number in them.
  for (const name of readdirSync(layout.run)) rmSync(join(layout.run, name), { force: true })
}

/** Stops it as at closing time: no new connections, running transactions rolled back, everything written. */
export async function stopPostmaster(layout: Layout, binaries: Binaries, { pid, identity }: RunningPostmaster): Promise<void> {
  if (!stillLives(pid, identity)) return
  if (process.platform === 'win32') {
    await runProgram(join(binaries.bin, 'pg_ctl'), ['stop', '-D', layout.cluster, '-m', 'fast', '-w'], { user: layout.user })
    return
  }
  for (const [signal, patience] of [['SIGINT', FAST_STOP_MS], ['SIGQUIT', 10_000], ['SIGKILL', 5_000]] as const) {
    sendSignal(pid, signal)
    for (const giveUpAt = performance.now() + patience; performance.now() < giveUpAt; await wait(10)) {
      if (!stillLives(pid, identity)) return
    }
  }
}

interface Started { readonly hasEnded: () => boolean }

function startHere(layout: Layout, binaries: Binaries, port: number): Started {
  const log = openSync(join(layout.log, 'start.log'), 'w', 0o600)
  try {
    const child = spawn(join(binaries.bin, 'postgres'), ['-D', layout.cluster, '-p', String(port)], {
      ...layout.user, cwd: layout.home, detached: true, env: programEnvironment(), stdio: ['ignore', log, log],
    })
    let failed = false
    child.once('error', () => { failed = true })
    child.unref()
    return { hasEnded: () => failed || child.exitCode !== null || child.signalCode !== null }
  } finally {
    closeSync(log)
  }
}

/** Windows: PostgreSQL refuses an administrator's rights, and pg_ctl is what gives them up. */
async function startOnWindows(layout: Layout, binaries: Binaries, port: number): Promise<Started> {
  const { code } = await runProgram(
    join(binaries.bin, 'pg_ctl'), ['start', '-W', '-D', layout.cluster, '-l', join(layout.log, 'start.log'), '-o', `-p ${port}`], { user: undefined },
  )
  const graceUntil = performance.now() + 10_000
  return { hasEnded: () => code !== 0 || (performance.now() > graceUntil && findPostmaster(layout) === null) }
}

async function untilReady(layout: Layout, started: Started, onProgress: (sentence: string) => void): Promise<RunningPostmaster | null> {
  const begunAt = performance.now()
  for (let tellAt = begunAt + TELL_EVERY_MS; !started.hasEnded(); await wait(10)) {
    const running = findPostmaster(layout)
    if (running?.status === 'ready') return running
    if (performance.now() > tellAt) {
      onProgress(`The database is putting itself in order after an unclean end (${Math.round((performance.now() - begunAt) / 1000)} s).`)
      tellAt += TELL_EVERY_MS
    }
  }
  return null
}

const logsOf = ({ log }: Layout): string[] => readdirSync(log).map((name) => join(log, name))

/** How long each log is, before a start; start.log begins anew with each, but for Windows. */
const logSizes = (layout: Layout): ReadonlyMap<string, number> =>
  new Map(logsOf(layout).map((path) => [path, basename(path) === 'start.log' && process.platform !== 'win32' ? 0 : statSync(path).size]))

/**
 * What this start said: the first words go to start.log; once its own collector runs, PostgreSQL writes into the file of the day. What
 * an earlier start said there, of a disk that was full for instance, is none of its reasons.
 */
function loggedSince(layout: Layout, sizes: ReadonlyMap<string, number>): string {
  const recent = logsOf(layout).toSorted((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs)
  return recent.map((path) => {
    const text = readFileSync(path)
    const from = sizes.get(path) ?? 0
    return text.subarray(from <= text.length ? from : 0).toString('utf8').slice(-2_000)
  }).filter(Boolean).join('\n')
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? found(address.port) : fail(new Error('no port'))))
    })
  })
}
