import { staffWhoMay, staffWithRole } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Role } from '#modules/identity/domain'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { ProblemKind } from '#platform/http/problem'
import { guardsOnTheWay, missingFields, whyNotEnter } from '../domain/enter-stage.ts'
import { isRechecked } from '../domain/recheck.ts'
import type { Stage } from '../domain/stage.ts'
import { paidOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import { missingDeposit } from './standing-view.ts'

/**
 * Demands all that the stages up to the target ask for: role, guards, fields. A refusal says what is missing and who may do it.
 * @throws {Problem} of `kind`, with `reason`
 */
export async function mustEnter(tx: Tx, by: StaffMember, order: OrderData, target: Stage, kind: ProblemKind<{ reason: string }>): Promise<void> {
  const roles = by.roles.filter(({ branchId }) => branchId === null || branchId === order.branchId).map(({ role }) => role)
  const filled = order.values.map(({ field }) => field)
  const missing = missingDeposit({ total: order.total, paid: paidOf(order.payments) }, by)
  const reason = whyNotEnter(order.kind.stages, order.stage, target, { roles, rechecked: isRechecked(order.rechecks), missingDeposit: missing, inspection: order.inspection, prescribed: order.prescription !== null, remade: await isRemade(tx, order, target), filled })
  switch (reason) {
    case null: return
    case 'not-your-role': throw new Problem(kind, undefined, { reason, stage: target.code, roles: target.roles, who: await staffWithRole(tx, target.roles as readonly Role[], order.branchId) })
    case 'recheck-missing': throw new Problem(kind, undefined, { reason, stage: target.code, who: await whoRechecks(tx, order) })
    case 'deposit-missing': throw new Problem(kind, undefined, { reason, stage: target.code, missing: { amount: missing, currency: order.currency } })
    case 'inspection-failed': throw new Problem(kind, undefined, { reason, stage: target.code, who: await staffWhoMay(tx, 'inspections.override', order.branchId) })
    case 'inspection-missing': throw new Problem(kind, undefined, { reason, stage: target.code, inspection: order.inspection })
    case 'fields-missing': throw new Problem(kind, undefined, { reason, stage: target.code, fields: missingFields(target, filled) })
  }
}

/** Whether a remake of the order runs or was made: of one that is a remake itself, a later one. Asked only where lenses might hold it back. */
async function isRemade(tx: Tx, { id, inspection, remake, root, occurredAt, kind, stage }: OrderData, target: Stage): Promise<boolean> {
  if (inspection !== 'failed' && (inspection !== null || !guardsOnTheWay(kind.stages, stage, target.code).includes('inspection'))) return false
  const first = remake && root ? root.id : id
  return await tx.maybe(sql`
    select from orders where organization_id = ${tx.organizationId} and root_order_id = ${first} and remake_cause is not null and phase <> 'cancelled' and (occurred_at, id) > (${occurredAt}, ${id}) limit 1`) !== undefined
}

/** Who may confirm the values of an order: anybody with the right but who entered it or typed its prescription. */
export const whoRechecks = async (tx: Tx, order: OrderData): Promise<{ id: string; name: string }[]> =>
  (await staffWhoMay(tx, 'orders.recheck', order.branchId)).filter(({ id }) => id !== order.enteredBy?.id && id !== order.prescription?.typedBy?.id)
