import { auditLook } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { isFormula } from '#platform/csv/column-kind'
import { writeRecord } from '#platform/csv/write-record'
import { keyVersionOf, openJson } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import type { Call, StreamAnswer } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { ImportData } from './import-data.ts'
import { importFor } from './may-bring.ts'
import { importsProblems } from './problems.ts'
import { sayReason } from './say-reason.ts'
import { rowPurpose } from './save-rows.ts'

/** Rows read at a time: a hostile one may be a megabyte long. */
const BATCH = 100

/**
 * The refused rows as they stood in the file, with the reasons behind them: to mend and to bring in again. Cells that a spreadsheet
 * would calculate begin with an apostrophe. Rows of people who were forgotten since are left out. It names people, so that it was taken
 * out is written down.
 * @throws {Problem} imports/not-now, imports/emptied
 */
export async function refusedFile(deps: Deps, by: StaffMember, call: Call, id: string): Promise<StreamAnswer> {
  const i18n = translator(by.language)
  const data = await deps.db.inTenant(by.organizationId, (tx) => importFor(tx, by, id))
  if (!data.result) throw new Problem(importsProblems.notNow, undefined, { state: data.state })
  if (data.emptiedAt) throw new Problem(importsProblems.emptied)
  await deps.db.inTenant(by.organizationId, async (tx) => auditLook(tx, by, call, { action: 'imports.refused-rows-exported', subject: { kind: 'import', id }, changes: { kind: data.kind, refused: data.result?.refused ?? 0 } }))
  return {
    pieces: refusedLines(deps, by, data), mediaType: 'text/csv; charset=utf-8',
    fileName: `${data.fileName.replace(/\.[a-z]+$/i, '')}-${i18n._({ id: 'imports.refused.name', message: 'refused' })}.csv`,
  }
}

async function* refusedLines({ db, keys }: Deps, by: StaffMember, { id, headings, settings }: ImportData): AsyncGenerator<Buffer> {
  const i18n = translator(by.language)
  const line = (cells: readonly string[]): string => `${writeRecord(cells, settings?.delimiter ?? ',', 'needed')}\r\n`
  yield Buffer.from(`\u{feff}${line([...headings.map(harmless), i18n._({ id: 'imports.refused.reason', message: 'Why it was refused' })])}`)
  for (let after = 0; ;) {
    const lines = await db.inTenant(by.organizationId, async (tx) => {
      const rows = await tx.rows<{ row: number; reasons: { code: string; field: string | null }[]; sealed: Buffer | null }>(sql`
        select row, reasons, sealed from import_rows where organization_id = ${tx.organizationId} and import_id = ${id} and outcome = 'refused' and row > ${after} order by row limit ${BATCH}`)
      after = rows.at(-1)?.row ?? Infinity
      return Promise.all(rows.map(async ({ row, reasons, sealed }) => {
        if (!sealed) return ''
        const fields = openJson(await keys.organizationKey(tx, keyVersionOf(sealed)), rowPurpose(id, row), sealed) as string[]
        const cells = [...headings.map((_, column) => fields[column] ?? ''), ...fields.slice(headings.length)]
        return line([...cells.map(harmless), reasons.map((reason) => sayReason(i18n, reason)).join('; ')])
      }))
    })
    if (lines.length === 0) return
    yield Buffer.from(lines.join(''))
  }
}

const harmless = (cell: string): string => (isFormula(cell) ? `'${cell}` : cell)
