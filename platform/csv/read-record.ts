/** A record as it stands in the text: its values, and what is wrong with its quotes. */
export interface CsvRecord {
  readonly fields: readonly string[]
  /** Which fields stand in quotes. */
  readonly quoted: readonly boolean[]
  /** Where the next record begins. */
  readonly end: number
  /** The line end as written; empty at the end of the file. */
  readonly lineEnd: '\n' | '\r\n' | '\r' | ''
  /** Lines of the file, from the record's first, on which a quote stands that begins or ends nothing. */
  readonly strayQuotes: readonly number[]
  /** A quote was opened in its first line and never closed: the record ends with that line, and the next begins as if nothing were. */
  readonly isUnclosed: boolean
}

/** A longer quoted field is taken for one that was never closed: it keeps memory small. */
export const LONGEST_RECORD = 1_048_576

const QUOTE = '"'

/**
 * Reads the record at `from`. Null: it goes on behind what was read so far. Quotes as in RFC 4180; where they are broken the
 * place is named and reading goes on with the next line, so that one slip does not swallow the rest of the file.
 */
export function readRecord(text: string, from: number, delimiter: string, atEnd: boolean): CsvRecord | null {
  const fields: string[] = []
  const quoted: boolean[] = []
  const strayQuotes: number[] = []
  const isFull = atEnd || text.length - from > LONGEST_RECORD
  for (let at = from; ;) {
    const field = text[at] === QUOTE ? readQuoted(text, at, delimiter, isFull) : readPlain(text, at, delimiter, isFull)
    if (field === 'more') return null
    if (field === 'unclosed' || field === 'astray') return readBroken(text, from, delimiter, atEnd, field)
    fields.push(field.value)
    quoted.push(text[at] === QUOTE)
    for (const stray of field.strays) strayQuotes.push(linesBetween(text, from, stray))
    at = field.end
    if (text.startsWith(delimiter, at) && at < text.length) {
      at += delimiter.length
      continue
    }
    const lineEnd = lineEndAt(text, at)
    // Whether \n follows this \r is not read yet.
    if (lineEnd === '\r' && at + 1 === text.length && !atEnd) return null
    return { fields, quoted, end: at + lineEnd.length, lineEnd, strayQuotes, isUnclosed: false }
  }
}

interface Field { readonly value: string; readonly end: number; readonly strays: readonly number[] }

function readPlain(text: string, from: number, delimiter: string, isFull: boolean): Field | 'more' {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  if (end === text.length && !isFull) return 'more'
  const value = text.slice(from, end)
  return { value, end, strays: value.includes(QUOTE) ? [from] : [] }
}

/** A quote without its other half, or one in the middle of a value that took the next quotes for itself. */
type Broken = 'unclosed' | 'astray'

function readQuoted(text: string, from: number, delimiter: string, isFull: boolean): Field | 'more' | Broken {
  let value = ''
  const strays: number[] = []
  const broken = (): Broken => (strays[0] !== undefined && linesBetween(text, from, strays[0]) === 0 ? 'astray' : 'unclosed')
  for (let at = from + 1; ;) {
    const quote = text.indexOf(QUOTE, at)
    if (quote < 0) return isFull ? broken() : 'more'
    const next = text[quote + 1]
    if (next === undefined && !isFull) return 'more'
    value += text.slice(at, quote)
    if (next === undefined || next === delimiter || next === '\n' || next === '\r') return { value, end: quote + 1, strays }
    at = quote + 2
    if (next === QUOTE) {
      value += QUOTE
      continue
    }
    // After a line end, a quote that begins a field says that the one before was never closed.
    const before = text[quote - 1] ?? ''
    if ([delimiter, '\n', '\r'].includes(before) && /[\n\r]/.test(text.slice(from, quote))) return broken()
    strays.push(quote)
    value += QUOTE + next
  }
}

/** The first line alone, its quotes taken as they stand. */
function readBroken(text: string, from: number, delimiter: string, atEnd: boolean, broken: Broken): CsvRecord | null {
  let end = from
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1
  const lineEnd = lineEndAt(text, end)
  if (!atEnd && lineEnd === '\r' && end + 1 === text.length) return null
  const fields = text.slice(from, end).split(delimiter)
  return { fields, quoted: fields.map(() => false), end: end + lineEnd.length, lineEnd, strayQuotes: broken === 'astray' ? [0] : [], isUnclosed: broken === 'unclosed' }
}

const lineEndAt = (text: string, at: number): CsvRecord['lineEnd'] => (text.startsWith('\r\n', at) ? '\r\n' : text[at] === '\n' ? '\n' : text[at] === '\r' ? '\r' : '')

/** How many lines end between two places of a text. */
export function linesBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0
}
