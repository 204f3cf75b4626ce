import type { TableRows } from '#platform/db/copy-rows'
import { eyes } from '../../domain/eye-values.ts'
import { eyeRow } from '../prescription-data.ts'
import type { SamplePrescription } from './invent-prescription.ts'

/** The rows of these prescriptions with all their versions, in the sequence in which they must be written. */
export function samplePrescriptionRows(organizationId: string, prescriptions: readonly SamplePrescription[]): TableRows[] {
  const versions = prescriptions.flatMap((one) => one.versions.map((content, index) => ({ ...one, version: index + 1, content })))
  return [
    { table: 'prescriptions', rows: prescriptions.map(({ id, customerId, createdAt, versions: all }) => ({
      organization_id: organizationId, id, customer_id: customerId, latest_version: all.length, examined_on: all.at(-1)?.examinedOn, created_at: createdAt,
    })) },
    { table: 'prescription_versions', rows: versions.map(({ id, version, content, createdAt, createdBy }) => ({
      organization_id: organizationId, prescription_id: id, version, kind: content.kind, origin_version: version > 1 ? version - 1 : null, reason: content.reason, purpose: content.purpose,
      prescriber_name: content.prescriber?.name ?? null, prescriber_licence: content.prescriber?.licence ?? null, examined_on: content.examinedOn, valid_until: content.validUntil,
      created_at: createdAt, created_by: createdBy,
    })) },
    { table: 'prescription_eyes', rows: versions.flatMap(({ id, version, content }) => eyes.map((eye) => (
      { organization_id: organizationId, prescription_id: id, version, eye, ...eyeRow(content[eye]) }))) },
  ]
}
