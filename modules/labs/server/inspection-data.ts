import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { InspectionStart, InspectionView } from '../contract.ts'
import type { BothLenses, Finding, LensDesign, Verdict } from '../domain/index.ts'

/** What is sealed of an inspection. */
export interface InspectionContent {
  readonly design: LensDesign
  readonly ordered: BothLenses
  readonly measured: BothLenses
  readonly findings: readonly Finding[]
  /** Why it was decided otherwise than judged, or what else was wrong. */
  readonly reason: string | null
  /** Where what is ordered here is what the lab compensated: which version says it, and what was prescribed. */
  readonly compensated: { readonly version: number; readonly prescribed: BothLenses } | null
}

export interface InspectionRow {
  id: string; order_id: string; lab_order_id: string | null; branch_id: string; person_id: string; standard: string | null; standard_name: string | null; standard_source: string | null; standard_version: number | null; verdict: Verdict; passed: boolean; source: 'typed' | 'file'
  inspected_at: Date; inspected_by: string; inspected_by_name: string | null; second_by: string | null; second_by_name: string | null; second_at: Date | null; second_agrees: boolean | null; accepted_by: string | null; accepted_by_name: string | null; accepted_at: Date | null; version: number
}

/** Inspections as they are shown, without their sealed content; a condition on `i` follows. */
export const selectInspections = (organizationId: string): Sql => sql`
  select i.id, i.order_id, i.lab_order_id, i.branch_id, i.person_id, i.standard, i.standard_name, i.standard_source, i.standard_version, i.verdict, i.passed, i.source, i.inspected_at, i.inspected_by, s.name as inspected_by_name,
    i.second_by, o.name as second_by_name, i.second_at, i.second_agrees, i.accepted_by, a.name as accepted_by_name, i.accepted_at, i.version
  from inspections i left join staff_names s on s.organization_id = i.organization_id and s.id = i.inspected_by left join staff_names o on o.organization_id = i.organization_id and o.id = i.second_by
    left join staff_names a on a.organization_id = i.organization_id and a.id = i.accepted_by
  where i.organization_id = ${organizationId}`

/** @throws {Problem} http/not-found */
export async function inspectionById(tx: Tx, id: string): Promise<InspectionRow> {
  const row = await tx.maybe<InspectionRow>(sql`${selectInspections(tx.organizationId)} and i.id = ${id}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return row
}

/** An inspection as the API shows it to whoever may not open it. */
export const toInspectionView = (row: InspectionRow): InspectionView => ({
  id: row.id, orderId: row.order_id, labOrderId: row.lab_order_id, standard: row.standard === null ? null : { code: row.standard, name: row.standard_name ?? row.standard, source: row.standard_source ?? '', version: row.standard_version }, verdict: row.verdict, passed: row.passed,
  source: row.source, inspectedAt: row.inspected_at.toISOString(), inspectedBy: { id: row.inspected_by, name: row.inspected_by_name ?? '' },
  secondLook: row.second_by && row.second_at ? { at: row.second_at.toISOString(), by: { id: row.second_by, name: row.second_by_name ?? '' }, agrees: row.second_agrees ?? false } : null,
  accepted: row.accepted_by && row.accepted_at ? { at: row.accepted_at.toISOString(), by: { id: row.accepted_by, name: row.accepted_by_name ?? '' } } : null, version: row.version,
})

/** What was prescribed where lenses are inspected by what the lab compensated, as the API shows it. */
export const toCompensated = (compensated: InspectionContent['compensated']): InspectionStart['compensated'] =>
  compensated && { version: compensated.version, prescribed: { right: { ...compensated.prescribed.right }, left: { ...compensated.prescribed.left } } }
