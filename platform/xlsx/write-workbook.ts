import { neutral } from './neutral.ts'
import { writeZip } from './write-zip.ts'

/** What a cell holds. Days are `YYYY-MM-DD`; a number may be shown with two decimals, or written with three. */
export type Cell = string | null | { readonly number: number; readonly decimals?: 0 | 2 | 3 } | { readonly day: string }

/** A sheet: its name, the widths of its columns in characters, the head, and rows that come as they are read. */
export interface Sheet { readonly name: string; readonly widths: readonly number[]; readonly head: readonly string[]; readonly rows: AsyncIterable<readonly Cell[]> }

/** Rows that a sheet may have (ECMA-376; every program stops there). */
const SHEET_ROWS = 1_048_576

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Positions in the list of cell formats below. */
const style = { plain: 0, head: 1, day: 2, amount: 3 } as const

/**
 * A workbook of one sheet as a stream, in constant memory however many rows there are. Texts are written as texts and
 * neutralised: none is ever a formula. Source: ECMA-376 part 1, SpreadsheetML.
 */
export const writeWorkbook = (sheet: Sheet): AsyncGenerator<Buffer> => writeZip([
  { name: '[Content_Types].xml', content: [`${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`] },
  { name: '_rels/.rels', content: [`${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`] },
  { name: 'xl/workbook.xml', content: [`${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName(sheet.name))}" sheetId="1" r:id="r1"/></sheets></workbook>`] },
  { name: 'xl/_rels/workbook.xml.rels', content: [`${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`] },
  { name: 'xl/styles.xml', content: [`${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`] },
  { name: 'xl/worksheets/sheet1.xml', content: sheetXml(sheet) },
])

async function* sheetXml({ widths, head, rows }: Sheet): AsyncGenerator<string> {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')
  // The head stays while one scrolls.
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${rowXml(1, head, style.head)}`
  let count = 1
  for await (const row of rows) {
    if ((count += 1) > SHEET_ROWS) break
    yield rowXml(count, row, style.plain)
  }
  yield '</sheetData></worksheet>'
}

const rowXml = (row: number, cells: readonly Cell[], textStyle: number): string =>
  `<row r="${row}">${cells.map((cell, index) => cellXml(columnName(index) + row, cell, textStyle)).join('')}</row>`

/** A to Z, AA, AB… Cells may do without their place, but not every program finds them then. */
const columnName = (index: number): string => (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

function cellXml(place: string, cell: Cell, textStyle: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr" s="${textStyle}"><is><t xml:space="preserve">${escaped(neutral(cell))}</t></is></c>`
  if ('day' in cell) return `<c r="${place}" s="${style.day}"><v>${daySerial(cell.day)}</v></c>`
  return `<c r="${place}" s="${cell.decimals === 2 ? style.amount : style.plain}"><v>${cell.number}</v></c>`
}

/** Days since the day before 1900 began, as spreadsheets count them; 1900 counts as a leap year there. */
const daySerial = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569

/** At most 31 characters, and none of those that a sheet's name may not have. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** What XML has no place for is left out; the rest is written so that it says itself. */
const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed().replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
