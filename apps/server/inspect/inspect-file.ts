import { open, stat } from 'node:fs/promises'
import { StartRefused } from '#platform/start-refused'
import type { Defect, FileHead, Inspection } from './format.ts'
import { formats } from './formats.ts'

const HEAD_BYTES = 65_536

/** What is in the file, or null when no format is recognised. */
export async function inspectFile(head: FileHead, tell: (defect: Defect) => void): Promise<Inspection | null> {
  for (const format of formats) {
    const inspection = await format.inspect(head, tell)
    if (inspection) return inspection
  }
  return null
}

/** The beginning of a file. @throws {StartRefused} when it cannot be read */
export async function readHead(path: string): Promise<FileHead> {
  try {
    const { size } = await stat(path)
    await using file = await open(path)
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return { path, bytes: buffer.subarray(0, bytesRead), isWhole: bytesRead === size }
  } catch (cause) {
    throw new StartRefused(`The file ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause })
  }
}
