import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, root } from './root.mjs'
import { refuse, say } from './say.mjs'

/** What the web app is built from. More than it needs, never less. */
const sources = ['apps/web', 'modules', 'platform', 'kernel', 'locales', 'vite.config.ts', 'package.json', 'package-lock.json']
const notForBrowsers = /(^|\/)(server|node_modules)$|\.test\.tsx?$|\.(po|md|sql)$/
const stampFile = inRoot('dist', 'web', '.built-from')

/** Builds the web app unless what lies in dist/web was built from the sources of this moment. */
export function buildWebIfStale(runtime) {
  const wanted = hashOfSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  say('Building the web app, about 10 seconds.')
  const { status } = spawnSync(runtime, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    // Messages go where ours go; standard output belongs to the command.
    cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) refuse('The web app could not be built: the message above says why.')
  writeFileSync(stampFile, wanted)
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesBelow(source))) hash.update(`${path}\0`).update(readFileSync(inRoot(path))).update('\0')
  return hash.digest('hex')
}

function filesBelow(path) {
  if (notForBrowsers.test(path) || !existsSync(inRoot(path))) return []
  if (!path.includes('/') && path.includes('.')) return [path]
  return readdirSync(inRoot(path), { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name).replaceAll('\\', '/')
      if (entry.isDirectory()) return filesBelow(inner)
      return notForBrowsers.test(inner) ? [] : [inner]
    })
}
