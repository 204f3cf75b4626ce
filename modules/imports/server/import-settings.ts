import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { KeepingView } from '../contract.ts'

/** Days that imports keep what they know of people, where the organization has said nothing else: long enough to find out that the old program was wrong. */
export const DAYS_KEPT = 90

const first: KeepingView = { keepDays: DAYS_KEPT, version: 1 }

export const readKeeping = async (tx: Tx): Promise<KeepingView> =>
  await tx.maybe<KeepingView>(sql`select keep_days as "keepDays", version from import_settings where organization_id = ${tx.organizationId}`) ?? first

/** Says how many days imports keep files, refused rows and what stood there before. @throws {Problem} http/version-stale */
export const changeKeeping = (deps: Deps, by: StaffMember, call: Call, version: number, keepDays: number): Promise<KeepingView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    await tx.run(sql`insert into import_settings (organization_id, keep_days) values (${tx.organizationId}, ${DAYS_KEPT}) on conflict (organization_id) do nothing`)
    const before = await tx.one<KeepingView>(sql`select keep_days as "keepDays", version from import_settings where organization_id = ${tx.organizationId} for update`)
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version })
    tx.send(sql`update import_settings set keep_days = ${keepDays}, version = version + 1 where organization_id = ${tx.organizationId}`)
    audit(tx, by, call, { action: 'imports.keeping-changed', subject: { kind: 'organization', id: tx.organizationId }, changes: { before: before.keepDays, after: keepDays } })
    recordFacts(tx, { kind: 'imports.keeping-changed', subjectId: tx.organizationId, subjectVersion: version + 1 })
    return { answer: { keepDays, version: version + 1 }, ids: {} }
  }, readKeeping)
