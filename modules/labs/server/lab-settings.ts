import type { z } from 'zod'
import { isId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { InspectionView, LabSettingsView, labSettingsChange } from '../contract.ts'
import { tableOf, toleranceTables, usualTableIn } from '../domain/index.ts'
import type { ToleranceTable } from '../domain/index.ts'
import type { LabsDeps } from './deps.ts'
import { labsProblems } from './problems.ts'
import { ownTables, toTable, toTableView } from './tolerances/own-table-data.ts'
import type { OwnTableRow } from './tolerances/own-table-data.ts'

interface Chosen { readonly standard: string; readonly version: number }

/** A table by which lenses are judged now, with its version where it is a shop's own. */
interface InForce { readonly table: ToleranceTable; readonly version: number | null }

/** What the organization inspects by; as usual in its country until it chooses. */
export const readLabSettings = ({ db }: LabsDeps, by: StaffMember): Promise<LabSettingsView> => db.inTenant(by.organizationId, (tx) => settingsView(tx, by))

/** The table in force; null where none is known or wanted: then nothing is judged. */
export async function tableInForce(tx: Tx, by: StaffMember): Promise<InForce | null> {
  const { standard } = await chosen(tx)
  return inForce(standard, isOwn(standard) ? await ownTables(tx) : [], by)
}

/** Chooses by which standard is inspected; what was inspected before keeps its own. @throws {Problem} labs/unknown-standard, http/version-stale */
export const chooseStandard = ({ db, keys }: LabsDeps, by: StaffMember, call: Call, version: number, { standard }: z.output<typeof labSettingsChange>): Promise<LabSettingsView> =>
  once<LabSettingsView>(db, keys, onceBy(by, call), async (tx) => {
    // Held while it is chosen: nobody takes it out of use meanwhile.
    const isThere = isOwn(standard) ? await tx.maybe(sql`select from tolerance_tables where organization_id = ${tx.organizationId} and id = ${standard}::uuid and active for share`) !== undefined : true
    if (!isThere) throw new Problem(labsProblems.unknownStandard)
    const saved = await tx.run(sql`
      insert into lab_settings (organization_id, standard, version) select ${tx.organizationId}, ${standard}, 2 where ${version}::int = 1
      on conflict (organization_id) do nothing`)
    const changed = saved || await tx.run(sql`update lab_settings set standard = ${standard}, version = version + 1 where organization_id = ${tx.organizationId} and version = ${version}`)
    const now = await settingsView(tx, by)
    if (changed === 0) throw new Problem(httpProblems.versionStale, undefined, { version: now.version, current: now })
    audit(tx, by, call, { action: 'labs.standard-chosen', subject: { kind: 'organization', id: tx.organizationId }, changes: { standard } })
    recordFacts(tx, { kind: 'labs.standard-chosen', subjectId: tx.organizationId, subjectVersion: now.version })
    return { answer: now, ids: {} }
  }, async (tx) => settingsView(tx, by))

/** What a certificate says of the table: as it is called today, for later. */
export const standardOf = ({ table: { code, name, source }, version }: InForce): NonNullable<InspectionView['standard']> => ({ code, name, source, version })

const chosen = async (tx: Tx): Promise<Chosen> => await tx.maybe<Chosen>(sql`select standard, version from lab_settings where organization_id = ${tx.organizationId}`) ?? { standard: 'by-country', version: 1 }

/** Whether it can only be a table of the shop's own. @throws {Problem} labs/unknown-standard when it can be none at all */
function isOwn(standard: string): boolean {
  if (['by-country', 'none'].includes(standard) || tableOf(standard)) return false
  if (!isId(standard)) throw new Problem(labsProblems.unknownStandard)
  return true
}

function inForce(standard: string, own: readonly OwnTableRow[], by: StaffMember): InForce | null {
  const row = own.find(({ id }) => id === standard)
  if (row) return { table: toTable(row), version: row.version }
  const table = standard === 'by-country' ? usualTableIn(by.organization.country) : tableOf(standard)
  return table ? { table, version: null } : null
}

async function settingsView(tx: Tx, by: StaffMember): Promise<LabSettingsView> {
  const [{ standard, version }, own] = await Promise.all([chosen(tx), ownTables(tx)])
  const now = inForce(standard, own, by)
  return {
    standard, inForce: now && { code: now.table.code, name: now.table.name }, version,
    tables: [...toleranceTables.map((table) => ({ ...toTableView(table), builtIn: true })), ...own.filter(({ active }) => active).map((row) => ({ ...toTableView(toTable(row)), builtIn: false }))],
  }
}
