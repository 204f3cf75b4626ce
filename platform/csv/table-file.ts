import type { StreamAnswer } from '#platform/http/route'
import { neutral } from '#platform/xlsx/neutral'
import { writeWorkbook } from '#platform/xlsx/write-workbook'
import type { Cell, Sheet } from '#platform/xlsx/write-workbook'
import { writeRecord } from './write-record.ts'

const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

/** A table as a file that is made while it is sent: CSV in UTF-8, or a workbook. No cell is a formula. `day` goes into its name. */
export const tableFile = (form: 'csv' | 'xlsx', sheet: Sheet, language: string, day: string): StreamAnswer => ({
  pieces: form === 'csv' ? csvOf(sheet, language) : writeWorkbook(sheet),
  mediaType: mediaTypes[form], fileName: `${sheet.name}-${day}.${form}`,
})

/** Where a comma stands in numbers, spreadsheets part the values by semicolons. */
const isCommaLanguage = (language: string): boolean => language === 'cs' || language === 'pt-BR'

async function* csvOf({ head, rows }: Sheet, language: string): AsyncGenerator<Buffer> {
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
