import { StartRefused } from '../start-refused.ts'

/** How the system (ENOSPC, quota), PostgreSQL's words and its states say that a disk has no room: 53100 there was none, 25006 it only reads. */
const states = new Set(['ENOSPC', 'EDQUOT', '53100', '25006'])
/** Those of them that PostgreSQL says. */
const ofDatabase = new Set(['53100', '25006'])
const words = /No space left on device|Disk quota exceeded/

/** What the system says of files that are somebody else's, or of a disk that takes nothing or fails. */
const closed = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOTDIR', 'ELOOP'])
/** Of these only rights are mended by giving files to somebody. */
const rights = new Set(['EACCES', 'EPERM'])

/**
 * What a person is told of a start for which the disk has no room or whose files cannot be used; any other error as it is. A database
 * that lies `elsewhere` speaks of another disk than the folder's.
 */
export function refusalOf(error: unknown, folder: string, elsewhere = false): unknown {
  if (error instanceof StartRefused || !(error instanceof Error)) return error
  const { code = '', cause, message, path } = error as NodeJS.ErrnoException
  const said = [code, (cause as { code?: string } | undefined)?.code ?? '']
  if (elsewhere && said.some((state) => ofDatabase.has(state))) return new StartRefused('The database of DATABASE_URL only reads, or its disk has no room: make DATABASE_URL name the server that writes, or make room there, then start Lunette again.', { cause: error })
  if (said.some((state) => states.has(state)) || words.test(message)) return fullDisk(folder, error)
  if (closed.has(code) && path) {
    if (!rights.has(code)) return new StartRefused(`${path} cannot be used (${code}): see that its disk is whole and can be written to, then start Lunette again.`, { cause: error })
    const who = process.getuid?.()
    return new StartRefused(`${path} cannot be used (${code}): start Lunette as the user whose data folder it is${who && path.startsWith(folder) ? `, or give the folder to this one: as root run "chown -R ${who} ${folder}"` : ', and see that its disk can be written to'}.`, { cause: error })
  }
  return error
}

/** The refusal itself, where PostgreSQL's log says why it ended. */
export const isFullDisk = (text: string): boolean => words.test(text)

export const fullDisk = (folder: string, cause?: unknown): StartRefused =>
  new StartRefused(`The disk of ${folder} is full: make room on it, but delete nothing in that folder; then start Lunette again. Nothing that was confirmed is lost.`, { cause })
