import type { I18n } from '@lingui/core'
import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { audit } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { tableFile } from '#platform/csv/table-file'
import { writeCursor } from '#platform/http/cursor'
import type { Call, StreamAnswer } from '#platform/http/route'
import type { Cell } from '#platform/xlsx/write-workbook'
import type { requisitionExportQuery } from '../../contract.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { partRows, placeOfPart } from './list-parts.ts'
import type { PartRow } from './part-rows.ts'

type Query = z.output<typeof requisitionExportQuery>

const BATCH = 1000

/** The filtered parts as CSV, made while it is sent. It goes to suppliers, so it names no customer; that it was taken out is written down. */
export async function exportParts(deps: OrdersDeps, by: StaffMember, call: Call, query: Query): Promise<StreamAnswer> {
  await deps.db.inTenant(by.organizationId, async (tx) => audit(tx, by, call, { action: 'orders.parts-exported', subject: { kind: 'part-list', id: newId() }, branchId: query.branchId ?? null, changes: { ...query } }))
  const i18n = deps.translator(by.language)
  const columns = columnsOf(by, i18n)
  const name = i18n._(/*i18n*/ { id: 'export.parts', message: 'parts' })
  return tableFile('csv', { name, head: columns.map(([head]) => head), widths: [], rows: cellsOf(deps, by, query, columns) }, by.language, dayIn('UTC', deps.now()))
}

type Columns = readonly (readonly [string, (row: PartRow) => Cell])[]

async function* cellsOf(deps: OrdersDeps, by: StaffMember, query: Query, columns: Columns): AsyncGenerator<Cell[]> {
  for (let cursor: string | undefined; ;) {
    const from = cursor
    const rows = await deps.db.look(by.organizationId, (tx) => partRows(tx, by, query, from, BATCH))
    for (const row of rows) yield columns.map(([, cell]) => cell(row))
    if (rows.length < BATCH) return
    cursor = writeCursor(placeOfPart(rows.at(-1)!))
  }
}

function columnsOf(by: StaffMember, i18n: I18n): Columns {
  const branch = ({ branch_id: id }: PartRow) => by.organization.branches.get(id)
  const day = (row: PartRow, at: Date | null): Cell => at && { day: dayIn(branch(row)?.timeZone ?? 'UTC', at) }
  const states = {
    open: i18n._(/*i18n*/ { id: 'export.part.open', message: 'to order' }), ordered: i18n._(/*i18n*/ { id: 'export.part.ordered', message: 'ordered' }),
    arrived: i18n._(/*i18n*/ { id: 'export.part.arrived', message: 'has come' }), dropped: i18n._(/*i18n*/ { id: 'export.part.dropped', message: 'not wanted' }),
  }
  const eyes = { right: i18n._(/*i18n*/ { id: 'export.part.right', message: 'right' }), left: i18n._(/*i18n*/ { id: 'export.part.left', message: 'left' }) }
  return [
    [i18n._(/*i18n*/ { id: 'export.part', message: 'Part' }), (row) => row.description],
    [i18n._(/*i18n*/ { id: 'export.part.eye', message: 'Eye' }), (row) => row.eye && eyes[row.eye]],
    [i18n._(/*i18n*/ { id: 'export.part.quantity', message: 'Quantity' }), (row) => ({ number: row.quantity / 1000, decimals: row.quantity % 1000 === 0 ? 0 : 3 })],
    [i18n._(/*i18n*/ { id: 'export.number', message: 'Number' }), (row) => row.number],
    [i18n._(/*i18n*/ { id: 'export.branch', message: 'Branch' }), (row) => branch(row)?.name ?? null],
    [i18n._(/*i18n*/ { id: 'export.promised', message: 'Promised' }), (row) => row.promised_on && { day: row.promised_on }],
    [i18n._(/*i18n*/ { id: 'export.lab', message: 'Lab' }), (row) => row.lab],
    [i18n._(/*i18n*/ { id: 'export.part.state', message: 'State' }), (row) => states[row.status]],
    [i18n._(/*i18n*/ { id: 'export.part.note', message: 'Supplier’s number' }), (row) => row.note],
    [i18n._(/*i18n*/ { id: 'export.part.requested', message: 'Asked for' }), (row) => day(row, row.requested_at)],
    [i18n._(/*i18n*/ { id: 'export.part.ordered-on', message: 'Ordered' }), (row) => day(row, row.ordered_at)],
    [i18n._(/*i18n*/ { id: 'export.part.arrived-on', message: 'Came' }), (row) => day(row, row.arrived_at)],
  ]
}
