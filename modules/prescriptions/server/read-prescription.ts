import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { noContactLens } from '../domain/contact-lens.ts'
import type { ContactLens } from '../domain/contact-lens.ts'
import type { Eye } from '../domain/eye-values.ts'
import { eyeOf } from './prescription-data.ts'
import type { EyeRow, PrescriptionData, VersionData } from './prescription-data.ts'

interface VersionRow extends Omit<VersionData, 'prescriber' | 'createdBy' | 'right' | 'left' | 'contactLenses'> {
  readonly prescriberName: string | null
  readonly prescriberLicence: string | null
  readonly byId: string | null
  readonly byName: string | null
  readonly right: EyeRow
  readonly left: EyeRow
  readonly contactLenses: Partial<Record<Eye, ContactLens>> | null
}
interface Row extends Omit<PrescriptionData, 'versions'> { readonly versions: readonly VersionRow[] }

/** Whole prescriptions in one statement, as many as the conditions, sequence and limit leave; of forgotten people those that are kept, for whoever has to show them. */
export async function prescriptionsWhere(tx: Tx, rest: Sql): Promise<PrescriptionData[]> {
  const rows = await tx.rows<Row>(sql`
    select p.id, p.customer_id as "customerId", c.owner_staff_id as "ownerStaffId", p.latest_version as version, p.examined_on as "examinedOn",
      (select json_agg(json_build_object('version', v.version, 'kind', v.kind, 'originVersion', v.origin_version, 'reason', v.reason, 'purpose', v.purpose,
          'prescriberName', v.prescriber_name, 'prescriberLicence', v.prescriber_licence, 'examinedOn', v.examined_on, 'validUntil', v.valid_until,
          'createdAt', to_char(v.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'byId', v.created_by, 'byName', s.name, 'right', to_jsonb(r), 'left', to_jsonb(l),
          'contactLenses', (select json_object_agg(k.eye, json_build_object('brand', k.brand, 'modality', k.modality)) from prescription_contact_lenses k
            where k.organization_id = v.organization_id and k.prescription_id = v.prescription_id and k.version = v.version),
          'decided', (select coalesce(json_agg(json_build_object('rule', d.rule, 'eye', nullif(d.eye, 'both'), 'cell', d.cell, 'weight', d.weight, 'reason', d.reason, 'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'by', case when d.decided_by is not null then json_build_object('id', d.decided_by, 'name', coalesce(n.name, '')) end) order by d.rule, d.eye, d.cell), '[]')
            from prescription_checks d left join staff_names n on n.organization_id = d.organization_id and n.id = d.decided_by
            where d.organization_id = v.organization_id and d.prescription_id = v.prescription_id and d.version = v.version)) order by v.version)
        from prescription_versions v
        join prescription_eyes r on r.organization_id = v.organization_id and r.prescription_id = v.prescription_id and r.version = v.version and r.eye = 'right'
        join prescription_eyes l on l.organization_id = v.organization_id and l.prescription_id = v.prescription_id and l.version = v.version and l.eye = 'left'
        left join staff_names s on s.organization_id = v.organization_id and s.id = v.created_by
        where v.organization_id = p.organization_id and v.prescription_id = p.id) as versions
    from prescriptions p join customer_briefs c on c.organization_id = p.organization_id and c.id = p.customer_id and (not c.gone or p.kept_at is not null)
    where p.organization_id = ${tx.organizationId} and ${rest}`)
  return rows.map((row) => ({ ...row, versions: row.versions.map(toData) }))
}

/** The prescription with that id, or undefined; one statement. */
export const prescriptionById = async (tx: Tx, id: string): Promise<PrescriptionData | undefined> => (await prescriptionsWhere(tx, sql`p.id = ${id}`))[0]

/** @throws {Problem} http/not-found, also when it is of another's own customer */
export function seenBy(by: StaffMember, prescription: PrescriptionData | undefined): PrescriptionData {
  if (!prescription || !may(by, 'prescriptions.read', { ownerStaffIds: [prescription.ownerStaffId] })) throw new Problem(httpProblems.notFound)
  return prescription
}

function toData({ prescriberName, prescriberLicence, byId, byName, right, left, contactLenses, ...version }: VersionRow): VersionData {
  return {
    ...version, prescriber: prescriberName === null ? null : { name: prescriberName, licence: prescriberLicence }, createdBy: byId === null ? null : { id: byId, name: byName ?? '' },
    right: eyeOf(right), left: eyeOf(left), contactLenses: contactLenses && { right: contactLenses.right ?? noContactLens, left: contactLenses.left ?? noContactLens },
  }
}
