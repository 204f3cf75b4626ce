// Starts Lunette as a person would, with the one command, and ends it as they would: for .ci/run.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './lib/root.mjs'
import { say } from './lib/say.mjs'

/** Installing and building come first on a fresh clone. */
const FIRST_START_MS = 15 * 60_000
/** The goal is 3 s; a busy machine is given more before it counts as a defect. */
const NEXT_START_MS = 10_000
const STOP_MS = 30_000

const dataDir = mkdtempSync(join(tmpdir(), 'lunette-start-'))
const port = await freePort()

try {
  await started('first start', FIRST_START_MS, async (lunette) => {
    await end(lunette, 'SIGINT')
    say('Ctrl-C ended it in order.')
  })
  await started('second start', NEXT_START_MS, async (lunette) => {
    await end(lunette, 'SIGKILL')
    say('All of its processes were killed.')
  })
  await started('start after the kill', NEXT_START_MS, (lunette) => end(lunette, 'SIGTERM'))
} catch (error) {
  say(error.message)
  process.exitCode = 1
} finally {
  endDatabase()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Starts, waits for the first answer within the time, then does what the test is about. */
async function started(name, limitMs, whenAnswering) {
  const lunette = spawn('npm', ['start'], {
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own, so that a signal reaches all of it as Ctrl-C in a terminal does.
    detached: true, env: { ...process.env, PORT: String(port), LUNETTE_DATA_DIR: dataDir, LUNETTE_SAMPLE: 'off' },
  })
  const begunAt = Date.now()
  while (!(await answers())) {
    if (lunette.exitCode !== null) throw new Error(`${name}: it ended with ${lunette.exitCode} before it answered.`)
    if (Date.now() - begunAt > limitMs) {
      process.kill(-lunette.pid, 'SIGKILL')
      throw new Error(`${name}: no answer within ${limitMs / 1000} s.`)
    }
    await new Promise((wake) => setTimeout(wake, 50))
  }
  say(`${name}: answered after ${((Date.now() - begunAt) / 1000).toFixed(1)} s.`)
  await whenAnswering(lunette)
}

async function end(lunette, signal) {
  process.kill(-lunette.pid, signal)
  // npm itself may be gone before Lunette is; what counts is that both are.
  for (const giveUpAt = Date.now() + STOP_MS; lunette.exitCode === null && lunette.signalCode === null || await answers();) {
    if (Date.now() > giveUpAt) {
      process.kill(-lunette.pid, 'SIGKILL')
      throw new Error(`${signal} did not end it within ${STOP_MS / 1000} s.`)
    }
    await new Promise((wake) => setTimeout(wake, 50))
  }
}

/** After a failure Lunette's PostgreSQL may still be there, waiting to be taken over. */
function endDatabase() {
  const pidFile = join(dataDir, 'postgres', 'data', 'postmaster.pid')
  if (existsSync(pidFile)) process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT')
}

async function answers() {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).status === 200
  } catch {
    return false
  }
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: number } = server.address()
      server.close(() => found(number))
    })
  })
}
