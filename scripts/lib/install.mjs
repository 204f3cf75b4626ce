import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { inRoot, root } from './root.mjs'
import { refuse, say } from './say.mjs'

const OLDEST_NODE = 20
const stampFile = inRoot('node_modules', '.lunette-installed')

/**
 * Installs exactly what the lockfile names, when it is not there yet. Nobody's install scripts run: what one of them does
 * (PostgreSQL's links), Lunette does itself.
 * @param {{ withTools: boolean }} options withTools: also what only tests and checks need
 */
export function ensureInstalled({ withTools }) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    refuse(`Lunette needs Node ${OLDEST_NODE} or newer to start and this is ${process.versions.node}: install a newer Node and try again.`)
  }
  const lock = readFileSync(inRoot('package-lock.json'))
  const stamp = createHash('sha256').update(lock).digest('hex')
  if (readOrEmpty(stampFile) === stamp) return
  const { whole, enough } = compare(JSON.parse(lock.toString()), readOrEmpty(inRoot('node_modules', '.package-lock.json')))
  if (!(withTools ? whole : enough)) install()
  else if (!whole) return
  try {
    writeFileSync(stampFile, stamp)
  } catch {
    // A folder that only the administrator writes: then the comparison is made at each start.
  }
}

function install() {
  say('Installing what Lunette needs, once: about 900 MB from the npm registry, a minute or two.')
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  // Another package manager may have started this script; its path is in the same variable.
  const npm = process.env.npm_execpath
  const isNpm = npm !== undefined && /^npm(-cli)?\.c?js$/.test(basename(npm))
  const begunAt = Date.now()
  const { status, error } = isNpm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (error || status !== 0) {
    refuse(`npm could not install what Lunette needs${error ? ` (${error.message})` : ''}: read its message above; it needs the npm registry and about 1 GB of disk.`)
  }
  say(`Installed in ${Math.round((Date.now() - begunAt) / 1000)} s.`)
}

/** npm notes what it installed in the form of the lockfile. An `npm ci` by hand is as good as ours. */
function compare(lock, hiddenLock) {
  if (hiddenLock === '') return { whole: false, enough: false }
  const installed = JSON.parse(hiddenLock).packages
  const missing = Object.entries(lock.packages).filter(([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version)
  return { whole: missing.length === 0, enough: missing.every(([, { dev }]) => dev) }
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
