// `npm test`: installs what it needs, then runs scripts/run-tests.ts on the pinned runtime.
import { ensureInstalled } from './lib/install.mjs'
import { inRoot } from './lib/root.mjs'
import { runOn } from './lib/run-on.mjs'
import { findRuntime } from './lib/runtime.mjs'
import { buildWebIfStale } from './lib/web-build.mjs'

ensureInstalled({ withTools: true })
const runtime = findRuntime()
buildWebIfStale(runtime)
runOn(runtime, inRoot('scripts', 'run-tests.ts'), process.argv.slice(2))
