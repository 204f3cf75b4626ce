import { auditLook, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Call } from '#platform/http/route'
import type { SpecialLensView } from '../../contracts/special-lenses.ts'
import { touchedOf } from '../order-data.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { found, orderById } from '../read-order.ts'

/** What speaks against the special lenses of an order, and who ordered them why. It tells of the prescription, so the look is written down. */
export const openSpecialLenses = (deps: OrdersDeps, by: StaffMember, call: Call, id: string): Promise<SpecialLensView[]> =>
  deps.db.inTenant(by.organizationId, async (tx) => {
    const order = found(await orderById(tx, id), by)
    mustMay(by, 'prescriptions.read', touchedOf(order))
    if (order.prescription && order.specialLenses.length > 0) auditLook(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'prescription', id: order.prescription.id }, changes: { customer: (order.wearer ?? order.customer).id, version: order.prescription.version, specialLensesOf: id } })
    return order.specialLenses.map(({ finding, ...decided }) => ({ ...finding, ...decided }))
  })
