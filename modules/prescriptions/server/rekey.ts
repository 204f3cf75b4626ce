import { newId } from '#kernel/ids'
import { audit, auditLook, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { NewRekey, RekeyForm, RekeyResult } from '../contract.ts'
import { compareRekey, rekeyCells, showsTheFirst, unansweredCells } from '../domain/rekey.ts'
import type { PrescriptionData, VersionData } from './prescription-data.ts'
import { prescriptionsProblems } from './problems.ts'
import { prescriptionById, seenBy } from './read-prescription.ts'

/** What a second person types again: which cells the paper has and who typed it first, never what it says. */
export const openRekey = (deps: Pick<Deps, 'db'>, by: StaffMember, id: string, version: number): Promise<RekeyForm> => deps.db.inTenant(by.organizationId, async (tx) => {
  const { first } = await versionFor(tx, by, id, version)
  const rekeys = await tx.rows<RekeyForm['rekeys'][number]>(sql`
    select r.agrees, r.corrected, to_char(r.rekeyed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, json_build_object('id', r.rekeyed_by, 'name', coalesce(s.name, '')) as by
    from prescription_rekeys r left join staff_names s on s.organization_id = r.organization_id and s.id = r.rekeyed_by
    where r.organization_id = ${tx.organizationId} and r.prescription_id = ${id} and r.version = ${version} order by r.rekeyed_at desc limit 20`)
  return { cells: rekeyCells(first, first.purpose), typedBy: first.createdBy, refusal: isOwn(first, by) ? 'own-prescription' : null, rekeys }
})

/**
 * Compares what a second person typed from the same paper with the first typing; that it was done, by whom and whether both agree is
 * kept. The answer shows the first values where they differ, but not where the second says that the paper has none: a look at the
 * prescription, after which the same person may correct, but no longer agree. @throws {Problem} prescriptions/own-rekey, http/invalid while the second is not complete
 */
export const rekeyPrescription = (deps: Deps, by: StaffMember, call: Call, id: string, version: number, { id: rekeyId = newId(), right, left, absent }: NewRekey): Promise<RekeyResult> => {
  const compared = (first: VersionData, hasSeen: boolean): RekeyResult => {
    const differences = compareRekey(first, { right, left })
    const isSame = differences.length === 0
    return { agrees: isSame && !hasSeen, corrected: isSame && hasSeen, differences, by: { id: by.staffId, name: by.name }, at: deps.now().toISOString() }
  }
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const { prescription, first } = await versionFor(tx, by, id, version)
    if (isOwn(first, by)) throw new Problem(prescriptionsProblems.ownRekey)
    const lacking = unansweredCells(first, { right, left }, absent)
    if (lacking.length > 0) throw refuseByContract(lacking.map(({ eye, cell }) => ({ pointer: `/${eye}/${cell}`, detail: translator(by.language)._(/*i18n*/{ id: 'prescriptions.rekey.unanswered', message: 'Type this value, or say that it is not on the paper: all are compared at once.' }) })))
    const answer = compared(first, await hasSeenTheFirst(tx, by, id, version))
    const { agrees, corrected } = answer
    const shown = showsTheFirst(answer.differences)
    const differs = answer.differences.map(({ eye, cell }) => `${eye}.${cell}`)
    const kept = await tx.run(sql`
      insert into prescription_rekeys (organization_id, id, prescription_id, version, agrees, differs, shown, corrected, rekeyed_by, rekeyed_at)
      values (${tx.organizationId}, ${rekeyId}, ${id}, ${version}, ${agrees}, ${differs}, ${shown}, ${corrected}, ${by.staffId}, ${deps.now()}) on conflict (organization_id, id) do nothing`)
    // What is not kept is not answered either: another typing has this id.
    if (kept === 0) throw new Problem(httpProblems.idExists)
    audit(tx, by, call, { action: 'prescriptions.rekeyed', subject: { kind: 'prescription', id }, changes: { customer: prescription.customerId, version, agrees, corrected, differs } })
    if (shown) auditLook(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'prescription', id }, changes: { customer: prescription.customerId, version } })
    recordFacts(tx, { kind: 'prescriptions.rekeyed', subjectId: id, subjectVersion: prescription.version, ownerStaffIds: [prescription.ownerStaffId] })
    return { answer, ids: { rekeyId } }
  }, async (tx) => compared((await versionFor(tx, by, id, version)).first, await hasSeenTheFirst(tx, by, id, version)))
}

/** Whether an earlier typing of this person already showed them a first value. */
const hasSeenTheFirst = async (tx: Tx, by: StaffMember, id: string, version: number): Promise<boolean> => (await tx.rows(sql`
  select true as seen from prescription_rekeys r
  where r.organization_id = ${tx.organizationId} and r.prescription_id = ${id} and r.version = ${version} and r.rekeyed_by = ${by.staffId} and r.shown limit 1`)).length > 0

const isOwn = ({ createdBy }: VersionData, by: StaffMember): boolean => createdBy?.id === by.staffId

async function versionFor(tx: Tx, by: StaffMember, id: string, version: number): Promise<{ prescription: PrescriptionData; first: VersionData }> {
  const prescription = seenBy(by, await prescriptionById(tx, id))
  mustMay(by, 'prescriptions.rekey', { ownerStaffIds: [prescription.ownerStaffId] })
  const first = prescription.versions.find((one) => one.version === version)
  if (!first) throw new Problem(httpProblems.notFound)
  return { prescription, first }
}
