import { audit } from '#modules/identity/server'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { emptyRemovedFiles } from '#platform/files/erase-files'
import type { DailyJob } from '#platform/jobs/daily-jobs'
import { photosKind } from '../photos.ts'

/**
 * Whoever makes a device to measure keeps what it was made from for ten years (Regulation (EU) 2017/745, annex XIII, section 4):
 * docs/decisions/0010.
 */
export const KEPT_YEARS = 10

const BATCH = 200

/** Of these prescriptions those that something was made from in so many years before an instant. Orders know; they stand above prescriptions. */
export type UsedSince = (tx: Tx, prescriptionIds: readonly string[], years: number, before: Date) => Promise<string[]>

/** Empties these prescriptions of a forgotten person but for those that the law still wants; answers the emptied. */
export async function forgetButKept(tx: Tx, ids: readonly string[], usedSince: UsedSince, at: Date): Promise<string[]> {
  const kept = await usedSince(tx, ids, KEPT_YEARS, at)
  await tx.run(sql`select app.forget_prescriptions(${tx.organizationId}, ${ids}::uuid[], ${kept}::uuid[])`)
  await tx.run(sql`select app.forget_contact_lenses(${tx.organizationId}, ${ids}::uuid[], ${kept}::uuid[])`)
  await tx.run(sql`select app.forget_prescription_checks(${tx.organizationId}, ${ids}::uuid[])`)
  return ids.filter((id) => !kept.includes(id))
}

/** Empties what was kept of forgotten people and need not be kept any longer at that instant, some hundred at a time. Safe to repeat. */
async function emptyKept(db: Database, organizationId: string, usedSince: UsedSince, at: Date): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await db.inTenant(organizationId, async (tx) => {
      const rows = await tx.rows<{ id: string }>(sql`
        select id from prescriptions where organization_id = ${organizationId} and kept_at is not null and id > ${after} order by id limit ${BATCH} for update`)
      const found = rows.map(({ id }) => id)
      for (const id of await forgetButKept(tx, found, usedSince, at)) audit(tx, 'system', null, { action: 'prescriptions.emptied', subject: { kind: 'prescription', id }, changes: { keptYears: KEPT_YEARS } })
      return found
    })
    if (ids.length < BATCH) return
    after = ids.at(-1)!
  }
}

/** What prescriptions do every day, whether they are switched on or not: the law does not ask for that. */
export const prescriptionsDaily = ({ db }: Pick<Deps, 'db'>, usedSince: UsedSince): DailyJob[] => [
  { job: 'prescriptions.empty-kept', capability: null, handle: async ({ organizationId, day }) => emptyKept(db, organizationId, usedSince, new Date(`${String(day)}T00:00:00Z`)) },
  { job: 'prescriptions.empty-removed-photos', capability: null, handle: async ({ organizationId, day }) => emptyRemovedFiles(db, organizationId, photosKind, new Date(`${String(day)}T00:00:00Z`)) },
]
