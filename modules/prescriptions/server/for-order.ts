import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { OrderPrescription, PrescriptionBrief } from '../contract.ts'
import type { Purpose } from '../domain/prescription.ts'
import { createPrescription } from './create-prescription.ts'
import { newestOf } from './prescription-data.ts'

/**
 * The prescription that an order of `wearerId` is made from: the version it names, or a new one written in the order's transaction.
 * No look: nothing of what it says is answered. @throws {Problem} http/invalid with a pointer below /prescription, as createPrescription
 */
export async function prescriptionForOrder(deps: Pick<Deps, 'keys' | 'now'>, tx: Tx, by: StaffMember, call: Call, asked: OrderPrescription, wearerId: string): Promise<PrescriptionBrief> {
  if (!by.hasCapability('prescriptions')) throw new Problem(httpProblems.capabilityOff, undefined, { capability: 'prescriptions' })
  if ('new' in asked) {
    const { prescription } = await createPrescription(deps, tx, by, call, { ...asked.new, customerId: wearerId }, '/prescription/new')
    const { version, purpose, examinedOn } = newestOf(prescription)
    return { id: prescription.id, version, purpose, examinedOn }
  }
  const found = await tx.maybe<{ purpose: Purpose; examinedOn: string; ownerStaffId: string | null }>(sql`
    select b.purpose, b.examined_on as "examinedOn", c.owner_staff_id as "ownerStaffId"
    from prescription_briefs b join customer_briefs c on c.organization_id = b.organization_id and c.id = b.customer_id
    where b.organization_id = ${tx.organizationId} and b.prescription_id = ${asked.id} and b.version = ${asked.version} and b.customer_id = ${wearerId}`)
  if (!by.holds('prescriptions.read')) throw new Problem(httpProblems.forbidden, undefined, { right: 'prescriptions.read' })
  if (!found || !may(by, 'prescriptions.read', { ownerStaffIds: [found.ownerStaffId] })) throw refuseByContract([{ pointer: '/prescription/id', detail: translator(by.language)._({ id: 'prescriptions.refused.not-the-wearers', message: 'The wearer has no such prescription.' }) }])
  return { id: asked.id, version: asked.version, purpose: found.purpose, examinedOn: found.examinedOn }
}
