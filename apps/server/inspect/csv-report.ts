import { ColumnKinds, isFormula } from '#platform/csv/column-kind'
import type { DetectedEncoding } from '#platform/csv/detect-encoding'
import type { Encoding } from '#platform/csv/encodings'
import type { PlacedRecord } from '#platform/csv/read-records'
import { writeRecord } from '#platform/csv/write-record'
import type { Defect, Inspection } from './format.ts'

const encodingNames: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', 'windows-1250': 'Windows-1250', gb18030: 'GB18030', 'latin-1': 'Latin-1' }
const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }
const lineEndNames: Readonly<Record<string, string>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' }

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

/** Gathers what is in a CSV file while its records go by, and keeps none of them. */
export class CsvReport {
  readonly #detected: DetectedEncoding & { readonly encoding: Encoding }
  readonly #delimiter: string
  readonly #tell: (defect: Defect) => void
  #first: PlacedRecord | undefined
  #columns: ColumnKinds[] = []
  #rows = 0
  #defects = 0
  #lineEnd: string | undefined
  #endsInLine = true
  #losesValues: string | null = null
  /** Quoting in which every record so far would be written as it stands. */
  readonly #sameBytes = { needed: true, all: true }
  #otherBytesAt: { readonly line: number; readonly why: string } | null = null

  constructor(detected: DetectedEncoding & { readonly encoding: Encoding }, delimiter: string, tell: (defect: Defect) => void) {
    this.#detected = detected
    this.#delimiter = delimiter
    this.#tell = tell
  }

  undecodable(line: number): void {
    this.#found(line, 'undecodable', `has bytes that mean nothing in ${encodingNames[this.#detected.encoding]}`)
    this.#losesValues ??= `bytes of line ${line} mean nothing`
  }

  record(record: PlacedRecord): void {
    const { fields, line } = record
    this.#judgeLineEnd(record)
    for (const stray of record.strayQuotes) this.#found(line + stray, 'stray-quote', 'has a quote that begins or ends nothing; inside a value it is written twice')
    if (record.isUnclosed) this.#found(line, 'unclosed-quote', 'opens a quote that is never closed')
    if (record.isUnclosed || record.strayQuotes.length > 0) this.#losesValues ??= `the quotes of line ${line} can be read in two ways`
    this.#compareWriting(record)
    if (fields.length === 1 && fields[0] === '' && (this.#first?.fields.length ?? 2) > 1) {
      this.#found(line, 'empty-line', 'is empty')
      return
    }
    if (!this.#first) this.#begin(record)
    else this.#rows += 1
    const wanted = this.#first?.fields.length ?? fields.length
    if (fields.length !== wanted) this.#found(line, 'column-count', `has ${fields.length} columns in the place of ${wanted}`)
    for (const [index, value] of fields.entries()) {
      if (isFormula(value)) this.#found(line, 'formula', `column ${index + 1} would be calculated by a spreadsheet: it begins with ${JSON.stringify(value[0])}`)
    }
    if (record !== this.#first) this.#see(fields)
  }

  inspection(): Inspection {
    const header = this.#hasHeader()
    if (!header && this.#first) {
      // The first line is a row like the others.
      this.#see(this.#first.fields)
      this.#rows += 1
    }
    const names = (header ? this.#first?.fields : undefined) ?? []
    const columns = this.#columns.map((column, index) => ({ name: names[index]?.trim() ?? null, kind: column.kind, empty: column.empty }))
    if (header) this.#judgeNames(names)
    const { encoding, hasMark, bytes } = this.#detected
    const lineEnd = lineEndNames[this.#lineEnd ?? ''] ?? 'none'
    return {
      format: 'csv', defects: this.#defects, lossless: this.#lossless(),
      facts: [
        `CSV, ${encodingNames[encoding]}${hasMark ? ' with byte order mark' : ''}, ${delimiterNames[this.#delimiter]} between values, lines end with ${lineEnd}, ${bytes} bytes.`,
        `${counted(this.#rows, 'row')} ${header ? 'below a header' : 'without a header'}, ${counted(columns.length, 'column')}:`,
        ...columns.map(({ name, kind, empty }, index) => `  ${index + 1}. ${name ?? '(no name)'}: ${kind}${empty > 0 && kind !== 'empty' ? `, ${empty} empty` : ''}`),
      ],
      content: { encoding, byteOrderMark: hasMark, delimiter: this.#delimiter, lineEnd, header, rows: this.#rows, columns },
    }
  }

  #found(line: number, kind: string, detail: string): void {
    this.#defects += 1
    this.#tell({ line, kind, detail })
  }

  #begin(record: PlacedRecord): void {
    this.#first = record
    this.#columns = record.fields.map(() => new ColumnKinds())
  }

  #see(fields: readonly string[]): void {
    for (const [index, value] of fields.entries()) this.#columns[index]?.push(value)
  }

  /** A header has a name for every column, no name twice, and nothing that is a value. */
  #hasHeader(): boolean {
    const names = (this.#first?.fields ?? []).map((name) => name.trim())
    const isName = (name: string): boolean => {
      const kinds = new ColumnKinds()
      kinds.push(name)
      return kinds.kind === 'text' || kinds.kind === 'empty'
    }
    return names.some((name) => name !== '') && names.every(isName)
  }

  #judgeNames(names: readonly string[]): void {
    const seen = new Set<string>()
    for (const [index, name] of names.map((one) => one.trim().toLowerCase()).entries()) {
      if (name === '') this.#found(this.#first?.line ?? 1, 'column-name', `column ${index + 1} has no name`)
      else if (seen.has(name)) this.#found(this.#first?.line ?? 1, 'column-name', `column ${index + 1} has the name of another: ${names[index]?.trim()}`)
      seen.add(name)
    }
  }

  #judgeLineEnd({ lineEnd, line }: PlacedRecord): void {
    this.#endsInLine = lineEnd === ''
    if (lineEnd === '') return
    this.#lineEnd ??= lineEnd
    if (lineEnd !== this.#lineEnd) this.#otherBytesAt ??= { line, why: 'ends otherwise than the lines before' }
  }

  #compareWriting({ fields, raw, lineEnd, line }: PlacedRecord): void {
    const written = raw.slice(0, raw.length - lineEnd.length)
    for (const quoting of ['needed', 'all'] as const) this.#sameBytes[quoting] &&= written === writeRecord(fields, this.#delimiter, quoting)
    if (!this.#sameBytes.needed && !this.#sameBytes.all) this.#otherBytesAt ??= { line, why: 'has quotes where the lines before have none, or none where they have' }
  }

  #lossless(): Inspection['lossless'] {
    if (this.#losesValues) return { values: false, bytes: false, sentence: `Reading and writing it back is not lossless: ${this.#losesValues}.` }
    const other = this.#otherBytesAt
    if (other) return { values: true, bytes: false, sentence: `Reading and writing it back keeps every value, but not every byte: line ${other.line} ${other.why}.` }
    return { values: true, bytes: true, sentence: `Reading and writing it back gives the same bytes${this.#endsInLine ? ', without a line end at the end' : ''}.` }
  }
}
