import { StartRefused } from '../start-refused.ts'
import { lastLines } from './cluster.ts'
import { fullDisk, isFullDisk } from './full-disk.ts'
import type { Layout } from './layout.ts'

/** A file or folder of the database itself, as PostgreSQL names it: a library or certificate that is missing is no damage of the data. */
const ownFile = String.raw`"(?:[^"\n]*/)?(?:base|global|PG_VERSION|pg_(?:wal|xact|multixact|commit_ts|subtrans|tblspc|twophase|logical|replslot|snapshots|notify|serial|stat|dynshmem|control|filenode\.map))(?:/[^"\n]*)?"`
/** What PostgreSQL says when pieces of its folder were deleted, overwritten or lost with a disk. */
const damaged = new RegExp(
  String.raw`could not locate a valid checkpoint|could not find redo location|required checkpoint record|control file|could not (?:open|stat|find|read|access)[^\n]*${ownFile}[^\n]*(?:No such file or directory|read only|Input/output error)|required (?:WAL|directory)|(?:directory|file) ${ownFile} does not exist|invalid (?:page|magic|checkpoint)|is not a valid data directory|is missing or erroneous`, 'i',
)
const anothers = /wrong ownership|Permission denied|Operation not permitted|invalid permissions/i

/** Room for semaphores, shared memory and addresses is said in the words of disks and files, and has nothing to do with either. */
const noDisk = /semaphore|shared memory|could not bind|could not create (?:any )?(?:TCP\/IP|Unix)[- ]\w* ?socket/i

/** Turns what PostgreSQL wrote before it ended into a sentence that says what to do. */
export function whyNotStarted(said: string, layout: Layout): StartRefused {
  const { home, cluster, log, user } = layout
  const ofFiles = said.split('\n').filter((line) => !noDisk.test(line)).join('\n')
  if (isFullDisk(ofFiles)) return fullDisk(home)
  const reason = reasonIn(said)
  if (anothers.test(ofFiles)) {
    const owner = user ? `${user.uid}:${user.gid}` : String(process.getuid?.() ?? 'the user who starts Lunette')
    return new StartRefused(`Files of the database in ${cluster} belong to somebody else or are closed (${reason}): as root run "chown -R ${owner} ${home}" and "chmod 700 ${cluster}", then start Lunette again.`)
  }
  if (damaged.test(said)) return damagedDatabase(reason, layout)
  return new StartRefused(`PostgreSQL did not start: ${lastLines(said) || 'it said nothing'} (its log is in ${log}).`)
}

/** What PostgreSQL answers of a database whose files are gone or unreadable: no such database, no such file, broken pages. */
const damagedStates = new Set(['3D000', '58P01', '58030', 'XX001', 'XX002'])

/** The same for one that started and then cannot be worked with; any other error as it is. */
export function whyNotUsable(error: unknown, layout: Layout): unknown {
  const { code = '', message = '', detail = '' } = error as { code?: string; message?: string; detail?: string }
  return damagedStates.has(code) ? damagedDatabase(detail || message, layout) : error
}

const damagedDatabase = (reason: string, { cluster, log }: Layout): StartRefused =>
  new StartRefused(`The database in ${cluster} is not whole any more (${reason.replace(/\.$/, '')}): delete and repair nothing in it, keep a copy of the folder as it is, and restore a backup into another folder, named in LUNETTE_DATA_DIR. PostgreSQL's log is in ${log}.`)

/** The line that names the reason, without time and process. */
function reasonIn(said: string): string {
  const line = said.split('\n').findLast((one) => /\b(?:FATAL|PANIC|ERROR):/.test(one)) ?? said.split('\n').findLast((one) => one.trim() !== '') ?? ''
  return line.replace(/^.*\b(?:FATAL|PANIC|ERROR):\s+/, '').trim()
}
