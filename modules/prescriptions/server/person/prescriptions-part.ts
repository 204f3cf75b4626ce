import { may } from '#modules/identity/server'
import type { PersonPart } from '#modules/customers/server'
import { sql } from '#platform/db/sql'
import { cells } from '../../domain/eye-values.ts'
import { columnOf } from '../prescription-data.ts'
import { prescriptionsWhere } from '../read-prescription.ts'
import { forgetButKept } from './empty-kept.ts'
import type { UsedSince } from './empty-kept.ts'
import { prescriptionsTimeline } from './prescriptions-timeline.ts'

/** What prescriptions know about a person, and what they do when the person is to be forgotten. */
export const prescriptionsPart = (usedSince: UsedSince, now: () => Date = () => new Date()): PersonPart => ({
  name: 'prescriptions',
  timeline: [prescriptionsTimeline],
  personalColumns: [{ table: 'prescription_versions', columns: ['reason', 'prescriber_name', 'prescriber_licence'] }, { table: 'prescription_eyes', columns: cells.map(columnOf) }],

  async exportOf(tx, by, customerIds) {
    if (!may(by, 'prescriptions.read')) return []
    const prescriptions = await prescriptionsWhere(tx, sql`p.customer_id = any(${customerIds}::uuid[]) order by p.examined_on, p.id`)
    return prescriptions.map(({ id, examinedOn, versions }) => ({ id, examinedOn, versions }))
  },

  async erase(tx, customerIds) {
    const rows = await tx.rows<{ id: string }>(sql`select id from prescriptions where organization_id = ${tx.organizationId} and customer_id = any(${customerIds}::uuid[]) order by id for update`)
    await forgetButKept(tx, rows.map(({ id }) => id), usedSince, now())
  },
})
