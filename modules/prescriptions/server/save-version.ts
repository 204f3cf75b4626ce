import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { eyes } from '../domain/eye-values.ts'
import { eyeRow } from './prescription-data.ts'
import type { VersionContent } from './prescription-data.ts'

/** Which version of which prescription, and what it was made from. */
export interface VersionPlace { readonly prescriptionId: string; readonly version: number; readonly originVersion: number | null; readonly createdBy: string | null }

/** Writes a version with its eyes, without waiting. */
export function saveVersion(tx: Tx, { prescriptionId, version, originVersion, createdBy }: VersionPlace, content: VersionContent): void {
  tx.send(sql`
    insert into prescription_versions (organization_id, prescription_id, version, kind, origin_version, reason, purpose, prescriber_name, prescriber_licence, examined_on, valid_until, created_by)
    values (${tx.organizationId}, ${prescriptionId}, ${version}, ${content.kind}, ${originVersion}, ${content.reason}, ${content.purpose}, ${content.prescriber?.name ?? null},
      ${content.prescriber?.licence ?? null}, ${content.examinedOn}, ${content.validUntil}, ${createdBy})`)
  saveEyes(tx, [{ prescriptionId, version, content }])
  for (const eye of eyes) {
    const lens = content.contactLenses?.[eye]
    if (lens && (lens.brand !== null || lens.modality !== null)) {
      tx.send(sql`
        insert into prescription_contact_lenses (organization_id, prescription_id, version, eye, brand, modality)
        values (${tx.organizationId}, ${prescriptionId}, ${version}, ${eye}, ${lens.brand}, ${lens.modality})`)
    }
  }
}

/** Writes the eyes of versions, without waiting; the columns are those of the row, whatever a later migration adds. */
export function saveEyes(tx: Tx, versions: readonly { readonly prescriptionId: string; readonly version: number; readonly content: Pick<VersionContent, 'right' | 'left'> }[]): void {
  const rows = versions.flatMap(({ prescriptionId, version, content }) =>
    eyes.map((eye) => ({ organization_id: tx.organizationId, prescription_id: prescriptionId, version, eye, ...eyeRow(content[eye]) })))
  tx.send(sql`insert into prescription_eyes select * from json_populate_recordset(null::prescription_eyes, ${JSON.stringify(rows)})`)
}
