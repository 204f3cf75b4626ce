import { z } from 'zod'
import { dayIn } from '#kernel/days'
import { branchesOf } from './reach.ts'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import { day, id } from '#platform/http/contract'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import type { LabOrderView, labOrderQuery } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { selectLabOrders, toLabOrderView, zoneOf } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'

type Query = z.output<typeof labOrderQuery>
const place = z.tuple([day, id])

/**
 * What each figure of the scorecard counts, as a condition on `l`; the list behind it asks with the same. `today`: at the first branch.
 * What is asked of another table is asked of one lab order at a time: asked of all at once, PostgreSQL reads that table from end to end.
 */
export function figureWhere(figure: NonNullable<Query['figure']>, organizationId: string, today: string, causedBy?: Query['causedBy']): Sql {
  switch (figure) {
    case 'sent': return sql`l.state <> 'cancelled'`
    case 'arrived': return sql`l.state = 'arrived'`
    case 'open': return sql`l.state in ('sent', 'accepted', 'in-production')`
    case 'late': return sql`l.state <> 'cancelled' and coalesce(l.arrived_on, ${today}::date) > l.first_promised_on and (l.arrived_on is not null or not coalesce((select c.cancelled from order_numbers c where c.organization_id = ${organizationId} and c.id = l.order_id), false))`
    case 'failed': return sql`l.state <> 'cancelled' and exists (select from inspections f where f.organization_id = ${organizationId} and f.lab_order_id = l.id and not f.passed)`
    case 'remade': return sql`l.state <> 'cancelled' and (select true from lab_remakes m join order_numbers c on c.organization_id = m.organization_id and c.id = m.order_id and not c.cancelled where m.organization_id = ${organizationId} and m.lab_order_id = l.id ${causedBy ? sql`and m.caused_by = ${causedBy}` : sql``} limit 1)`
  }
}

/** Lab orders by when they were sent, newest first. */
export async function listLabOrders({ db, now }: LabsDeps, by: StaffMember, { cursor, limit, labId, orderId, from, to, figure, causedBy }: Query): Promise<{ items: LabOrderView[]; nextCursor: string | null }> {
  const after = readCursor(cursor, place)
  const organizationId = by.organizationId
  const rows = await db.look(organizationId, (tx) => tx.rows<LabOrderRow>(sql`
    ${selectLabOrders(organizationId)} ${branchesOf(by)}
    ${labId ? sql`and l.lab_id = ${labId}` : sql``} ${orderId ? sql`and l.order_id = ${orderId}` : sql``} ${from ? sql`and l.sent_on >= ${from}::date` : sql``} ${to ? sql`and l.sent_on <= ${to}::date` : sql``}
    ${figure ? sql`and ${figureWhere(figure, organizationId, todayOf(by, now()), causedBy)}` : sql``}
    ${after ? sql`and (l.sent_on, l.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``}
    order by l.sent_on desc, l.id desc limit ${limit + 1}`))
  return toPage(rows, limit, (row) => toLabOrderView(row, by, now()), (row) => [row.sent_on, row.id])
}

/** Today at the reader's first branch: figures over several branches need one day. */
export const todayOf = (by: StaffMember, now: Date): string => dayIn(zoneOf(by, [...by.organization.branches.keys()][0] ?? ''), now)
