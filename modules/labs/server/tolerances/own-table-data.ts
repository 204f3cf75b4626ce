import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { OwnTableView } from '../../contract.ts'
import type { ToleranceFigures, ToleranceTable } from '../../domain/index.ts'
import { toleranceTable } from '../../contract.ts'

export interface OwnTableRow { id: string; active: boolean; version: number; name: string; source: string; figures: ToleranceFigures; made_at: Date; made_by: string; made_by_name: string | null; in_force: boolean }

/** Tables of the shop's own as each of their versions says; a condition on `t` or `v` follows. */
const selectVersions = (organizationId: string): Sql => sql`
  select t.id, t.active, v.version, v.name, v.source, v.figures, v.made_at, v.made_by, s.name as made_by_name,
    exists (select from lab_settings l where l.organization_id = t.organization_id and l.standard = t.id::text) as in_force
  from tolerance_tables t join tolerance_table_versions v on v.organization_id = t.organization_id and v.table_id = t.id
    left join staff_names s on s.organization_id = v.organization_id and s.id = v.made_by
  where t.organization_id = ${organizationId}`

/** All of them as they are now, those in use first. */
export const ownTables = (tx: Tx): Promise<OwnTableRow[]> => tx.rows<OwnTableRow>(sql`${selectVersions(tx.organizationId)} and v.version = t.version order by t.active desc, v.name, t.id`)

/** One as it is now, or as that version was. @throws {Problem} http/not-found */
export async function ownTableById(tx: Tx, id: string, version?: number): Promise<OwnTableRow> {
  const row = await tx.maybe<OwnTableRow>(sql`${selectVersions(tx.organizationId)} and t.id = ${id} and v.version = ${version === undefined ? sql`t.version` : sql`${version}::int`}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return row
}

/** Writes what a table says from now on. */
export const saveVersion = (tx: Tx, id: string, version: number, said: Pick<OwnTableRow, 'name' | 'source' | 'figures'>, staffId: string, at: Date): void => tx.send(sql`
  insert into tolerance_table_versions (organization_id, table_id, version, name, source, figures, made_at, made_by)
  values (${tx.organizationId}, ${id}, ${version}, ${said.name}, ${said.source}, ${JSON.stringify(said.figures)}::jsonb, ${at}, ${staffId})`)

/** A table of the shop's own as lenses are judged by it. */
export const toTable = ({ id, name, source, figures }: Pick<OwnTableRow, 'id' | 'name' | 'source' | 'figures'>): ToleranceTable => ({ code: id, name, source, countries: [], ...figures })

/** As the API shows it. */
export const toOwnTableView = ({ made_at: at, made_by: by, made_by_name: byName, in_force: inForce, ...row }: OwnTableRow): OwnTableView =>
  ({ id: row.id, name: row.name, source: row.source, figures: figuresOf(toTable(row)), active: row.active, inForce, version: row.version, changedAt: at.toISOString(), changedBy: { id: by, name: byName ?? '' } })

/** Any table with its figures, as the API shows it. */
export const toTableView = (table: ToleranceTable) => toleranceTable.parse(table)

function figuresOf(table: ToleranceTable): OwnTableView['figures'] {
  const { code: _, name: _name, source: _source, countries: _countries, ...figures } = toTableView(table)
  return figures
}
