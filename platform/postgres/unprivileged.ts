import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartRefused } from '../start-refused.ts'

/** The user PostgreSQL runs as when Lunette itself is root, because it refuses to run as root. */
export interface SystemUser { readonly uid: number; readonly gid: number }

/**
 * Whom PostgreSQL runs as: the owner of the database folder once there is one, else the user `lunette` where the machine
 * has one, else `nobody`. Undefined when this process is not root, and PostgreSQL simply runs as the same user.
 */
export function unprivilegedUser(databaseFolder: string, passwdFile = '/etc/passwd'): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = ownerOf(databaseFolder)
  if (owner && owner.uid !== 0) return owner
  const known = readUsers(passwdFile)
  const user = known.get('lunette') ?? known.get('nobody')
  if (!user || user.uid <= 0) {
    throw new StartRefused('PostgreSQL may not run as root and this machine has no user "nobody": start Lunette as an ordinary user.')
  }
  return user
}

/** The first folder on the way to `path` that the user may not pass through, or null when it can reach it. */
export function closedFolder(path: string, user: SystemUser | undefined): string | null {
  if (!user) return null
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = lstatSync(folder)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    if (!((mode >> shift) & 1)) return folder
    if (folder === dirname(folder)) return null
  }
}

function ownerOf(folder: string): SystemUser | undefined {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  return stat && { uid: stat.uid, gid: stat.gid }
}

function readUsers(passwdFile: string): Map<string, SystemUser> {
  return new Map(readFileSync(passwdFile, 'utf8').split('\n').map((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return [name, { uid: Number(uid), gid: Number(gid) }]
  }))
}
