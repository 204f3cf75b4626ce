// Builds the web app into dist/web when its sources changed; `npm start` and `npm test` do it by themselves.
import { ensureInstalled } from './lib/install.mjs'
import { findRuntime } from './lib/runtime.mjs'
import { buildWebIfStale } from './lib/web-build.mjs'

ensureInstalled({ withTools: false })
buildWebIfStale(findRuntime())
