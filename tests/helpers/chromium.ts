import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'msedge']
const usualPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) => join(folder, path)) : []),
}

/** Chromium, Chrome or Edge of this machine: what LUNETTE_CHROMIUM names, else what is on the path or in the usual place. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.LUNETTE_CHROMIUM) return existsSync(env.LUNETTE_CHROMIUM) ? env.LUNETTE_CHROMIUM : undefined
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].find((path) => existsSync(path))
}

/** Installs Debian's Chromium, where the machine is a Debian and we may. Undefined when it is not, or its mirror is away. */
export function installChromium(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('Installing Debian\'s Chromium for the browser tests, about 80 MB.')
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  const install = ['install', '-y', '--no-install-recommends', 'chromium']
  if (!apt(...install)) {
    // A fresh machine has no list of packages yet.
    apt('update')
    apt(...install)
  }
  return findChromium()
}

/**
 * How tests start it: nothing is asked, synchronised or fetched in the background. Root has no sandbox to give, and a
 * container often has none either.
 */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]
