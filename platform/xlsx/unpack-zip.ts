import { fromBuffer } from 'yauzl'
import type { Entry } from 'yauzl'

export type ZipRefusal = 'no-zip' | 'bomb' | 'hostile-names'

export class ZipRefused extends Error {
  readonly refusal: ZipRefusal

  constructor(refusal: ZipRefusal) {
    super(`archive refused: ${refusal}`)
    this.refusal = refusal
  }
}

const ENTRIES = 100
/** Text that repeats itself packs to a hundredth; what packs smaller is made to burst. */
const RATIO = 400

/**
 * The files of an archive by their names without folders, in memory; `wanted` says which. The list is judged before anything is unpacked, and
 * an entry that is longer than the list says ends the reading.
 * @throws {ZipRefused}
 */
export function unpackZip(bytes: Buffer, wanted: (name: string) => boolean, largest: number): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(new ZipRefused('no-zip'))
      const files = new Map<string, Buffer>()
      let unpacked = 0
      const refuse = (refusal: ZipRefusal): void => {
        zip.close()
        reject(new ZipRefused(refusal))
      }
      zip.on('error', (fault: Error) => refuse(/file ?name|path|characters/i.test(fault.message) ? 'hostile-names' : 'no-zip'))
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry: Entry) => {
        const name = entry.fileName.split('/').at(-1) ?? ''
        if (!wanted(name)) return zip.readEntry()
        unpacked += entry.uncompressedSize
        if (unpacked > largest || entry.uncompressedSize > Math.max(entry.compressedSize, 1024) * RATIO) return refuse('bomb')
        zip.openReadStream(entry, (fault, content) => {
          if (fault) return refuse('no-zip')
          const pieces: Buffer[] = []
          content.on('data', (piece: Buffer) => pieces.push(piece))
          content.on('error', () => refuse('bomb'))
          content.on('end', () => {
            files.set(name, Buffer.concat(pieces))
            zip.readEntry()
          })
        })
      })
      if (zip.entryCount > ENTRIES) return refuse('bomb')
      zip.readEntry()
    })
  })
}
