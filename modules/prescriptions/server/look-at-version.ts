import { auditLook, may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Tx } from '#platform/db/tx'
import type { Call } from '#platform/http/route'
import type { PrescriptionVersionView } from '../contract.ts'
import { toPrescription } from './prescription-data.ts'
import { prescriptionById } from './read-prescription.ts'

/**
 * What one version says, for a paper that carries it; the look is written down, `on` names the paper. Null when there is none,
 * when whoever asks may not open it, or while prescriptions are switched off: the paper is then printed without it.
 */
export async function lookAtVersion(tx: Tx, by: StaffMember, call: Call, { id, version }: { readonly id: string; readonly version: number }, on: Readonly<Record<string, string>>): Promise<PrescriptionVersionView | null> {
  if (!by.hasCapability('prescriptions') || !by.reach['prescriptions.read']) return null
  const prescription = await prescriptionById(tx, id)
  const said = prescription && toPrescription(prescription).versions.find((one) => one.version === version)
  if (!prescription || !said || !may(by, 'prescriptions.read', { ownerStaffIds: [prescription.ownerStaffId] })) return null
  auditLook(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'prescription', id }, changes: { customer: prescription.customerId, version, ...on } })
  return said
}
