import type { BulkOutcome } from '#platform/bulk/bulk'
import { sealJson } from '#platform/crypto/seal'
import type { Key } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { ImportSettings } from '../contract.ts'
import { marksOfRow } from '../domain/person-marks.ts'
import { ERASED } from './erased-meanwhile.ts'
import { PERSON, markAsId } from './mark-as-id.ts'
import type { FileRow } from './uploaded-file.ts'

/** No field is longer than this; a value beyond it is kept as far as a person needs to know it again. */
const LONGEST_KEPT = 3_000

/** What a row's sealed values open under. */
export const rowPurpose = (importId: string, row: number | string): string => `import row ${importId}/${row}`

/** Keeps what was made, changed or refused; the rest left no trace. Refused rows with the marks of whom they speak of. */
export function saveRows(tx: Tx, key: Key, importId: string, { fields: columns, system }: ImportSettings, outcomes: readonly BulkOutcome[], rows: readonly FileRow[]): void {
  const read = new Map(rows.map((row) => [row.row, row]))
  const isErased = ({ reasons }: BulkOutcome): boolean => reasons.some(({ code }) => code === ERASED)
  const kept = outcomes.filter(({ outcome }) => outcome === 'created' || outcome === 'updated' || outcome === 'refused')
  if (kept.length === 0) return
  const said = (row: number): string[] => (read.get(row)?.fields ?? []).map((field) => (field.length > LONGEST_KEPT ? `${field.slice(0, LONGEST_KEPT)}…` : field))
  const sealed = kept.map((one) => {
    const { row, outcome, before } = one
    if (isErased(one) || outcome === 'created' || (outcome === 'updated' && before === undefined)) return null
    return sealJson(key, rowPurpose(importId, row), outcome === 'refused' ? said(row) : before).toString('hex')
  })
  tx.send(sql`
    insert into import_rows (organization_id, import_id, row, outcome, subject_id, subject_version, reasons, sealed)
    select ${tx.organizationId}, ${importId}, j.r, j.o, j.s, j.v, j.w, decode(j.b, 'hex')
    from json_to_recordset(${JSON.stringify(kept.map(({ row, outcome, subjectId, version, reasons }, index) => ({ r: row, o: outcome, s: subjectId, v: version, w: reasons.length > 0 ? reasons : null, b: sealed[index] })))})
      as j(r int, o text, s uuid, v int, w jsonb, b text)`)
  const marks = kept.filter((one) => one.outcome === 'refused' && !isErased(one)).flatMap(({ row }) =>
    marksOfRow(read.get(row)?.fields ?? [], columns, system, read.get(row)?.fault !== null).map((mark) => ({ row, mark: markAsId(key, PERSON, mark) })))
  if (marks.length === 0) return
  tx.send(sql`
    insert into import_row_marks (organization_id, import_id, row, mark)
    select ${tx.organizationId}, ${importId}, m.row, m.mark from unnest(${marks.map(({ row }) => row)}::int[], ${marks.map(({ mark }) => mark)}::uuid[]) as m(row, mark)`)
}
