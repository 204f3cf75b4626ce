import { linesBetween, readRecord } from './read-record.ts'
import type { CsvRecord } from './read-record.ts'

/** A record with where it stands and how it is written there. */
export interface PlacedRecord extends CsvRecord {
  /** The file's line it begins on, from 1. */
  readonly line: number
  readonly raw: string
}

/** The records of a text that arrives in pieces, one after the other and in constant memory. */
export async function* readRecords(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<PlacedRecord> {
  let [text, line] = ['', 1]
  const ready = function* (atEnd: boolean): Generator<PlacedRecord> {
    let from = 0
    while (from < text.length) {
      const record = readRecord(text, from, delimiter, atEnd)
      // Without an end the same place would be read for ever.
      if (!record || record.end === from) break
      yield { ...record, line, raw: text.slice(from, record.end) }
      line += linesBetween(text, from, record.end)
      from = record.end
    }
    text = text.slice(from)
  }
  for await (const piece of pieces) {
    text += piece
    yield* ready(false)
  }
  yield* ready(true)
}
