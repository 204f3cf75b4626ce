import { accessSync, constants, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Installation, Look } from './area.ts'

/** Whether the data is there, ours, and closed to others. */
export function lookAtPermissions({ config: { dataDir }, secretFiles }: Installation): Look {
  return { well: `${dataDir} is closed to others; keys and passwords are read by their owner alone.`, defects: [...folderDefects(dataDir), ...clusterDefects(join(dataDir, 'postgres', 'data')), ...secretFiles.flatMap(secretDefects)] }
}

function folderDefects(folder: string): string[] {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return [`The data folder ${folder} is not there: see that its disk is mounted and LUNETTE_DATA_DIR is right.`]
  // Root lets PostgreSQL's user pass through (1), never read (4) or write (2).
  const defects = othersMay(stat.mode, 0o66) ? [`Others may look into or change the data folder: run "chmod go-rw ${folder}".`] : []
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    defects.push(code === 'EROFS' ? `The disk of ${folder} can only be read: look what happened to it, and mount it for writing again.` : `The data folder ${folder} cannot be written to (${code}): start Lunette as the user whose folder it is.`)
  }
  return defects
}

/** PostgreSQL does not start on a folder that others may enter. */
function clusterDefects(cluster: string): string[] {
  const stat = statSync(cluster, { throwIfNoEntry: false })
  return stat && othersMay(stat.mode, 0o77) ? [`Others may look into the database's folder, and PostgreSQL does not start on such a one: run "chmod 700 ${cluster}".`] : []
}

function secretDefects(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return [`${path} is missing: restore it from a backup; without it Lunette cannot read its own data.`]
  return othersMay(stat.mode, 0o77) ? [`Others may read ${path}: run "chmod 600 ${path}".`] : []
}

/** Windows has no such bits; there the user's profile is what is closed. */
const othersMay = (mode: number, what: number): boolean => process.platform !== 'win32' && (mode & what) !== 0
