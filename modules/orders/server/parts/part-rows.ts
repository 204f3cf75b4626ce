import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { RequisitionView } from '../../contract.ts'
import type { RequisitionStatus } from '../../domain/must-order.ts'
import type { Phase } from '../../domain/order-phase.ts'

/** A part to buy with what its order is known by. */
export interface PartRow {
  readonly id: string; readonly order_id: string; readonly line_id: string; readonly branch_id: string; readonly variant_id: string | null; readonly description: string; readonly eye: 'right' | 'left' | null
  readonly quantity: number; readonly status: RequisitionStatus; readonly note: string | null; readonly requested_at: Date; readonly ordered_at: Date | null; readonly arrived_at: Date | null; readonly version: number
  readonly number: string | null; readonly phase: Phase; readonly customer_name: string; readonly promised_on: string | null; readonly counts_late: boolean; readonly priority: 'normal' | 'rush'; readonly lab: string | null
  readonly advisor_id: string | null; readonly sold_by: string | null; readonly assigned_to: string | null; readonly order_version: number
}

/** Parts `r` with the list row `l` of their order. */
export const selectParts = (rest: Sql): Sql => sql`
  select r.id, r.order_id, r.line_id, r.branch_id, r.variant_id, r.description, r.eye, r.quantity, r.status, r.note, r.requested_at, r.ordered_at, r.arrived_at, r.version,
    l.number, l.phase, l.customer_name, l.promised_on, l.counts_late, l.priority, l.lab, l.advisor_id, l.sold_by, l.assigned_to, o.version as order_version
  from requisitions r join order_list l on l.organization_id = r.organization_id and l.order_id = r.order_id join orders o on o.organization_id = r.organization_id and o.id = r.order_id
  where ${rest}`

/** The parts of one order, in the sequence in which they were asked for. */
export const partsOf = (tx: Tx, orderId: string): Promise<PartRow[]> =>
  tx.rows<PartRow>(selectParts(sql`r.organization_id = ${tx.organizationId} and r.order_id = ${orderId} order by r.requested_at, r.id`))

/** Whose own the part is: its order's. */
export const touchedByPart = ({ branch_id, advisor_id, sold_by, assigned_to }: PartRow): { branchId: string; ownerStaffIds: (string | null)[] } => ({ branchId: branch_id, ownerStaffIds: [advisor_id, sold_by, assigned_to] })

const working: readonly Phase[] = ['taken', 'producing', 'finishing']

/** The one place where a part becomes an answer. */
export const toPartView = (row: PartRow, by: StaffMember, now: Date): RequisitionView => ({
  id: row.id, lineId: row.line_id, branchId: row.branch_id, variantId: row.variant_id, description: row.description, eye: row.eye, quantity: row.quantity, status: row.status,
  order: {
    id: row.order_id, number: row.number, phase: row.phase, customerName: row.customer_name, promisedOn: row.promised_on, priority: row.priority, lab: row.lab,
    late: row.counts_late && working.includes(row.phase) && row.promised_on !== null && row.promised_on < dayIn(by.organization.branches.get(row.branch_id)?.timeZone ?? 'UTC', now),
  },
  note: row.note, requestedAt: row.requested_at.toISOString(), orderedAt: row.ordered_at?.toISOString() ?? null, arrivedAt: row.arrived_at?.toISOString() ?? null, version: row.version,
})
