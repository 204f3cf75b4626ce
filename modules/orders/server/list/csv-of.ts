import { writeRecord } from '#platform/csv/write-record'
import { neutral } from '#platform/xlsx/neutral'
import type { Cell } from '#platform/xlsx/write-workbook'

/** Where a comma stands in numbers, spreadsheets part the values by semicolons. */
const isCommaLanguage = (language: string): boolean => language === 'cs' || language === 'pt-BR'

/** A table as CSV in UTF-8, piece by piece, as spreadsheets of that language read it; no cell is a formula. */
export async function* csvOf(head: readonly string[], rows: AsyncIterable<readonly Cell[]>, language: string): AsyncGenerator<Buffer> {
  const comma = isCommaLanguage(language)
  const line = (fields: readonly string[]): string => `${writeRecord(fields, comma ? ';' : ',', 'needed')}\r\n`
  // The mark in front tells spreadsheets that it is UTF-8.
  let piece = `\uFEFF${line(head)}`
  for await (const row of rows) {
    piece += line(row.map((cell) => written(cell, comma)))
    if (piece.length < 65_536) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}

function written(cell: Cell, comma: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return neutral(cell)
  if ('day' in cell) return cell.day
  const number = cell.number.toFixed(cell.decimals ?? 0)
  return comma ? number.replace('.', ',') : number
}
