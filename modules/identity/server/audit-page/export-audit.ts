import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { tableFile } from '#platform/csv/table-file'
import { writeCursor } from '#platform/http/cursor'
import type { Call, StreamAnswer } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { Cell } from '#platform/xlsx/write-workbook'
import { auditWords } from '../../domain/audit-words.ts'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import type { StaffMember } from '../staff-member.ts'
import { auditDays, auditPlace, auditZone, listAudit } from './list-audit.ts'
import type { AuditConditions, AuditEntryRow } from './list-audit.ts'

/** Rows read at once, so that a long export keeps no connection from the counters. */
const BATCH = 1000

/** The filtered audit as a file, made while it is sent. That it was taken out is an entry itself, written before the first row leaves. */
export async function exportAudit({ db, now }: Pick<IdentityDeps, 'db' | 'now'>, by: StaffMember, call: Call, asked: AuditConditions, form: 'csv' | 'xlsx'): Promise<StreamAnswer> {
  const zone = auditZone(by)
  const until = now()
  const days = auditDays(asked, zone, until)
  await db.inTenant(by.organizationId, async (tx) => audit(tx, by, call, { action: 'audit.exported', subject: { kind: 'audit', id: newId() }, changes: { form, asked: { ...asked, ...days } } }))
  const i18n = translator(by.language)
  const read = (cursor: string | undefined): Promise<AuditEntryRow[]> => db.look(by.organizationId, (tx) => listAudit(tx, by, asked, { cursor, limit: BATCH, now: until }))
  const columns: readonly { head: string; width: number; cell: (row: AuditEntryRow) => Cell }[] = [
    { head: i18n._(/*i18n*/ { id: 'audit.export.at', message: 'Time (UTC)' }), width: 28, cell: (row) => row.at },
    { head: i18n._(/*i18n*/ { id: 'audit.export.by', message: 'Who' }), width: 24, cell: (row) => row.name ?? row.actor_kind },
    { head: i18n._(/*i18n*/ { id: 'audit.export.did', message: 'What was done' }), width: 36, cell: (row) => (auditWords[row.action] ? i18n._(auditWords[row.action]!) : row.action) },
    { head: i18n._(/*i18n*/ { id: 'audit.export.action', message: 'Code' }), width: 28, cell: (row) => row.action },
    { head: i18n._(/*i18n*/ { id: 'audit.export.subject-kind', message: 'Of what' }), width: 16, cell: (row) => row.subject_kind },
    { head: i18n._(/*i18n*/ { id: 'audit.export.subject', message: 'Its number here' }), width: 38, cell: (row) => row.subject_id },
    { head: i18n._(/*i18n*/ { id: 'audit.export.branch', message: 'Branch' }), width: 20, cell: (row) => (row.branch_id && by.organization.branches.get(row.branch_id)?.name) ?? null },
    { head: i18n._(/*i18n*/ { id: 'audit.export.address', message: 'Address' }), width: 18, cell: (row) => row.address },
    { head: i18n._(/*i18n*/ { id: 'audit.export.changes', message: 'Details' }), width: 60, cell: (row) => row.changes && JSON.stringify(row.changes) },
  ]
  const rows = cellsOf(await read(undefined), (row) => read(writeCursor(auditPlace(row))), (row) => columns.map(({ cell }) => cell(row)))
  const name = i18n._(/*i18n*/ { id: 'audit.export.name', message: 'audit' })
  return tableFile(form, { name, head: columns.map(({ head }) => head), widths: columns.map(({ width }) => width), rows }, by.language, dayIn(zone, until))
}

async function* cellsOf(first: AuditEntryRow[], after: (row: AuditEntryRow) => Promise<AuditEntryRow[]>, toCells: (row: AuditEntryRow) => Cell[]): AsyncGenerator<Cell[]> {
  for (let batch = first; ; batch = await after(batch.at(-1)!)) {
    for (const row of batch) yield toCells(row)
    if (batch.length < BATCH) return
  }
}
