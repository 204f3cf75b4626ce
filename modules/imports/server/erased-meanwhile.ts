import type { Key } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { ImportSettings } from '../contract.ts'
import { marksOfRow } from '../domain/person-marks.ts'
import { PERSON, markAsId } from './mark-as-id.ts'
import type { FileRow } from './uploaded-file.ts'

/** No row of a file has this number: under it stand the marks of whoever was erased while the file waited. */
const NO_ROW = 0

/** Why such a row is refused. */
export const ERASED = 'erased-meanwhile'

/** Telephone, e-mail and tax number; the number of another system says nothing of who had none there. */
const tellsApart = /^(?:phone|email|tax) /

/** Imports that still read their file keep the marks of an erased person, so that the file does not bring them back. Waits for a chunk at work. */
export async function remindWaitingImports(tx: Tx, marks: readonly string[]): Promise<void> {
  await tx.run(sql`
    with waiting as (select id from imports where organization_id = ${tx.organizationId} and state not in ('done', 'undoing', 'undone') and emptied_at is null for update)
    insert into import_row_marks (organization_id, import_id, row, mark)
    select ${tx.organizationId}, w.id, ${NO_ROW}, m.mark from waiting w cross join unnest(${marks}::uuid[]) as m(mark) on conflict do nothing`)
}

/**
 * Tells rows that speak of somebody who was erased since the file came. A name alone tells only where the row has nothing else to tell
 * people apart by: of a namesake with a telephone of their own nothing was erased.
 */
export async function erasedMeanwhile(tx: Tx, key: Key, importId: string, { fields, system }: ImportSettings): Promise<(row: FileRow) => boolean> {
  const erased = new Set((await tx.rows<{ mark: string }>(sql`select mark from import_row_marks where organization_id = ${tx.organizationId} and import_id = ${importId} and row = ${NO_ROW}`)).map(({ mark }) => mark))
  if (erased.size === 0) return () => false
  return (row) => {
    const marks = marksOfRow(row.fields, fields, system, row.fault !== null)
    const telling = marks.some((mark) => tellsApart.test(mark)) ? marks.filter((mark) => !mark.startsWith('name ')) : marks
    return telling.some((mark) => erased.has(markAsId(key, PERSON, mark)))
  }
}
