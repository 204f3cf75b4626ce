import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { pathToFileURL } from 'node:url'
import { inRoot, root } from './root.mjs'
import { refuse } from './say.mjs'

/**
 * Runs a file of Lunette's on the pinned runtime in the place of this process: signals go on to it, and this ends as it
 * ends. The channel between them closes when this one is killed, so that a server does not outlive the `npm start` it came from.
 */
export function runOn(runtime, file, args) {
  // Only Lunette itself keeps what it compiled, in its data folder; tests and checks leave that folder alone.
  const cache = file.startsWith(inRoot('apps')) ? ['--import', pathToFileURL(inRoot('apps', 'server', 'compile-cache.ts')).href] : []
  // Measured: taking 1,000 orders grows the server to 209 MB with nurseries of 8 MB, to 306 MB with the usual ones. An import of
  // 100,000 customers grows it to 241 MB under a bound of 1 GB and to 415 MB without: where there is much memory, the runtime lets
  // garbage lie. Its processes and the server that a bench starts take it from here; NODE_OPTIONS of the machine's owner come after.
  const lean = ['apps', 'bench'].some((folder) => file.startsWith(inRoot(folder))) ? { NODE_OPTIONS: `--max-semi-space-size=8 --max-old-space-size=1024 ${process.env.NODE_OPTIONS ?? ''}`.trim() } : {}
  const child = spawn(runtime, [...cache, file, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...lean,
      // Measured: printing 100 pages grows the process to 256 MB with these, to 465 MB without. Read by glibc at its start only.
      MALLOC_ARENA_MAX: '2',
      MALLOC_TRIM_THRESHOLD_: '131072',
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => refuse(`Lunette's runtime ${runtime} does not start (${error.message}): remove node_modules and try again.`))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
