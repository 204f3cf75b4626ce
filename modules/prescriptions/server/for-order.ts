import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { NewPrescription, PrescriptionBrief } from '../contract.ts'
import { createPrescription } from './create-prescription.ts'
import type { ValuesFor } from '../domain/prescription.ts'
import { eyeOf, newestOf } from './prescription-data.ts'
import type { EyeRow } from './prescription-data.ts'

/**
 * The version of a prescription that an order for `wearerId` names. No look and no right of its own: nothing of what it says is
 * answered, and whoever takes the order sees the wearer. @throws {Problem} http/invalid at `pointer`, http/capability-off
 */
export async function prescriptionOfWearer(tx: Tx, by: StaffMember, { id, version }: { readonly id: string; readonly version: number }, wearerId: string, pointer = '/prescription/id'): Promise<PrescriptionBrief> {
  mustBeOn(by)
  const found = await tx.maybe<Omit<PrescriptionBrief, 'id' | 'version'>>(sql`
    select b.purpose, b.examined_on as "examinedOn", case when b.created_by is not null then json_build_object('id', b.created_by, 'name', coalesce(s.name, '')) end as "typedBy"
    from prescription_briefs b join customer_briefs c on c.organization_id = b.organization_id and c.id = b.customer_id
    left join staff_names s on s.organization_id = b.organization_id and s.id = b.created_by
    where b.organization_id = ${tx.organizationId} and b.prescription_id = ${id} and b.version = ${version} and c.survivor_id = ${wearerId}`)
  if (!found) throw refuseByContract([{ pointer, detail: translator(by.language)._(/*i18n*/{ id: 'prescriptions.refused.not-the-wearers', message: 'The wearer has no such prescription.' }) }])
  return { id, version, ...found }
}

/**
 * What a version says, for what is made from it to be judged; null where there is none. No look and no right of its own: whoever answers
 * anything of it asks for both.
 */
export async function valuesOfVersion(tx: Tx, { id, version }: { readonly id: string; readonly version: number }): Promise<ValuesFor | null> {
  const row = await tx.maybe<{ purpose: ValuesFor['purpose']; right: EyeRow; left: EyeRow }>(sql`
    select v.purpose, to_jsonb(r) as right, to_jsonb(l) as left from prescription_versions v
    join prescription_eyes r on r.organization_id = v.organization_id and r.prescription_id = v.prescription_id and r.version = v.version and r.eye = 'right'
    join prescription_eyes l on l.organization_id = v.organization_id and l.prescription_id = v.prescription_id and l.version = v.version and l.eye = 'left'
    where v.organization_id = ${tx.organizationId} and v.prescription_id = ${id} and v.version = ${version}`)
  return row ? { purpose: row.purpose, right: eyeOf(row.right), left: eyeOf(row.left) } : null
}

/** A new prescription for the wearer, written in the order's transaction. @throws {Problem} as createPrescription, below /prescription/new */
export async function prescriptionWithOrder(deps: Pick<Deps, 'keys' | 'now'>, tx: Tx, by: StaffMember, call: Call, written: Omit<NewPrescription, 'customerId'>, wearerId: string): Promise<PrescriptionBrief> {
  mustBeOn(by)
  const { prescription } = await createPrescription(deps, tx, by, call, { ...written, customerId: wearerId }, '/prescription/new')
  const { version, purpose, examinedOn, createdBy } = newestOf(prescription)
  return { id: prescription.id, version, purpose, examinedOn, typedBy: createdBy }
}

function mustBeOn(by: StaffMember): void {
  if (!by.hasCapability('prescriptions')) throw new Problem(httpProblems.capabilityOff, undefined, { capability: 'prescriptions' })
}
