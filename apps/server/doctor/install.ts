import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { examineDatabase } from '#platform/db/examine'
import type { Connections } from '#platform/db/prepare'
import { fontFolders } from '#platform/pdf/fonts'

/** One thing the doctor looked at: well, or broken and then with what to do. */
export interface Finding {
  readonly check: string
  readonly broken: boolean
  readonly sentence: string
}

export interface Installation {
  readonly dataDir: string
  /** Files that nobody but their owner may read: keys and passwords. */
  readonly secretFiles: readonly string[]
  readonly connections: Connections
  readonly migrationsDir: string
  /** The built web app. */
  readonly webDir: string
  readonly fonts?: readonly string[]
  /** Room that PostgreSQL needs to go on working, in bytes. */
  readonly roomNeeded?: number
}

const GIGABYTE = 1024 ** 3

/** `lunette doctor install`: whether this installation can serve, and what to do where it cannot. Changes nothing. */
export async function examineInstall({ dataDir, secretFiles, connections, migrationsDir, webDir, fonts = fontFolders(), roomNeeded = 2 * GIGABYTE }: Installation): Promise<Finding[]> {
  return [
    finding('data folder', `${dataDir} is there and closed to others.`, folderDefects(dataDir)),
    finding('secrets', 'Keys and passwords are readable by their owner alone.', secretFiles.flatMap(secretDefects)),
    finding('disk', `${gigabytes(freeBytes(dataDir))} GB are free.`, freeBytes(dataDir) < roomNeeded
      ? [`Only ${gigabytes(freeBytes(dataDir))} GB are free where ${dataDir} lies, and PostgreSQL stops when the disk is full: make room.`] : []),
    finding('database', 'Every role gets in and can do only its part, and every migration is applied.', await examineDatabase(connections, migrationsDir)),
    finding('fonts', 'The fonts of printed papers are there.', fonts.flatMap(fontDefects)),
    finding('web app', 'The web app is built.', existsSync(join(webDir, 'index.html')) ? [] : [`${webDir} holds no web app: run "npm start", which builds it.`]),
  ]
}

const finding = (check: string, well: string, defects: readonly string[]): Finding =>
  ({ check, broken: defects.length > 0, sentence: defects.length > 0 ? defects.join(' ') : well })

function folderDefects(folder: string): string[] {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return [`The data folder ${folder} is not there: see that its disk is mounted and LUNETTE_DATA_DIR is right.`]
  // Root lets PostgreSQL's user pass through (1), never read (4) or write (2).
  return othersMay(stat.mode, 0o66) ? [`Others may look into or change the data folder: run "chmod go-rw ${folder}".`] : []
}

function secretDefects(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return [`${path} is missing: restore it from a backup; without it Lunette cannot read its own data.`]
  return othersMay(stat.mode, 0o77) ? [`Others may read ${path}: run "chmod 600 ${path}".`] : []
}

/** Windows has no such bits; there the user's profile is what is closed. */
const othersMay = (mode: number, what: number): boolean => process.platform !== 'win32' && (mode & what) !== 0

function fontDefects(folder: string): string[] {
  const found = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.ttf'))
  return found ? [] : [`The font of ${folder} is missing and papers would show boxes: run "npm ci".`]
}

function freeBytes(folder: string): number {
  if (!existsSync(folder)) return 0
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const gigabytes = (bytes: number): string => (bytes / GIGABYTE).toFixed(1)
