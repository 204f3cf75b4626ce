import { may } from '#modules/identity/server'
import type { PersonPart } from '#modules/customers/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { cells } from '../../domain/eye-values.ts'
import { columnOf } from '../prescription-data.ts'
import { prescriptionsWhere } from '../read-prescription.ts'
import { prescriptionsTimeline } from './prescriptions-timeline.ts'

/**
 * Whoever makes a device to measure keeps what it was made from for ten years (Regulation (EU) 2017/745, annex XIII, section 4):
 * docs/decisions/0010.
 */
const KEPT_YEARS = 10

/** Of these prescriptions those that something was made from in so many years. Orders know; they stand above prescriptions. */
export type UsedSince = (tx: Tx, prescriptionIds: readonly string[], years: number) => Promise<string[]>

/** What prescriptions know about a person, and what they do when the person is to be forgotten. */
export const prescriptionsPart = (usedSince: UsedSince): PersonPart => ({
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
    const ids = rows.map(({ id }) => id)
    await tx.run(sql`select app.forget_prescriptions(${tx.organizationId}, ${ids}::uuid[], ${await usedSince(tx, ids, KEPT_YEARS)}::uuid[])`)
  },
})
