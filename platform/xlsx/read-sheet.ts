import { readSheet } from 'read-excel-file/node'
import { fromBuffer } from 'yauzl'
import type { Entry } from 'yauzl'

/** Why a workbook is not read. */
export type SheetRefusal = 'too-large' | 'no-workbook' | 'bomb' | 'hostile-names' | 'too-many-cells'

export class SheetRefused extends Error {
  readonly refusal: SheetRefusal

  constructor(refusal: SheetRefusal) {
    super(`workbook refused: ${refusal}`)
    this.refusal = refusal
  }
}

/** A workbook is read whole, so it is kept small; a table beyond that belongs into CSV, which is read in pieces. */
export const LARGEST_WORKBOOK = 20 * 1024 * 1024
const UNPACKED = 120 * 1024 * 1024
/** XML repeats itself: real workbooks pack to a tenth, some to a fiftieth. */
const RATIO = 200
const ENTRIES = 500
const CELLS = 5_000_000

/** Whether the bytes begin as a zip does. */
export const looksLikeZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/**
 * The first sheet of a workbook as texts: days as `YYYY-MM-DD`, numbers with a point. What a formula last came to is read as a
 * value; nothing is calculated. The zip's own list is judged before anything is unpacked.
 * @throws {SheetRefused}
 */
export async function readFirstSheet(bytes: Buffer): Promise<string[][]> {
  if (bytes.length > LARGEST_WORKBOOK) throw new SheetRefused('too-large')
  await judgeZip(bytes)
  const rows = await readSheet(bytes).catch(() => { throw new SheetRefused('no-workbook') })
  if (rows.reduce((sum, row) => sum + row.length, 0) > CELLS) throw new SheetRefused('too-many-cells')
  return rows.map((row) => row.map(textOf))
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace(/T00:00:00\.000Z$/, '').replace(/\.000Z$/, 'Z')
  return typeof cell === 'string' ? cell : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

/** Judges the zip's list, then inflates each entry into nowhere: yauzl stops at one that is longer than the list says. */
function judgeZip(bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(new SheetRefused('no-workbook'))
      let [unpacked, hasWorkbook] = [0, false]
      const refuse = (refusal: SheetRefusal): void => {
        zip.close()
        reject(new SheetRefused(refusal))
      }
      // Names that climb out of the folder are refused by yauzl itself, as an error of the list.
      zip.on('error', (fault: Error) => refuse(/file ?name|path|characters/i.test(fault.message) ? 'hostile-names' : 'no-workbook'))
      zip.on('end', () => (hasWorkbook ? resolve() : reject(new SheetRefused('no-workbook'))))
      zip.on('entry', (entry: Entry) => {
        unpacked += entry.uncompressedSize
        if (unpacked > UNPACKED || entry.uncompressedSize > Math.max(entry.compressedSize, 1024) * RATIO) return refuse('bomb')
        if (entry.fileName === 'xl/workbook.xml') hasWorkbook = true
        zip.openReadStream(entry, (fault, content) => {
          if (fault) return refuse('no-workbook')
          content.on('error', () => refuse('bomb'))
          content.on('end', () => zip.readEntry())
          content.resume()
        })
      })
      if (zip.entryCount > ENTRIES) return refuse('bomb')
      zip.readEntry()
    })
  })
}
