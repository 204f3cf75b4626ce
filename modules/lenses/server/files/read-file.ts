import { setImmediate as breathe } from 'node:timers/promises'
import { detectDelimiter } from '#platform/csv/detect-delimiter'
import { detectEncoding } from '#platform/csv/detect-encoding'
import { decoderOf } from '#platform/csv/encodings'
import { readRecords } from '#platform/csv/read-records'
import { looksLikeZip } from '#platform/xlsx/read-sheet'
import { ZipRefused, unpackZip } from '#platform/xlsx/unpack-zip'
import type { ZipRefusal } from '#platform/xlsx/unpack-zip'
import { CsvCatalogue, HEAD, b2bOpticName, readB2bOptic } from '../../domain/files.ts'
import type { ReadCatalogue } from '../../domain/files.ts'

/** As it arrives. */
const LARGEST_FILE = 24 * 1024 * 1024
/** And unpacked: the power rows of the largest maker known to us are a tenth of it. */
const LARGEST_UNPACKED = 160 * 1024 * 1024
const PIECE = 65_536

export type FileRefusal = 'empty' | 'too-large' | 'no-lenses' | 'xml' | ZipRefusal

export class FileRefused extends Error {
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal) {
    super(`lens catalogue refused: ${refusal}`)
    this.refusal = refusal
  }
}

/** Which of the two forms a file has; the whole file, unpacked, to be read. @throws {FileRefused} */
export async function recognise(bytes: Buffer): Promise<{ readonly form: 'b2boptic'; readonly files: ReadonlyMap<string, Buffer> } | { readonly form: 'csv'; readonly bytes: Buffer }> {
  if (bytes.length === 0) throw new FileRefused('empty')
  if (bytes.length > LARGEST_FILE) throw new FileRefused('too-large')
  if (!looksLikeZip(bytes)) {
    if (/^(\ufeff)?\s*</.test(bytes.subarray(0, 200).toString('utf8'))) throw new FileRefused('xml')
    if (!CsvCatalogue.isOne(headingsOf(bytes))) throw new FileRefused('no-lenses')
    return { form: 'csv', bytes }
  }
  const files = await unpackZip(bytes, (name) => b2bOpticName(name) !== null || /\.csv$/i.test(name), LARGEST_UNPACKED).catch((error: unknown) => {
    throw error instanceof ZipRefused ? new FileRefused(error.refusal) : error
  })
  const dats = new Map([...files].flatMap(([name, content]) => { const known = b2bOpticName(name); return known ? [[known, content] as const] : [] }))
  if (dats.has(HEAD) && dats.has('LensType.Dat')) return { form: 'b2boptic', files: dats }
  const [table] = [...files].flatMap(([name, content]) => (/\.csv$/i.test(name) ? [content] : []))
  if (table && CsvCatalogue.isOne(headingsOf(table))) return { form: 'csv', bytes: table }
  throw new FileRefused('no-lenses')
}

const firstLines = (bytes: Buffer): string => bytes.subarray(0, PIECE).toString('utf8').replace(/^\ufeff/, '')
const headingsOf = (bytes: Buffer): string[] => {
  const text = firstLines(bytes)
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  return line.split(detectDelimiter(text, bytes.length <= PIECE)?.delimiter ?? ',').map((heading) => heading.replace(/^"|"$/g, ''))
}

/** Reads a catalogue, letting others go on in between. @throws {FileRefused} */
export async function readCatalogueFile(bytes: Buffer): Promise<ReadCatalogue> {
  const file = await recognise(bytes)
  if (file.form === 'csv') return readTable(file.bytes)
  // The files of the trade are in ISO 8859-1; some programs write UTF-8 into them, which says so by itself.
  const reading = readB2bOptic(new Map([...file.files].map(([name, content]) => [name, decoded(content)])))
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) return step.value
    await breathe()
  }
}

/** What a database keeps in no text stands as what cannot be read. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd')

function decoded(content: Buffer): string {
  try {
    return storable(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch {
    return storable(content.toString('latin1'))
  }
}

async function readTable(bytes: Buffer): Promise<ReadCatalogue> {
  const { encoding } = await detectEncoding(piecesOf(bytes))
  const decoder = decoderOf(encoding ?? 'utf-8')
  const text = async function* (): AsyncGenerator<string> {
    for await (const piece of piecesOf(bytes)) yield storable(decoder.decode(piece, { stream: true }))
    yield decoder.decode()
  }
  let csv: CsvCatalogue | undefined
  for await (const { fields, line } of readRecords(text(), detectDelimiter(firstLines(bytes), bytes.length <= PIECE)?.delimiter ?? ',')) {
    if (fields.length === 1 && fields[0] === '') continue
    if (csv) csv.take(fields, line)
    else csv = new CsvCatalogue(fields)
  }
  return (csv ?? new CsvCatalogue([])).result()
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield bytes.subarray(at, at + PIECE)
    await breathe()
  }
}
