import { customerBrief } from '#modules/customers/server'
import { auditLook } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call, FileAnswer } from '#platform/http/route'
import { noContactLens } from '../../domain/contact-lens.ts'
import { writeFhir } from '../../domain/fhir/write-fhir.ts'
import { prescriptionById, seenBy } from '../read-prescription.ts'

/** A version as a FHIR VisionPrescription. That it was taken out is written down. @throws {Problem} http/not-found */
export const exportFhir = ({ db }: Pick<Deps, 'db'>, by: StaffMember, call: Call, id: string, wanted: number): Promise<FileAnswer> =>
  db.inTenant(by.organizationId, async (tx) => {
    const prescription = seenBy(by, await prescriptionById(tx, id))
    const version = prescription.versions.find((one) => one.version === wanted)
    if (!version) throw new Problem(httpProblems.notFound)
    const customer = await customerBrief(tx, prescription.customerId)
    const resource = writeFhir({
      ...version, recordedAt: version.createdAt, recordedBy: version.createdBy?.name ?? null, contactLenses: version.contactLenses ?? { right: noContactLens, left: noContactLens }, frame: null,
    }, { prescriptionId: id, customerId: prescription.customerId, customerName: customer?.name ?? null })
    auditLook(tx, by, call, { action: 'prescriptions.taken-out', subject: { kind: 'prescription', id }, changes: { customer: prescription.customerId, version: wanted, as: 'fhir' } })
    return { bytes: Buffer.from(`${JSON.stringify(resource, null, 2)}\n`), mediaType: 'application/fhir+json', fileName: `prescription-${version.examinedOn}-v${wanted}.json` }
  })
