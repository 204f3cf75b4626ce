import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { saveEyes } from '../save-version.ts'
import type { SamplePrescription } from './invent-prescription.ts'

/** Writes prescriptions with all their versions, without waiting. Some hundreds at a time keep memory small. */
export function saveSamplePrescriptions(tx: Tx, prescriptions: readonly SamplePrescription[]): void {
  const heads = prescriptions.map(({ id, customerId, createdAt, versions }) => ({ id, customerId, createdAt, latest: versions.length, examinedOn: versions.at(-1)?.examinedOn }))
  tx.send(sql`
    insert into prescriptions (organization_id, id, customer_id, latest_version, examined_on, created_at)
    select ${tx.organizationId}, p.id, p."customerId", p.latest, p."examinedOn", p."createdAt"
    from json_to_recordset(${JSON.stringify(heads)}) as p(id uuid, "customerId" uuid, latest int, "examinedOn" date, "createdAt" timestamptz)`)
  const versions = prescriptions.flatMap(({ id, createdAt, createdBy, versions: all }) => all.map((content, index) => ({ prescriptionId: id, version: index + 1, content, createdAt, createdBy })))
  const rows = versions.map(({ prescriptionId, version, content, createdAt, createdBy }) => ({
    prescriptionId, version, origin: version > 1 ? version - 1 : null, kind: content.kind, reason: content.reason, purpose: content.purpose, name: content.prescriber?.name ?? null,
    licence: content.prescriber?.licence ?? null, examinedOn: content.examinedOn, validUntil: content.validUntil, createdAt, createdBy,
  }))
  tx.send(sql`
    insert into prescription_versions (organization_id, prescription_id, version, kind, origin_version, reason, purpose, prescriber_name, prescriber_licence, examined_on, valid_until, created_at, created_by)
    select ${tx.organizationId}, v."prescriptionId", v.version, v.kind, v.origin, v.reason, v.purpose, v.name, v.licence, v."examinedOn", v."validUntil", v."createdAt", v."createdBy"
    from json_to_recordset(${JSON.stringify(rows)}) as v("prescriptionId" uuid, version int, origin int, kind text, reason text, purpose text, name text, licence text, "examinedOn" date, "validUntil" date,
      "createdAt" timestamptz, "createdBy" uuid)`)
  saveEyes(tx, versions)
}
