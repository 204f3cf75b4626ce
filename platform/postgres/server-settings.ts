import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskOf, isSmall } from './disk-guard.ts'
import type { Disk } from './disk-guard.ts'
import type { Layout } from './layout.ts'

const SHARED_MEMORY_FOLDER = '/dev/shm'
/** Parallel queries take their memory there; containers often give it only 64 MB, and a query then fails half-way. */
const SHARED_MEMORY_NEEDED = 256 * 1024 * 1024

/** How Lunette reaches its PostgreSQL: a socket in the data folder, or loopback where none can be made. */
export type Transport = 'socket' | 'loopback'

/**
 * The whole of postgresql.conf for a shop's computer: little memory, nothing lost in a power cut, and no personal value in
 * any log. `more` comes last and wins; so does postgresql.local.conf, where the shop's technician may write.
 */
export function serverSettings(layout: Layout, transport: Transport, release: string, more: Readonly<Record<string, string>>, disk: Pick<Disk, 'total'> = diskOf(layout.home)): string {
  const settings: Record<string, string> = {
    cluster_name: layout.clusterName,
    listen_addresses: transport === 'loopback' ? '127.0.0.1' : '',
    unix_socket_directories: transport === 'socket' ? layout.run : '',
    max_connections: '100',
    password_encryption: 'scram-sha-256',

    shared_buffers: '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '1GB',
    dynamic_shared_memory_type: sharedMemoryType(),
    // Solid-state disks: reading here and there costs nearly as little as reading on.
    random_page_cost: '1.1',
    // Queries of a shop take milliseconds; compiling them would take longer.
    jit: 'off',

    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // The log of changes must not be what fills a small disk; on a large one a longer log makes writing cheaper.
    max_wal_size: isSmall(disk) ? '32MB' : '512MB',
    min_wal_size: isSmall(disk) ? '32MB' : '64MB',

    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'on',
    log_directory: layout.log,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_file_mode: '0600',
    log_line_prefix: '%m [%p] %q%u ',
    // An error's text may quote what was typed ("invalid input syntax … «Nováková»"), its detail whole rows, its statement
    // everything. The client gets them; the server's log keeps what the machine did (starts, recoveries, lost disks).
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    ...more,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return `# Written by Lunette at each start, for PostgreSQL ${release}. Your own settings: postgresql.local.conf beside this file.\n${lines.join('\n')}\ninclude_if_exists = 'postgresql.local.conf'\n`
}

/** Writes the settings where PostgreSQL reads them. */
export function writeSettings(layout: Layout, text: string): void {
  writeFileSync(join(layout.cluster, 'postgresql.conf'), text)
}

/** Whether the cluster was last started with exactly these settings. */
export function hasSettings(layout: Layout, text: string): boolean {
  const path = join(layout.cluster, 'postgresql.conf')
  return existsSync(path) && readFileSync(path, 'utf8') === text
}

/** Memory shared by parallel queries: of the kernel where there is enough, else files beside the data. */
export function sharedMemoryType(folder = SHARED_MEMORY_FOLDER, needed = SHARED_MEMORY_NEEDED): string {
  if (process.platform === 'win32') return 'windows'
  if (process.platform !== 'linux') return 'posix'
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < needed ? 'mmap' : 'posix'
  } catch {
    return 'mmap'
  }
}
