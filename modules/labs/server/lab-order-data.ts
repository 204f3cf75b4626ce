import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { LabOrderView } from '../contract.ts'
import { isLabOrderLate } from '../domain/lab-order.ts'
import type { LabOrderState, LabOrderWay, MailTrouble } from '../domain/lab-order.ts'

export interface LabOrderRow {
  id: string; lab_id: string; lab_name: string; order_id: string; order_number: string | null; order_cancelled: boolean; branch_id: string; person_id: string; way: LabOrderWay; state: LabOrderState; lab_number: string | null
  sent_at: Date; sent_on: string; sent_by: string; sent_by_name: string | null; promised_on: string | null; first_promised_on: string | null; arrived_at: Date | null; arrived_on: string | null; lab_days: number | null; mailed_at: Date | null; mail_trouble: MailTrouble | null
  cancelled_at: Date | null; lens_cost: number | null; currency: string; remakes: LabOrderView['remakes']; failed: number; version: number
}

/** Lab orders as they are shown, without their sealed content; a condition on `l` follows. */
export const selectLabOrders = (organizationId: string): Sql => sql`
  select l.id, l.lab_id, b.name as lab_name, l.order_id, n.number as order_number, n.cancelled as order_cancelled, l.branch_id, l.person_id, l.way, l.state, l.lab_number, l.sent_at, l.sent_on::text as sent_on, l.sent_by, s.name as sent_by_name,
    l.promised_on::text as promised_on, l.first_promised_on::text as first_promised_on, l.arrived_at, l.arrived_on::text as arrived_on, l.lab_days, l.mailed_at, l.mail_trouble, l.cancelled_at, l.lens_cost::float8 as lens_cost, l.currency, l.version,
    (select coalesce(json_agg(json_build_object('orderId', r.order_id, 'causedBy', r.caused_by, 'nth', r.nth, 'shareBps', r.share_bps, 'because', r.because) order by r.made_at, r.order_id), '[]')
      from lab_remakes r join order_numbers m on m.organization_id = r.organization_id and m.id = r.order_id and not m.cancelled where r.organization_id = l.organization_id and r.lab_order_id = l.id) as remakes,
    (select count(*)::int from inspections i where i.organization_id = l.organization_id and i.lab_order_id = l.id and not i.passed) as failed
  from lab_orders l
  join labs b on b.organization_id = l.organization_id and b.id = l.lab_id
  join order_numbers n on n.organization_id = l.organization_id and n.id = l.order_id
  left join staff_names s on s.organization_id = l.organization_id and s.id = l.sent_by
  where l.organization_id = ${organizationId}`

/** @throws {Problem} http/not-found */
export async function labOrderById(tx: Tx, id: string): Promise<LabOrderRow> {
  const row = await tx.maybe<LabOrderRow>(sql`${selectLabOrders(tx.organizationId)} and l.id = ${id}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return row
}

/** The lab order that is alive for an order, or undefined. */
export const labOrderOf = (tx: Tx, orderId: string): Promise<LabOrderRow | undefined> => tx.maybe<LabOrderRow>(sql`${selectLabOrders(tx.organizationId)} and l.order_id = ${orderId} and l.state <> 'cancelled'`)

/** The IANA zone of a branch. */
export const zoneOf = (by: Pick<StaffMember, 'organization'>, branchId: string): string => by.organization.branches.get(branchId)?.timeZone ?? 'UTC'

/** A lab order as the API shows it. */
export const toLabOrderView = (row: LabOrderRow, by: StaffMember, now: Date): LabOrderView => ({
  id: row.id, lab: { id: row.lab_id, name: row.lab_name }, order: { id: row.order_id, number: row.order_number }, branchId: row.branch_id, way: row.way, state: row.state, labNumber: row.lab_number,
  sentAt: row.sent_at.toISOString(), sentOn: row.sent_on, sentBy: { id: row.sent_by, name: row.sent_by_name ?? '' }, promisedOn: row.promised_on, firstPromisedOn: row.first_promised_on, arrivedAt: row.arrived_at?.toISOString() ?? null, arrivedOn: row.arrived_on,
  labDays: row.lab_days, late: isLabOrderLate({ state: row.state, firstPromisedOn: row.first_promised_on, arrivedOn: row.arrived_on, isOrderCancelled: row.order_cancelled }, dayIn(zoneOf(by, row.branch_id), now)),
  mailedAt: row.mailed_at?.toISOString() ?? null, mailTrouble: row.mail_trouble, cancelledAt: row.cancelled_at?.toISOString() ?? null, remakes: row.remakes, failedInspections: row.failed, version: row.version,
})
