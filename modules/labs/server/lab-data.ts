import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { LabView } from '../contract.ts'
import type { LabLensKind } from '../domain/makes-lenses.ts'
import type { RemakePolicy } from '../domain/remake-policy.ts'
import { labsProblems } from './problems.ts'

export interface LabRow {
  id: string; name: string; contact_name: string | null; email: string | null; phone: string | null; language: Language; customer_number: string | null; makers: string[]; lens_kinds: LabLensKind[]
  remake_policy: RemakePolicy; working_days: number[]; cut_off: string | null; closed_on: string[]; stated_days: number; active: boolean; created_at: Date; version: number
}

const columns = sql`id, name, contact_name, email, phone, language, customer_number, makers, lens_kinds, remake_policy, working_days, to_char(cut_off, 'HH24:MI') as cut_off, closed_on::text[] as closed_on, stated_days, active, created_at, version`

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
  id: row.id, name: row.name, contactName: row.contact_name, email: row.email, phone: row.phone, language: row.language, customerNumber: row.customer_number, makers: row.makers, lensKinds: row.lens_kinds,
  remakePolicy: { ...row.remake_policy, steps: [...row.remake_policy.steps] }, workingDays: row.working_days, cutOff: row.cut_off, closedOn: row.closed_on, statedDays: row.stated_days, active: row.active,
  createdAt: row.created_at.toISOString(), version: row.version,
})

/** When a lab works. */
export const workdaysOf = ({ working_days: workingDays, closed_on: closedOn, cut_off: cutOff }: LabRow): { readonly workingDays: readonly number[]; readonly closedOn: readonly string[]; readonly cutOff: string | null } => ({ workingDays, closedOn, cutOff })
