import { readRecord } from './read-record.ts'

/** In the sequence of preference where several fit: a comma may stand in numbers. */
export const delimiters = ['\t', ';', '|', ','] as const
export type Delimiter = (typeof delimiters)[number]

export interface DetectedDelimiter {
  readonly delimiter: Delimiter
  /** How many columns most records have. */
  readonly columns: number
  /** Share of the records that have as many. */
  readonly agreeing: number
  readonly records: number
}

const RECORDS = 200

/** The sign between the values at the beginning of a text; null when no sign makes two columns. `isWhole`: the text is the whole file. */
export function detectDelimiter(text: string, isWhole: boolean): DetectedDelimiter | null {
  const candidates = delimiters.map((delimiter) => judge(text, delimiter, isWhole)).filter(({ columns }) => columns > 1)
  return candidates.reduce<DetectedDelimiter | null>((best, one) => (best && one.agreeing <= best.agreeing ? best : one), null)
}

function judge(text: string, delimiter: Delimiter, isWhole: boolean): DetectedDelimiter {
  const widths: number[] = []
  for (let from = 0; from < text.length && widths.length < RECORDS;) {
    const record = readRecord(text, from, delimiter, isWhole)
    if (!record || record.end === from) break
    from = record.end
    if (record.fields.length > 1 || record.fields[0] !== '') widths.push(record.fields.length)
  }
  const counts = Map.groupBy(widths, (width) => width)
  const [columns, same] = [...counts].reduce<[number, number]>((best, [width, all]) => (all.length > best[1] ? [width, all.length] : best), [1, 0])
  return { delimiter, columns, agreeing: widths.length === 0 ? 0 : same / widths.length, records: widths.length }
}
