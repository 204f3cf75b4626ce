import type { z } from 'zod'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { LabSettingsView, labSettingsChange } from '../contract.ts'
import { tableOf, toleranceTables, usualTableIn } from '../domain/index.ts'
import type { ToleranceTable } from '../domain/tolerances/tolerance-table.ts'
import type { LabsDeps } from './deps.ts'
import { labsProblems } from './problems.ts'

interface Chosen { readonly standard: string; readonly version: number }

/** What the organization inspects by; as usual in its country until it chooses. */
export const readLabSettings = async ({ db }: LabsDeps, by: StaffMember): Promise<LabSettingsView> => toSettingsView(await db.look(by.organizationId, chosen), by)

/** The table in force; null where none is known or wanted: then nothing is judged. */
export async function tableInForce(tx: Tx, by: StaffMember): Promise<ToleranceTable | null> {
  return inForce(await chosen(tx), by)
}

/** Chooses by which standard is inspected; what was inspected before keeps its own. @throws {Problem} labs/unknown-standard, http/version-stale */
export const chooseStandard = ({ db, keys }: LabsDeps, by: StaffMember, call: Call, version: number, { standard }: z.output<typeof labSettingsChange>): Promise<LabSettingsView> => {
  if (!['by-country', 'none'].includes(standard) && !tableOf(standard)) throw new Problem(labsProblems.unknownStandard)
  return once<LabSettingsView>(db, keys, onceBy(by, call), async (tx) => {
    const saved = await tx.run(sql`
      insert into lab_settings (organization_id, standard, version) select ${tx.organizationId}, ${standard}, 2 where ${version}::int = 1
      on conflict (organization_id) do nothing`)
    const changed = saved || await tx.run(sql`update lab_settings set standard = ${standard}, version = version + 1 where organization_id = ${tx.organizationId} and version = ${version}`)
    const now = await chosen(tx)
    if (changed === 0) throw new Problem(httpProblems.versionStale, undefined, { version: now.version, current: toSettingsView(now, by) })
    audit(tx, by, call, { action: 'labs.standard-chosen', subject: { kind: 'organization', id: tx.organizationId }, changes: { standard } })
    recordFacts(tx, { kind: 'labs.standard-chosen', subjectId: tx.organizationId, subjectVersion: now.version })
    return { answer: toSettingsView(now, by), ids: {} }
  }, async (tx) => toSettingsView(await chosen(tx), by))
}

const chosen = async (tx: Tx): Promise<Chosen> => await tx.maybe<Chosen>(sql`select standard, version from lab_settings where organization_id = ${tx.organizationId}`) ?? { standard: 'by-country', version: 1 }

const inForce = ({ standard }: Chosen, by: StaffMember): ToleranceTable | null => (standard === 'by-country' ? usualTableIn(by.organization.country) : tableOf(standard) ?? null)

function toSettingsView(settings: Chosen, by: StaffMember): LabSettingsView {
  const table = inForce(settings, by)
  const bands = (list: ToleranceTable['axis']) => list.map((band) => ({ ...band }))
  const byDesign = (of: ToleranceTable['power']) => ({ 'single-vision': bands(of['single-vision']), multifocal: bands(of.multifocal), progressive: bands(of.progressive) })
  return {
    standard: settings.standard, inForce: table && { code: table.code, name: table.name }, version: settings.version,
    tables: toleranceTables.map((one) => ({
      code: one.code, name: one.name, source: one.source, countries: [...one.countries], power: byDesign(one.power), cylinder: byDesign(one.cylinder), axis: bands(one.axis), addition: one.addition && bands(one.addition),
    })),
  }
}
