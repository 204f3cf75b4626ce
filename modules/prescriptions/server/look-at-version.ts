import { auditLook, may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Tx } from '#platform/db/tx'
import type { Call } from '#platform/http/route'
import type { PrescriptionVersionView } from '../contract.ts'
import { toPrescription } from './prescription-data.ts'
import { prescriptionById } from './read-prescription.ts'

type On = Readonly<Record<string, string>>
interface Wanted { readonly id: string; readonly version: number }

/**
 * What one version says, for a paper that carries it; the look is written down, `on` names the paper. Null when there is none,
 * when whoever asks may not open it, or while prescriptions are switched off: the paper is then printed without it.
 */
export const lookAtVersion = async (tx: Tx, by: StaffMember, call: Call, wanted: Wanted, on: On): Promise<PrescriptionVersionView | null> => (await lookAtMade(tx, by, call, wanted, on, new Date(0)))?.said ?? null

/**
 * The same with what a lab worked out of that version for vertex, tilt and wrap: the newest compensated version made from it, or null. One
 * from before `since`, when these glasses were ordered, is of others: what was worked out for one frame fits no other.
 */
export async function lookAtMade(tx: Tx, by: StaffMember, call: Call, { id, version }: Wanted, on: On, since: Date): Promise<{ readonly said: PrescriptionVersionView; readonly compensated: PrescriptionVersionView | null } | null> {
  if (!by.hasCapability('prescriptions') || !by.reach['prescriptions.read']) return null
  const prescription = await prescriptionById(tx, id)
  const versions = prescription ? toPrescription(prescription).versions : []
  const said = versions.find((one) => one.version === version)
  if (!prescription || !said || !may(by, 'prescriptions.read', { ownerStaffIds: [prescription.ownerStaffId] })) return null
  auditLook(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'prescription', id }, changes: { customer: prescription.customerId, version, ...on } })
  return { said, compensated: versions.findLast(({ kind, originVersion, createdAt }) => kind === 'compensated' && originVersion === version && new Date(createdAt) >= since) ?? null }
}
