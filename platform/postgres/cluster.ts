import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '../start-refused.ts'
import type { Binaries } from './binaries.ts'
import { diskOf, isSmall } from './disk-guard.ts'
import { makePrivate } from './layout.ts'
import type { Layout } from './layout.ts'
import { fullDisk, isFullDisk } from './full-disk.ts'
import { runProgram } from './run-program.ts'

/**
 * Trigram search and full text ask the C library what a letter is; under the plain "C" locale no accented or Chinese
 * character is one and every search for it finds nothing. Sorting is ICU's and does not depend on this.
 */
const LETTER_LOCALES = process.platform === 'win32' ? ['en-US'] : ['C.UTF-8', 'en_US.UTF-8', 'C.utf8']

/**
 * Makes the cluster when the folder has none. A start that was cut short leaves nothing that a later one would take for whole.
 * @throws {StartRefused} when another major version of PostgreSQL made the folder, or none can be made
 */
export async function ensureCluster(layout: Layout, binaries: Binaries, password: string, onProgress: (sentence: string) => void): Promise<void> {
  const versionFile = join(layout.cluster, 'PG_VERSION')
  if (existsSync(versionFile)) return refuseOtherMajor(readFileSync(versionFile, 'utf8').trim(), layout, binaries)
  if (existsSync(layout.cluster)) {
    throw new StartRefused(`The folder ${layout.cluster} holds no database of PostgreSQL: move it away, or restore a backup into it.`)
  }
  onProgress('Preparing the database, about 5 seconds.')
  const incomplete = `${layout.cluster}.incomplete`
  const passwordFile = join(layout.home, 'first-password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (layout.user) chownSync(passwordFile, layout.user.uid, layout.user.gid)
  try {
    await initialise(incomplete, passwordFile, layout, binaries)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(incomplete, layout.cluster)
}

async function initialise(folder: string, passwordFile: string, layout: Layout, binaries: Binaries): Promise<void> {
  let output = ''
  for (const locale of LETTER_LOCALES) {
    rmSync(folder, { recursive: true, force: true })
    makePrivate(folder, layout.user)
    const answer = await runProgram(join(binaries.bin, 'initdb'), [
      '-D', folder, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '-E', 'UTF8',
      '--locale-provider=icu', '--icu-locale=und', `--locale=${locale}`, '--data-checksums', '--no-instructions',
      // Of the log of changes a piece is made at once; two of the usual 16 MB are a third of a very small disk.
      ...(isSmall(diskOf(layout.home)) ? ['--wal-segsize=4'] : []),
    ], { user: layout.user })
    if (answer.code === 0) return
    output = answer.output
    if (!/invalid locale/i.test(output)) break
  }
  if (isFullDisk(output)) throw fullDisk(layout.home)
  throw new StartRefused(`PostgreSQL could not make a database in ${layout.home}: ${lastLines(output)}`)
}

function refuseOtherMajor(found: string, layout: Layout, { major }: Binaries): void {
  if (found === major) return
  throw new StartRefused(`The database in ${layout.cluster} was made by PostgreSQL ${found} and this Lunette brings ${major}: start it with the Lunette that made it, take a backup there and restore it here, or name another folder in LUNETTE_DATA_DIR.`)
}

/** Gives the superuser the password of the file, where the file was lost: PostgreSQL alone, without network, asks for none. */
export async function resetSuperuserPassword(layout: Layout, binaries: Binaries, password: string): Promise<void> {
  const { code, output } = await runProgram(
    join(binaries.bin, 'postgres'), ['--single', '-D', layout.cluster, '-c', 'logging_collector=off', 'postgres'],
    { user: layout.user, input: `alter role postgres password '${password}';\n` },
  )
  if (code !== 0 || /\bERROR\b/.test(output)) throw new StartRefused(`PostgreSQL did not take a new password: ${lastLines(output)}`)
}

/** The end of a program's output in one line, for a sentence. */
export const lastLines = (output: string): string => output.trim().split('\n').slice(-3).map((line) => line.trim()).join(' ')
