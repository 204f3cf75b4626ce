import { z } from 'zod'
import { minorDigits } from '#kernel/money'
import { readPhone } from '#platform/text/phone'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { id as idShape } from '#platform/http/contract'
import { instantPlace, readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { translator } from '#platform/i18n/index'
import type { ImportItem, ImportSamples } from '../contract.ts'
import { importFields } from '../domain/index.ts'
import { importColumns } from './import-data.ts'
import type { ImportData } from './import-data.ts'
import { toImportItem } from './import-view.ts'
import { judgeNumbers, readFileRow } from './kinds.ts'
import { importFor, kindsOf } from './may-bring.ts'
import { sayReason } from './say-reason.ts'
import { sampleContext } from './start-import.ts'
import { partsOf, rowsOf } from './uploaded-file.ts'

const SAMPLES = 20

/** A page of imports of the kinds that the reader may bring in, newest first. */
export async function listImports(tx: Tx, by: StaffMember, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: ImportItem[]; nextCursor: string | null }> {
  const after = readCursor(cursor, z.tuple([instantPlace, idShape]))
  const rows = await tx.rows<ImportData>(sql`
    select ${importColumns} from imports i where i.organization_id = ${tx.organizationId} and i.kind = any(${kindsOf(by)}) ${after ? sql`and (i.created_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by i.created_at desc, i.id desc limit ${limit + 1}`)
  return toPage(rows, limit, toImportItem, (row) => [row.createdAt.toISOString(), row.id])
}

/** The first rows beside what is read of them; the same reading as in the run. */
export async function sampleRows({ db, keys, now }: Deps, by: StaffMember, id: string): Promise<ImportSamples> {
  const data = await db.inTenant(by.organizationId, (tx) => importFor(tx, by, id))
  const { settings, kind } = data
  if (!settings || data.emptiedAt || !['mapping', 'judging', 'judged', 'running', 'stopped', 'failed'].includes(data.state)) return { items: [] }
  const i18n = translator(by.language)
  const context = sampleContext(by, now(), kind)
  const items: ImportSamples['items'] = []
  for await (const row of rowsOf(partsOf(db, keys, by.organizationId, id), settings.encoding, settings.delimiter)) {
    const { values, faults } = readFileRow(id, kind, row, settings, context)
    items.push({
      row: row.row, source: row.fields.slice(0, data.headings.length + 1).map((field) => field.slice(0, 300)),
      values: importFields[kind].flatMap(({ field, type }) => {
        const value = values[field]
        return value === undefined ? [] : [{ field, text: textOf(value, type, by.organization.currency, settings.phoneCountry) }]
      }),
      faults: [...faults, ...judgeNumbers(kind, values, settings.phoneCountry)].map((fault) => ({ field: fault.field, text: sayReason(i18n, fault) })),
    })
    if (items.length === SAMPLES) break
  }
  return { items }
}

function textOf(value: string | number, type: string, currency: string, phoneCountry: string): string {
  if (typeof value === 'number') return (value / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))
  if (type !== 'phone') return value
  const reading = readPhone(value, phoneCountry)
  return 'value' in reading ? reading.value : value
}

/** What an undo left, because somebody has worked with it since. */
export const keptRows = (tx: Tx, id: string, cursor: string | undefined, limit: number): Promise<{ items: { row: number; subjectId: string }[]; nextCursor: string | null }> => {
  const after = readCursor(cursor, z.tuple([z.int()]))
  return tx.rows<{ row: number; subjectId: string }>(sql`
    select r.row, r.subject_id as "subjectId" from import_rows r where r.organization_id = ${tx.organizationId} and r.import_id = ${id} and r.outcome = 'kept' and r.row > ${after?.[0] ?? 0}
    order by r.row limit ${limit + 1}`).then((rows) => toPage(rows, limit, (row) => row, ({ row }) => [row]))
}

