import type { I18n } from '@lingui/core'
import { dayIn } from '#kernel/days'
import { minorDigits } from '#kernel/money'
import type { StaffMember } from '#modules/identity/server'
import type { Cell } from '#platform/xlsx/write-workbook'
import { kindOfRow, toRow } from '../list-orders.ts'
import type { ListRow } from '../list-orders.ts'
import type { KindData } from '../order-data.ts'

/** What an export names beside the rows. */
export interface ExportWords { readonly i18n: I18n; readonly by: StaffMember; readonly kinds: readonly KindData[]; readonly staff: ReadonlyMap<string, string>; readonly now: Date }

interface ExportColumn { readonly head: string; readonly width: number; readonly cell: (row: ListRow) => Cell }

/** The columns of an exported list, in the reader's language. Telephones only for who may see them. */
export function exportColumns({ i18n, by, kinds, staff, now }: ExportWords): readonly ExportColumn[] {
  const yes = i18n._(/*i18n*/ { id: 'export.yes', message: 'yes' })
  const branchOf = (row: ListRow) => by.organization.branches.get(row.branch_id)
  const dayOf = (row: ListRow, at: Date | null): Cell => at && { day: dayIn(branchOf(row)?.timeZone ?? 'UTC', at) }
  const digits = minorDigits(by.organization.currency)
  const money = (amount: number): Cell => ({ number: amount / 10 ** digits, decimals: digits === 2 ? 2 : 0 })
  const nameOf = (id: string | null): Cell => (id && staff.get(id)) ?? null
  return [
    { head: i18n._(/*i18n*/ { id: 'export.number', message: 'Number' }), width: 12, cell: (row) => row.number },
    { head: i18n._(/*i18n*/ { id: 'export.kind', message: 'Kind' }), width: 18, cell: (row) => kindOfRow(row, kinds)?.names[by.language] ?? row.kind_code },
    { head: i18n._(/*i18n*/ { id: 'export.stage', message: 'Stage' }), width: 18, cell: (row) => toRow(row, by, kinds, now).stageName },
    { head: i18n._(/*i18n*/ { id: 'export.branch', message: 'Branch' }), width: 18, cell: (row) => branchOf(row)?.name ?? null },
    { head: i18n._(/*i18n*/ { id: 'export.customer', message: 'Customer' }), width: 24, cell: (row) => row.customer_name },
    { head: i18n._(/*i18n*/ { id: 'export.phone', message: 'Phone' }), width: 16, cell: (row) => toRow(row, by, kinds, now).customerPhone },
    { head: i18n._(/*i18n*/ { id: 'export.job', message: 'Job' }), width: 40, cell: (row) => row.summary },
    { head: i18n._(/*i18n*/ { id: 'export.taken', message: 'Taken' }), width: 12, cell: (row) => dayOf(row, row.occurred_at) },
    { head: i18n._(/*i18n*/ { id: 'export.promised', message: 'Promised' }), width: 12, cell: (row) => row.promised_on && { day: row.promised_on } },
    { head: i18n._(/*i18n*/ { id: 'export.collected', message: 'Collected' }), width: 12, cell: (row) => dayOf(row, row.collected_at) },
    { head: i18n._(/*i18n*/ { id: 'export.sold-by', message: 'Sold by' }), width: 20, cell: (row) => nameOf(row.sold_by) },
    { head: i18n._(/*i18n*/ { id: 'export.assigned', message: 'Works on it' }), width: 20, cell: (row) => nameOf(row.assigned_to) },
    { head: i18n._(/*i18n*/ { id: 'export.lab', message: 'Lab' }), width: 18, cell: (row) => row.lab },
    { head: i18n._(/*i18n*/ { id: 'export.rush', message: 'Rush' }), width: 8, cell: (row) => (row.priority === 'rush' ? yes : null) },
    { head: i18n._(/*i18n*/ { id: 'export.hold', message: 'On hold' }), width: 8, cell: (row) => (row.on_hold ? yes : null) },
    { head: i18n._(/*i18n*/ { id: 'export.late', message: 'Late' }), width: 8, cell: (row) => (toRow(row, by, kinds, now).late ? yes : null) },
    { head: i18n._(/*i18n*/ { id: 'export.remake', message: 'Remake' }), width: 8, cell: (row) => (row.remake ? yes : null) },
    { head: i18n._(/*i18n*/ { id: 'export.total', message: 'Total' }), width: 14, cell: (row) => money(row.total) },
    { head: i18n._(/*i18n*/ { id: 'export.paid', message: 'Paid' }), width: 14, cell: (row) => money(row.paid) },
    { head: i18n._(/*i18n*/ { id: 'export.balance', message: 'To pay' }), width: 14, cell: (row) => money(row.balance) },
    { head: i18n._(/*i18n*/ { id: 'export.currency', message: 'Currency' }), width: 10, cell: (row) => row.currency },
  ]
}
