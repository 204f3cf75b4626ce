import type { Language } from '#kernel/languages'
import { audit } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { readPhone } from '#platform/text/phone'
import { ColumnKinds } from '#platform/csv/column-kind'
import { detectDelimiter, delimiters } from '#platform/csv/detect-delimiter'
import type { Delimiter } from '#platform/csv/detect-delimiter'
import { detectEncoding } from '#platform/csv/detect-encoding'
import { decoderOf } from '#platform/csv/encodings'
import type { Encoding } from '#platform/csv/encodings'
import { readRecord } from '#platform/csv/read-record'
import { writeRecord } from '#platform/csv/write-record'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import { LARGEST_WORKBOOK, SheetRefused, looksLikeZip, readFirstSheet } from '#platform/xlsx/read-sheet'
import type { ImportSettings } from '../contract.ts'
import { importFields } from '../domain/index.ts'
import type { ImportKind } from '../domain/index.ts'
import { detectPhoneCountry } from '../domain/detect-phone-country.ts'
import { proposeMapping } from '../domain/propose-mapping.ts'
import { detectDayOrder, detectDecimal } from '../domain/read-values.ts'
import { importById, lockImport } from './import-data.ts'
import { branchesFor, importFor } from './may-bring.ts'
import type { ImportData } from './import-data.ts'
import { importsProblems } from './problems.ts'
import { refuseFile } from './refuse-file.ts'
import type { FileRefusal } from './refuse-file.ts'
import { knownSource } from './save-source.ts'
import { PART_BYTES, headOf, isWhole, partsOf, savePart } from './uploaded-file.ts'

const COLUMNS = 200
/** What is looked at to tell encoding, separator and columns: the beginning. */
const LOOKED_AT = PART_BYTES
const ROWS_LOOKED_AT = 500

/**
 * Ends the upload: tells what the file is, how it is written and what its columns mean. A workbook becomes the same table in
 * UTF-8, so that all that follows knows one form only. The kind is told by the content, whatever the file is called.
 * @throws {Problem} imports/not-this-file with the reason, imports/not-now, imports/emptied
 */
export async function readUpload(deps: Deps, by: StaffMember, call: Call, id: string): Promise<ImportData> {
  const { db, keys } = deps
  const data = await db.inTenant(by.organizationId, (tx) => importFor(tx, by, id))
  if (data.state !== 'uploading') throw new Problem(importsProblems.notNow, undefined, { state: data.state })
  const head = await headOf(db, keys, by.organizationId, id, LOOKED_AT)
  if (head.length === 0) throw refuseFile('empty', by.language)
  const format = looksLikeZip(head) ? 'xlsx' : 'csv'
  const table = format === 'xlsx' ? await workbook(deps, by, data) : null
  const layout = await findLayout(table?.subarray(0, LOOKED_AT) ?? head, (table?.length ?? data.size) <= LOOKED_AT, by.language)
  return db.inTenant(by.organizationId, async (tx) => {
    const now = await lockImport(tx, id)
    if (now.emptiedAt) throw new Problem(importsProblems.emptied)
    if (now.state !== 'uploading') throw new Problem(importsProblems.notNow, undefined, { state: now.state })
    if (!await isWhole(tx, id)) throw refuseFile('incomplete', by.language)
    if (table) {
      await tx.run(sql`delete from import_parts where organization_id = ${tx.organizationId} and import_id = ${id}`)
      for (let at = 0; at < table.length; at += PART_BYTES) await savePart(tx, keys, id, at / PART_BYTES, table.subarray(at, at + PART_BYTES))
    }
    const known = await knownSource(tx, data.kind, layout.headings)
    const settings: ImportSettings = known ? { ...known, encoding: layout.encoding, delimiter: layout.delimiter } : proposeSettings(data.kind, layout, by)
    tx.send(sql`
      update imports set state = 'mapping', touched_at = now(), format = ${format}, headings = ${layout.headings}, settings = ${JSON.stringify(settings)}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'imports.read', subject: { kind: 'import', id }, changes: { format, columns: layout.headings.length } })
    return importById(tx, id)
  })
}

/** The first sheet of a workbook as CSV. */
async function workbook({ db, keys }: Deps, { organizationId, language }: StaffMember, { id, size }: ImportData): Promise<Buffer> {
  if (size > LARGEST_WORKBOOK) throw refuseFile('too-large', language)
  const parts = await Array.fromAsync(partsOf(db, keys, organizationId, id))
  try {
    const rows = await readFirstSheet(Buffer.concat(parts))
    return Buffer.from(rows.map((row) => `${writeRecord(row.map((value) => value.replaceAll('\0', '\u{fffd}')), ',', 'needed')}\n`).join(''))
  } catch (error) {
    throw error instanceof SheetRefused ? refuseFile(error.refusal, language) : error
  }
}

export interface Layout { readonly encoding: Encoding; readonly delimiter: Delimiter; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** How the beginning of a file is written. `forced` takes the place of what would be found. @throws {Problem} imports/not-this-file */
export async function findLayout(head: Buffer, isWhole: boolean, language: Language, forced?: { readonly encoding: Encoding; readonly delimiter: Delimiter }): Promise<Layout> {
  const refuse = (reason: FileRefusal): Problem => refuseFile(reason, language)
  const found = await detectEncoding(async function* () { yield head }())
  if (head.length === 0) throw refuse('empty')
  if (found.isUtf16) throw refuse('utf-16')
  if (found.encoding === null) throw refuse('no-text')
  if (found.isMixed && !forced) throw refuse('mixed-encodings')
  const encoding = forced?.encoding ?? found.encoding
  const text = decoderOf(encoding).decode(head)
  if (/^\s*(<|%PDF|\{\\rtf)/.test(text)) throw refuse('no-text')
  const [first = ''] = text.split(/[\r\n]/, 1)
  if (delimiters.some((sign) => first.split(sign, COLUMNS + 2).length > COLUMNS + 1)) throw refuse('too-many-columns')
  const delimiter = forced?.delimiter ?? detectDelimiter(text.slice(0, 262_144), isWhole && text.length <= 262_144)?.delimiter ?? oneColumn(text, language)
  const [headings = [], ...rows] = recordsOf(text, delimiter, isWhole)
  if (headings.length > COLUMNS) throw refuse('too-many-columns')
  if (headings.every((heading) => heading.trim() === '')) throw refuse('no-headings')
  if (isWhole && rows.length === 0) throw refuse('no-rows')
  return { encoding, delimiter, headings: headings.map((heading) => heading.trim().slice(0, 120)), rows }
}

/** A list of one column is a table too, as long as its lines are short. */
function oneColumn(text: string, language: Language): Delimiter {
  if ((text.split('\n', 1)[0]?.length ?? 0) > 200) throw refuseFile('no-columns', language)
  return delimiters[1]
}

function recordsOf(text: string, delimiter: string, isWhole: boolean): string[][] {
  const records: string[][] = []
  for (let at = 0; at < text.length && records.length <= ROWS_LOOKED_AT;) {
    const record = readRecord(text, at, delimiter, isWhole)
    if (!record || record.end === at) break
    at = record.end
    if (record.fields.some((field) => field.trim() !== '')) records.push([...record.fields])
  }
  return records
}

/** What is proposed for a file that was never seen: everything in it may be changed. */
export function proposeSettings(kind: ImportKind, { encoding, delimiter, headings, rows }: Layout, by: StaffMember): ImportSettings {
  const { country } = by.organization
  const looks = headings.map((_, column) => {
    const kinds = new ColumnKinds()
    for (const row of rows) kinds.push(row[column] ?? '')
    return kinds.kind
  })
  const fields = proposeMapping(kind, headings, looks)
  const valuesOf = (...types: string[]): string[] => fields.flatMap((field, column) =>
    (types.includes(importFields[kind].find((known) => known.field === field)?.type ?? '') ? rows.map((row) => row[column] ?? '') : []))
  const [branch] = branchesFor(by, kind)
  return {
    encoding, delimiter, decimal: detectDecimal(valuesOf('money'), country), dayOrder: detectDayOrder(valuesOf('day'), country),
    phoneCountry: detectPhoneCountry(valuesOf('phone').slice(0, 100), country, (value, guess) => 'value' in readPhone(value, guess)),
    system: 'import', fields, matchBy: ['tax-id', 'email', 'phone', 'name-and-birth'], sameName: true, onMatch: 'update', branchId: branch?.id ?? null, productKind: 'frame', taxClass: 'standard', orderKind: 'external-lens-job',
  }
}
