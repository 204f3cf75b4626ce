import { existsSync, statfsSync } from 'node:fs'
import { diskOf, leastFree } from '#platform/postgres/disk-guard'
import type { Installation, Look } from './area.ts'

const GIGABYTE = 1024 ** 3
/** Of a disk that counts its files: PostgreSQL makes some for each table, and a day makes some more. */
const FILES_NEEDED = 1_000

/** Whether the disk with the data has room to go on. */
export function lookAtDisk({ config: { dataDir }, roomNeeded }: Installation): Look {
  if (!existsSync(dataDir)) return { well: '', defects: [`The disk of ${dataDir} cannot be asked, for the folder is not there.`] }
  const disk = diskOf(dataDir)
  const free = sizeOf(disk.free)
  const { files, ffree } = statfsSync(dataDir)
  const defects = disk.free < leastFree(disk)
    ? [`Only ${free} are free where ${dataDir} lies, and nothing is saved until there is room: make some, and delete nothing in that folder.`]
    : disk.free < (roomNeeded ?? Math.min(2 * GIGABYTE, disk.total / 10)) ? [`Only ${free} are free where ${dataDir} lies, and nothing can be saved when the disk is full: make room.`] : []
  if (files > 0 && ffree < FILES_NEEDED) defects.push(`Only ${ffree} more files can be made on the disk of ${dataDir}: delete small files that nobody needs, outside that folder.`)
  return { well: `${free} are free.`, defects }
}

const sizeOf = (bytes: number): string => (bytes === Infinity ? 'An unknown number of bytes' : bytes < GIGABYTE ? `${Math.floor(bytes / 1024 ** 2)} MB` : `${(bytes / GIGABYTE).toFixed(1)} GB`)
