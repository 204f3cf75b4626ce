import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { LabView } from '../contract.ts'
import type { RemakePolicy } from '../domain/remake-policy.ts'
import { labsProblems } from './problems.ts'

export interface LabRow {
  id: string; name: string; contact_name: string | null; email: string | null; phone: string | null; language: Language; customer_number: string | null; makers: string[]; lens_type_ids: string[]
  remake_policy: RemakePolicy; working_days: number[]; cut_off: string | null; stated_days: number; active: boolean; created_at: Date; version: number
}

const columns = sql`id, name, contact_name, email, phone, language, customer_number, makers, lens_type_ids, remake_policy, working_days, to_char(cut_off, 'HH24:MI') as cut_off, stated_days, active, created_at, version`

/** Labs as they are shown; a condition follows. */
export const selectLabs = (organizationId: string): Sql => sql`select ${columns} from labs where organization_id = ${organizationId}`

/** @throws {Problem} http/not-found */
export async function labById(tx: Tx, id: string): Promise<LabRow> {
  const row = await tx.maybe<LabRow>(sql`${selectLabs(tx.organizationId)} and id = ${id}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return row
}

/** A lab that takes orders. @throws {Problem} labs/unknown-lab */
export async function labInUse(tx: Tx, id: string): Promise<LabRow> {
  const row = await tx.maybe<LabRow>(sql`${selectLabs(tx.organizationId)} and id = ${id} and active`)
  if (!row) throw new Problem(labsProblems.unknownLab)
  return row
}

/** A lab as the API shows it. */
export const toLabView = (row: LabRow): LabView => ({
  id: row.id, name: row.name, contactName: row.contact_name, email: row.email, phone: row.phone, language: row.language, customerNumber: row.customer_number, makers: row.makers, lensTypeIds: row.lens_type_ids,
  remakePolicy: { ...row.remake_policy, steps: [...row.remake_policy.steps] }, workingDays: row.working_days, cutOff: row.cut_off, statedDays: row.stated_days, active: row.active,
  createdAt: row.created_at.toISOString(), version: row.version,
})
