// Runs a TypeScript file on the pinned runtime: node scripts/run.mjs FILE [arguments]
import { resolve } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { runOn } from './lib/run-on.mjs'
import { findRuntime } from './lib/runtime.mjs'
import { refuse } from './lib/say.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) refuse('Name the file to run: node scripts/run.mjs FILE [arguments]')
// The command is part of what is installed for serving; everything else here is a tool of those who change Lunette.
ensureInstalled({ withTools: !file.startsWith('apps/') })
runOn(findRuntime(), resolve(file), args)
