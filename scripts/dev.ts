import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = join('dist', 'web')
// Watched before the first build has made it.
mkdirSync(join(root, built), { recursive: true })
const watched = ['apps/server', 'modules', 'platform', 'kernel', 'locales', 'db', built]

/** `npm run dev`: the server starts anew with every change of its sources, and after every build of the web app, which follows its own. */
const children = [
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--watch', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' }),
  spawn(process.execPath, [...watched.map((path) => `--watch-path=${path}`), '--watch-preserve-output', 'apps/server/main.ts', 'start', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }),
]

const end = (signal: NodeJS.Signals = 'SIGTERM'): void => children.forEach((child) => child.kill(signal))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(signal))
// Killed outright, `npm run dev` can tell nobody: the channel that it opened closes.
process.on('disconnect', end)
for (const child of children) child.once('exit', (code) => {
  process.exitCode ||= code ?? 1
  end()
})
