import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { audit } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { tableFile } from '#platform/csv/table-file'
import { joinSql, sql } from '#platform/db/sql'
import type { Call, StreamAnswer } from '#platform/http/route'
import { writeCursor } from '#platform/http/cursor'
import type { Cell } from '#platform/xlsx/write-workbook'
import type { exportQuery } from '../../contracts/lists.ts'
import { allKinds } from '../current-kind.ts'
import { listRows } from '../list-orders.ts'
import type { ListRow } from '../list-orders.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { reachOfList } from '../reach-of-list.ts'
import { exportColumns } from './export-columns.ts'
import { placeInList } from './list-sort.ts'
import { listWhere } from './list-where.ts'

type Query = z.output<typeof exportQuery>

/** Rows read at once: some 400 kB, in a few milliseconds, so that a long export keeps no connection from the counters. */
const BATCH = 1000

/** The whole filtered list as a file, made while it is sent. That it was taken out is written down before its first row leaves. */
export async function exportOrders(deps: OrdersDeps, by: StaffMember, call: Call, query: Query, form: 'csv' | 'xlsx'): Promise<StreamAnswer> {
  const now = deps.now()
  const { kinds, staff } = await deps.db.inTenant(by.organizationId, async (tx) => {
    audit(tx, by, call, { action: 'orders.exported', subject: { kind: 'order-list', id: newId() }, branchId: query.branchId ?? null, changes: { form, asked: askedOf(query) } })
    const [found, names] = await Promise.all([allKinds(tx), tx.rows<{ id: string; name: string }>(sql`select id, name from staff_names where organization_id = ${tx.organizationId}`)])
    return { kinds: found, staff: new Map(names.map(({ id, name }) => [id, name])) }
  })
  const i18n = deps.translator(by.language)
  const columns = exportColumns({ i18n, by, kinds, staff, now })
  const head = columns.map((column) => column.head)
  const rows = cellsOf(batches(deps, by, query, now, await readBatch(deps, by, query, now, undefined)), (row) => columns.map(({ cell }) => cell(row)))
  const name = i18n._(/*i18n*/ { id: 'export.name', message: 'orders' })
  return tableFile(form, { name, head, widths: columns.map(({ width }) => width), rows }, by.language, dayIn('UTC', now))
}

/** What was asked for, without what may be a person's name or telephone. */
const askedOf = ({ q, filter, ...rest }: Query) => ({ ...rest, hasSearch: Boolean(q), fields: filter?.map(({ field }) => field) ?? [] })

const readBatch = (deps: OrdersDeps, by: StaffMember, query: Query, now: Date, cursor: string | undefined): Promise<ListRow[]> => deps.db.look(by.organizationId, (tx) =>
  listRows(tx, joinSql([listWhere({ tx, by, now }, query), ...reachOfList(by, 'orders.export')], ' and '), query.sort, cursor, BATCH))

async function* batches(deps: OrdersDeps, by: StaffMember, query: Query, now: Date, first: ListRow[]): AsyncGenerator<ListRow[]> {
  for (let batch = first; ; batch = await readBatch(deps, by, query, now, writeCursor(placeInList(query.sort, batch.at(-1)!)))) {
    yield batch
    if (batch.length < BATCH) return
  }
}

async function* cellsOf(rows: AsyncIterable<readonly ListRow[]>, toCells: (row: ListRow) => Cell[]): AsyncGenerator<Cell[]> {
  for await (const batch of rows) for (const row of batch) yield toCells(row)
}
