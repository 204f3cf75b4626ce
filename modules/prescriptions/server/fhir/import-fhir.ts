import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { FhirImport, NewPrescription } from '../../contract.ts'
import { leftAside } from '../../domain/fhir/left-aside.ts'
import { readFhir } from '../../domain/fhir/read-fhir.ts'
import { fhirRefusals } from '../../domain/fhir/refusals.ts'
import { createPrescription } from '../create-prescription.ts'
import type { PrescriptionData } from '../prescription-data.ts'
import { prescriptionsProblems } from '../problems.ts'
import { prescriptionById, seenBy } from '../read-prescription.ts'

/**
 * Writes a prescription from a FHIR file, as its first version. @throws {Problem} prescriptions/fhir-refused with the path,
 * prescriptions/fhir-remarks when the file says more of lenses than is understood, http/invalid
 * at /purpose when neither says what it is for; the rest as createPrescription
 */
export function importFhir(deps: Deps, by: StaffMember, call: Call, { id, customerId, file, purpose, accept, decisions }: FhirImport): Promise<{ readonly prescription: PrescriptionData; readonly created: boolean }> {
  const reading = readFhir(file)
  if ('refused' in reading) {
    const { path, reason } = reading.refused
    throw new Problem(prescriptionsProblems.fhirRefused, `${path}: ${translator(by.language)._(fhirRefusals[reason])}`, { path, reason })
  }
  const { content } = reading
  const telling = leftAside(reading).map(({ path, what }) => ({ path, what }))
  if (telling.length > 0 && !accept) throw new Problem(prescriptionsProblems.fhirRemarks, undefined, { remarks: telling })
  const wanted = content.purpose ?? purpose
  if (!wanted) throw refuseByContract([{ pointer: '/purpose', detail: translator(by.language)._(/*i18n*/{ id: 'prescriptions.fhir.purpose', message: 'The file does not say what it is for. Say it: distance and reading are made otherwise.' }) }])
  const { kind, reason, prescriber, examinedOn, validUntil, right, left, contactLenses } = content
  const written: NewPrescription = {
    ...(id && { id }), customerId, kind, reason, examinedOn, ...(validUntil !== undefined && { validUntil }), right, left, contactLenses, decisions,
    prescriber, purpose: wanted,
  }
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const made = await createPrescription(deps, tx, by, call, written)
    if (made.created) audit(tx, by, call, { action: 'prescriptions.imported', subject: { kind: 'prescription', id: made.prescription.id }, changes: { customer: customerId, from: 'fhir', leftAside: telling.map(({ path }) => path) } })
    return { answer: made, ids: { prescriptionId: made.prescription.id } }
  }, async (tx, ids) => ({ prescription: seenBy(by, await prescriptionById(tx, ids.prescriptionId ?? '')), created: true }))
}
