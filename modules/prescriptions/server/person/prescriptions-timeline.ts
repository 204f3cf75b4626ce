import type { TimelineItem } from '#modules/customers/contract'
import type { TimelineSource } from '#modules/customers/server'
import { may } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import { translator } from '#platform/i18n/index'
import type { PrescriptionKind } from '../../domain/prescription.ts'

const sentences = {
  written: /*i18n*/{ id: 'prescriptions.timeline.written', message: 'Prescription written' },
  prescribed: /*i18n*/{ id: 'prescriptions.timeline.prescribed', message: 'Prescription changed: prescribed anew' },
  dispensed: /*i18n*/{ id: 'prescriptions.timeline.dispensed', message: 'Prescription changed: as ordered' },
  compensated: /*i18n*/{ id: 'prescriptions.timeline.compensated', message: 'Prescription changed: as the lab made it' },
}

interface Row { readonly id: string; readonly at: string; readonly version: number; readonly kind: PrescriptionKind; readonly by: TimelineItem['by'] }

/** What prescriptions add to a customer's timeline: that one was written or changed, never what it says. */
export const prescriptionsTimeline: TimelineSource = {
  kinds: ['health'],
  async read(tx, by, { customerIds, before, limit }) {
    if (!by.hasCapability('prescriptions') || !may(by, 'prescriptions.read', { ownerStaffIds: [by.staffId] })) return []
    // A version has no id of its own; the place on the timeline wants one that is always the same.
    const rows = await tx.rows<Row>(sql`
      select e.id, to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.version, e.kind, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as by
      from (select md5(v.prescription_id::text || '/' || v.version)::uuid as id, v.created_at, v.version, v.kind, v.created_by
        from prescriptions p join prescription_versions v on v.organization_id = p.organization_id and v.prescription_id = p.id
        where p.organization_id = ${tx.organizationId} and p.customer_id = any(${customerIds}::uuid[])) e
      left join staff_names s on s.organization_id = ${tx.organizationId} and s.id = e.created_by
      where (e.created_at, e.id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      order by e.created_at desc, e.id desc limit ${limit}`)
    const i18n = translator(by.language)
    return rows.map(({ id, at, version, kind, by: writer }): TimelineItem => ({
      id, at, kind: 'health', event: version === 1 ? 'prescriptions.created' : 'prescriptions.version-added', text: i18n._(version === 1 ? sentences.written : sentences[kind]), by: writer, subject: null, amount: null,
    }))
  },
}
