// `npm start`. Runs on Node 20 and leans on nothing but Node, for nothing else is there on a fresh clone.
import { ensureInstalled } from './lib/install.mjs'
import { inRoot } from './lib/root.mjs'
import { runOn } from './lib/run-on.mjs'
import { findRuntime } from './lib/runtime.mjs'
import { buildWebIfStale } from './lib/web-build.mjs'

ensureInstalled({ withTools: false })
const runtime = findRuntime()
buildWebIfStale(runtime)
runOn(runtime, inRoot('apps', 'server', 'main.ts'), ['start', ...process.argv.slice(2)])
