import type { z } from 'zod'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { CheckSettingsView, checkSettingsChange } from '../../contract.ts'
import { checkDefaults } from '../../domain/checks/check-settings.ts'
import type { CheckSettings } from '../../domain/checks/check-settings.ts'

/** What prescriptions are held against here; version 0 where nobody changed what the program brings. A bound that a newer program has is as it brings it. */
export async function checkSettingsOf(tx: Tx): Promise<CheckSettingsView> {
  const row = await tx.maybe<{ settings: Partial<CheckSettings>; version: number }>(sql`select settings, version from prescription_check_settings where organization_id = ${tx.organizationId}`)
  return { limits: { ...checkDefaults.limits, ...row?.settings.limits }, jumps: { ...checkDefaults.jumps, ...row?.settings.jumps }, version: row?.version ?? 0 }
}

/** Changes what is usual here; prescriptions that were written stay as they are. */
export const changeCheckSettings = (deps: Pick<Deps, 'db' | 'keys'>, by: StaffMember, call: Call, version: number, { limits, jumps }: z.output<typeof checkSettingsChange>): Promise<CheckSettingsView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    mustMay(by, 'prescriptions.set-limits')
    const before = await checkSettingsOf(tx)
    const settings = JSON.stringify({ limits, jumps })
    // An insert that finds a row, or an update that finds another version, changes nothing.
    const saved = version === 0
      ? await tx.run(sql`insert into prescription_check_settings (organization_id, settings, changed_by) values (${tx.organizationId}, ${settings}::jsonb, ${by.staffId}) on conflict do nothing`)
      : await tx.run(sql`update prescription_check_settings set settings = ${settings}::jsonb, version = version + 1, changed_at = now(), changed_by = ${by.staffId} where organization_id = ${tx.organizationId} and version = ${version}`)
    if (saved === 0) throw new Problem(httpProblems.versionStale, undefined, { version: (await checkSettingsOf(tx)).version })
    audit(tx, by, call, { action: 'prescriptions.check-settings-changed', subject: { kind: 'organization', id: tx.organizationId }, changes: { before: { limits: before.limits, jumps: before.jumps }, after: { limits, jumps } } })
    recordFacts(tx, { kind: 'prescriptions.check-settings-changed', subjectId: tx.organizationId, subjectVersion: version + 1 })
    return { answer: { limits, jumps, version: version + 1 }, ids: {} }
  }, (tx) => checkSettingsOf(tx))
