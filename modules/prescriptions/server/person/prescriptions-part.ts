import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { PersonPart } from '#modules/customers/server'
import type { Keyring } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { FittingView } from '../../contract.ts'
import { cells } from '../../domain/eye-values.ts'
import { fittingsOf } from '../fittings/fittings.ts'
import { columnOf } from '../prescription-data.ts'
import type { PrescriptionData } from '../prescription-data.ts'
import { prescriptionsWhere } from '../read-prescription.ts'
import { forgetButKept } from './empty-kept.ts'
import type { UsedSince } from './empty-kept.ts'
import { prescriptionsOnPaper } from './export-on-paper.ts'
import { keptBeside } from './kept-beside.ts'
import { prescriptionsTimeline } from './prescriptions-timeline.ts'

/** What prescriptions know about a person, and what they do when the person is to be forgotten. */
export const prescriptionsPart = (usedSince: UsedSince, keys: Keyring, now: () => Date = () => new Date()): PersonPart => ({
  name: 'prescriptions',
  timeline: [prescriptionsTimeline],
  personalColumns: [{ table: 'prescription_versions', columns: ['reason', 'prescriber_name', 'prescriber_licence'] }, { table: 'prescription_eyes', columns: cells.map(columnOf) }, { table: 'prescription_checks', columns: ['reason'] },
    { table: 'prescription_contact_lenses', columns: ['brand'] }, { table: 'contact_lens_fittings', columns: ['sealed'] }],

  async exportOf(tx, by, customerIds) {
    const found = await ofPerson(tx, by, customerIds)
    const beside = await keptBeside(tx, found.map(({ id }) => id))
    const prescriptions = found.map(({ id, examinedOn, versions }) => ({ id, examinedOn, versions, ...beside(id) }))
    return [...prescriptions, ...(await fittings(tx, by, keys, customerIds)).map((fitting) => ({ contactLensFitting: fitting }))]
  },

  async onPaper(tx, by, customerIds, i18n) {
    const found = await ofPerson(tx, by, customerIds)
    const beside = await keptBeside(tx, found.map(({ id }) => id))
    return prescriptionsOnPaper(found.map((one) => ({ ...one, ...beside(one.id) })), await fittings(tx, by, keys, customerIds), i18n)
  },

  async erase(tx, customerIds) {
    const rows = await tx.rows<{ id: string }>(sql`select id from prescriptions where organization_id = ${tx.organizationId} and customer_id = any(${customerIds}::uuid[]) order by id for update`)
    await tx.run(sql`delete from contact_lens_fittings where organization_id = ${tx.organizationId} and customer_id = any(${customerIds}::uuid[])`)
    await forgetButKept(tx, rows.map(({ id }) => id), usedSince, now())
  },
})

const fittings = async (tx: Tx, by: StaffMember, keys: Keyring, customerIds: readonly string[]): Promise<FittingView[]> => (may(by, 'prescriptions.read') ? fittingsOf(tx, keys, customerIds) : [])

const ofPerson = async (tx: Tx, by: StaffMember, customerIds: readonly string[]): Promise<PrescriptionData[]> =>
  may(by, 'prescriptions.read') ? prescriptionsWhere(tx, sql`p.customer_id = any(${customerIds}::uuid[]) order by p.examined_on, p.id`) : []
