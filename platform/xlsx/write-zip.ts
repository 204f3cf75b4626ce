import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive; its content comes in pieces. */
export interface ZipEntry { readonly name: string; readonly content: AsyncIterable<string> | Iterable<string> }

interface Written { readonly name: Buffer; readonly crc: number; readonly packed: number; readonly plain: number; readonly offset: number }

/** 1 January 1980: the same content makes the same archive. */
const DOS_DATE = 0x21
/** Sizes stand behind the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808
const DEFLATE = 8
/** Version 2.0 of the format is enough to read it. */
const NEEDED = 20

/**
 * A ZIP archive as a stream, in constant memory: sizes are written behind each file, where they are known. At most 4 GB.
 * Source: PKWARE APPNOTE 6.3.9.
 */
export async function* writeZip(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for (const { name: text, content } of entries) {
    const name = Buffer.from(text)
    const head = record(0x04034b50, [[2, NEEDED], [2, FLAGS], [2, DEFLATE], [2, 0], [2, DOS_DATE], [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]])
    yield head
    yield name
    const file = { name, crc: 0, packed: 0, plain: 0, offset }
    for await (const piece of packed(content, file)) yield piece
    yield record(0x08074b50, [[4, file.crc], [4, file.packed], [4, file.plain]])
    offset += head.length + name.length + file.packed + 16
    written.push(file)
  }
  const start = offset
  for (const { name, crc, packed: size, plain, offset: at } of written) {
    const entry = record(0x02014b50, [[2, NEEDED], [2, NEEDED], [2, FLAGS], [2, DEFLATE], [2, 0], [2, DOS_DATE], [4, crc], [4, size], [4, plain], [2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]])
    yield entry
    yield name
    offset += entry.length + name.length
  }
  yield record(0x06054b50, [[2, 0], [2, 0], [2, written.length], [2, written.length], [4, offset - start], [4, start], [2, 0]])
}

async function* packed(content: ZipEntry['content'], sums: { crc: number; packed: number; plain: number }): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw()
  const feeding = pipeline(counted(content, sums), deflate)
  // Whoever reads learns of a failure from the stream itself.
  feeding.catch(() => undefined)
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    sums.packed += piece.length
    yield piece
  }
  await feeding
}

async function* counted(content: ZipEntry['content'], sums: { crc: number; plain: number }): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const piece = Buffer.from(text)
    sums.crc = crc32(piece, sums.crc)
    sums.plain += piece.length
    yield piece
  }
}

/** A signature and numbers, each with its width in bytes, least significant byte first. */
function record(signature: number, fields: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [width]) => sum + width, 0))
  bytes.writeUInt32LE(signature, 0)
  let at = 4
  for (const [width, value] of fields) {
    bytes.writeUIntLE(value, at, width)
    at += width
  }
  return bytes
}
