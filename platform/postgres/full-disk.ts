import { StartRefused } from '../start-refused.ts'

/** How the system (ENOSPC, quota), PostgreSQL's words and its states say that a disk has no room: 53100 there was none, 25006 it only reads. */
const states = new Set(['ENOSPC', 'EDQUOT', '53100', '25006'])
const words = /No space left on device|Disk quota exceeded/

/** What a person is told of a start for which the disk has no room; any other error as it is. */
export function fullDiskAs(error: unknown, folder: string): unknown {
  if (error instanceof StartRefused || !(error instanceof Error)) return error
  const { code, cause, message } = error as NodeJS.ErrnoException
  const says = (one: unknown): boolean => states.has((one as { code?: string } | undefined)?.code ?? '')
  return states.has(code ?? '') || says(cause) || words.test(message) ? fullDisk(folder, error) : error
}

/** The refusal itself, where PostgreSQL's log says why it ended. */
export const isFullDisk = (text: string): boolean => words.test(text)

export const fullDisk = (folder: string, cause?: unknown): StartRefused =>
  new StartRefused(`The disk of ${folder} is full: make room on it, but delete nothing in that folder; then start Lunette again. Nothing that was confirmed is lost.`, { cause })
