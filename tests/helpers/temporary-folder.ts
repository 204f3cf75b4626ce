import { readFileSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'

const IN_MEMORY = '/dev/shm'
const ROOM = 1024 ** 3

/**
 * Where tests put their databases: in memory where the machine has plenty, for copying a database there takes a quarter
 * of the time. Only where programs may run from it, for a PostgreSQL may have to be copied beside its data.
 */
export function temporaryRoot(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    const [, , , options = 'noexec'] = readFileSync('/proc/mounts', 'utf8').split('\n').map((line) => line.split(' ')).findLast(([, at]) => at === IN_MEMORY) ?? []
    const roomy = bavail * bsize > ROOM && freemem() > 4 * ROOM
    return roomy && !options.split(',').includes('noexec') ? IN_MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}
