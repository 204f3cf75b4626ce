import { createHash, randomBytes } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '../start-refused.ts'
import { closedFolder, unprivilegedUser } from './unprivileged.ts'
import type { SystemUser } from './unprivileged.ts'

/** Where things lie in a data folder, and who PostgreSQL runs as there. */
export interface Layout {
  readonly home: string
  /** PostgreSQL's own folder (PGDATA). */
  readonly cluster: string
  readonly log: string
  /** Holds the socket. */
  readonly run: string
  readonly passwordFile: string
  readonly user: SystemUser | undefined
  /** Stands in the title of every process of this cluster, so that leftovers of a killed one are found. */
  readonly clusterName: string
}

/**
 * Makes the folders that are missing, with the rights they need: only PostgreSQL's user reads the cluster, only Lunette's
 * the password.
 * @throws {StartRefused} when the folder cannot be used, or PostgreSQL's user cannot reach it
 */
export function prepareLayout(dataDir: string): Layout {
  try {
    return makeFolders(dataDir)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (cause instanceof StartRefused || code === undefined) throw cause
    throw new StartRefused(`The data folder ${dataDir} cannot be used (${code}): see that it belongs to you and its disk can be written to, or name another in LUNETTE_DATA_DIR.`, { cause })
  }
}

function makeFolders(dataDir: string): Layout {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const folder = realpathSync(dataDir)
  const home = join(folder, 'postgres')
  const cluster = join(home, 'data')
  const user = unprivilegedUser(cluster)
  refuseAnothers(folder, cluster)
  if (user) {
    // Passable for PostgreSQL's user, not readable; what lies in it is closed file by file.
    chmodSync(folder, 0o711)
    const closed = closedFolder(folder, user)
    if (closed) {
      throw new StartRefused(`PostgreSQL does not run as root, and other users may not pass through ${closed}: name a data folder elsewhere in LUNETTE_DATA_DIR, such as /var/lib/lunette, or run "chmod o+x ${closed}".`)
    }
  }
  const layout: Layout = {
    home, cluster, user,
    log: join(home, 'log'),
    run: join(home, 'run'),
    passwordFile: join(folder, 'postgres-password'),
    clusterName: `lunette-${createHash('sha256').update(cluster).digest('hex').slice(0, 10)}`,
  }
  for (const path of [home, layout.log, layout.run]) makePrivate(path, user)
  return layout
}

/** PostgreSQL takes no folder of another user's, also where its files could be read; root starts it as their owner. */
function refuseAnothers(folder: string, cluster: string): void {
  const me = process.getuid?.()
  if (!me) return
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid ?? me
  if (owner === me) return accessSync(folder, constants.W_OK)
  // The folder itself tells who started it: root starts PostgreSQL as a user of its own. What is at work is given to nobody.
  const starter = statSync(folder).uid
  if (starter === 0) throw new StartRefused(`The Lunette in ${folder} was started by root: run this as root as well.`)
  throw new StartRefused(`The database in ${cluster} belongs to another user (number ${owner}; you are ${me}): start Lunette as that user, or end it and give it to this one: as root run "chown -R ${me} ${folder}".`)
}

/** A folder that only PostgreSQL's user may enter. */
export function makePrivate(path: string, user: SystemUser | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
}

/**
 * The superuser's password, made at first use. `fresh`: PostgreSQL does not know it yet, and only when it does is it to be kept;
 * a file of a password that PostgreSQL never heard would lock everybody out at the next start.
 */
export function superuserPassword({ passwordFile }: Layout): { password: string; fresh: boolean; keep: () => void } {
  const kept = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : ''
  const password = kept || randomBytes(24).toString('base64url')
  const keep = (): void => {
    writeFileSync(`${passwordFile}.new`, `${password}\n`, { mode: 0o600 })
    chmodSync(`${passwordFile}.new`, 0o600)
    renameSync(`${passwordFile}.new`, passwordFile)
  }
  return { password, fresh: kept === '', keep }
}
