import { createReadStream } from 'node:fs'
import { detectDelimiter } from '#platform/csv/detect-delimiter'
import type { DetectedDelimiter } from '#platform/csv/detect-delimiter'
import { detectEncoding } from '#platform/csv/detect-encoding'
import type { DetectedEncoding } from '#platform/csv/detect-encoding'
import { byteCheckOf, decoderOf } from '#platform/csv/encodings'
import type { Encoding } from '#platform/csv/encodings'
import { readRecords } from '#platform/csv/read-records'
import { CsvReport } from './csv-report.ts'
import type { Defect, FileHead, Format, Inspection } from './format.ts'

/** Below this a text whose lines have commas is prose. */
const AGREEING = 0.8

/** Tables as text, with whichever sign between the values, in the encodings they arrive in. */
export const csv: Format = {
  name: 'csv',
  async inspect(head, tell) {
    const detected = await detectEncoding(createReadStream(head.path))
    const { encoding } = detected
    if (encoding === null) return null
    const delimiter = delimiterOf(head, encoding)
    return delimiter ? inspectRows(head, { ...detected, encoding }, delimiter, tell) : null
  },
}

const isNamedSo = (path: string): boolean => /\.(csv|tsv|tab)$/i.test(path)

/** The sign between values; a file that is called CSV may have one column only, and a bad one may have lines of all lengths. */
function delimiterOf({ path, bytes, isWhole }: FileHead, encoding: Encoding): string | null {
  const text = decoderOf(encoding).decode(bytes)
  const best: DetectedDelimiter | null = detectDelimiter(text, isWhole)
  if (isNamedSo(path)) return best?.delimiter ?? ','
  // Other formats of text begin with these.
  if (/^\s*[<{[]/.test(text)) return null
  return best && best.records > 1 && best.agreeing >= AGREEING ? best.delimiter : null
}

async function inspectRows({ path }: FileHead, detected: DetectedEncoding & { readonly encoding: Encoding }, delimiter: string, tell: (defect: Defect) => void): Promise<Inspection> {
  const report = new CsvReport(detected, delimiter, tell)
  for await (const record of readRecords(decoded(path, detected.encoding, report), delimiter)) report.record(record)
  return report.inspection()
}

/** The text of the file piece by piece; bytes that mean nothing are told with their line. */
async function* decoded(path: string, encoding: Encoding, report: CsvReport): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  const check = byteCheckOf(encoding)
  let [line, badIn, before] = [1, 0, 0]
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if ((byte >= 0x80 || check.isOpen) && check.push(byte) === 'bad' && badIn !== line) {
        report.undecodable(line)
        badIn = line
      }
      // A line ends with \n, or with \r alone.
      if ((byte === 0x0a) || (before === 0x0d)) line += 1
      before = byte === 0x0a ? 0 : byte
    }
    yield decoder.decode(chunk, { stream: true })
  }
  if (check.isOpen && badIn !== line) report.undecodable(line)
  yield decoder.decode()
}
