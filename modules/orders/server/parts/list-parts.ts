import { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { joinSql, sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { id } from '#platform/http/contract'
import { instantPlace, readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import type { requisitionPage, requisitionQuery } from '../../contract.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { selectParts, toPartView } from './part-rows.ts'
import type { PartRow } from './part-rows.ts'

type Query = z.output<typeof requisitionQuery>

/** Parts to buy by state, branch or order, oldest first; of the branches that the reader works in. */
export async function listParts(deps: OrdersDeps, by: StaffMember, query: Query): Promise<z.output<typeof requisitionPage>> {
  const rows = await deps.db.look(by.organizationId, (tx) => partRows(tx, by, query, query.cursor, query.limit + 1))
  return toPage(rows, query.limit, (row) => toPartView(row, by, deps.now()), placeOfPart)
}

/** Where a part stands in the list, for a cursor. */
export const placeOfPart = (row: PartRow): string[] => [row.requested_at.toISOString(), row.id]

/** So many parts from the place where the page before ended. */
export function partRows(tx: Tx, by: StaffMember, { status, orderId, branchId }: Pick<Query, 'status' | 'orderId' | 'branchId'>, cursor: string | undefined, limit: number): Promise<PartRow[]> {
  const reach = by.reach['orders.read']
  const place = readCursor(cursor, z.tuple([instantPlace, id]))
  return tx.rows<PartRow>(selectParts(sql`${joinSql([
    sql`r.organization_id = ${tx.organizationId}`, ...(status ? [sql`r.status = ${status}`] : []), ...(orderId ? [sql`r.order_id = ${orderId}`] : []), ...(branchId ? [sql`r.branch_id = ${branchId}`] : []),
    ...(reach?.branchIds ? [sql`r.branch_id = any(${reach.branchIds})`] : []), ...(reach?.scope === 'own' ? [sql`(l.advisor_id = ${by.staffId} or l.sold_by = ${by.staffId} or l.assigned_to = ${by.staffId})`] : []),
    ...(place ? [sql`(r.requested_at, r.id) > (${place[0]}::timestamptz, ${place[1]}::uuid)`] : []),
  ], ' and ')} order by r.requested_at, r.id limit ${limit}`))
}
