import { healthPerson } from '#modules/customers/server'
import { mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { NewVersion } from '../contract.ts'
import { judgeChecks, saveDecided } from './checks/judge-checks.ts'
import { tellVersion } from './create-prescription.ts'
import { judgeContent, mustBeAgreed } from './judge-content.ts'
import { newestOf, toPrescription } from './prescription-data.ts'
import type { PrescriptionData, VersionData } from './prescription-data.ts'
import { prescriptionById, seenBy } from './read-prescription.ts'
import { saveVersion } from './save-version.ts'

/** Adds a version to a prescription whose newest is still the one the caller read; those before stay as they are. */
export function addVersion(deps: Deps, by: StaffMember, call: Call, id: string, read: number, { originVersion, ...written }: NewVersion): Promise<PrescriptionData> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    tx.send(sql`select from prescriptions where organization_id = ${tx.organizationId} and id = ${id} for update`)
    const before = seenBy(by, await prescriptionById(tx, id))
    mustMay(by, 'prescriptions.write', { ownerStaffIds: [before.ownerStaffId] })
    if (before.version !== read) throw new Problem(httpProblems.versionStale, undefined, { version: before.version, current: toPrescription(before) })
    const origin = originVersion ?? newestOf(before).version
    if (origin > before.version) throw refuseByContract([{ pointer: '/originVersion', detail: translator(by.language)._(/*i18n*/{ id: 'prescriptions.refused.origin', message: 'There is no such version.' }) }])
    const person = await healthPerson(tx, by, before.customerId, deps.now())
    if (!person) throw new Problem(httpProblems.notFound)
    mustBeAgreed(by, person)
    const content = judgeContent(by, person, deps.now(), written)
    const version = before.version + 1
    const decided = await judgeChecks(tx, by, { id, person, content, decisions: written.decisions, origin: before.versions.find((one) => one.version === origin) })
    tx.send(sql`update prescriptions set latest_version = ${version}, examined_on = ${content.examinedOn} where organization_id = ${tx.organizationId} and id = ${id}`)
    saveVersion(tx, { prescriptionId: id, version, originVersion: origin, createdBy: by.staffId }, content)
    saveDecided(tx, id, version, decided)
    tellVersion(tx, by, call, { action: 'prescriptions.version-added', id, version, person, content, key: await deps.keys.personKey(tx, person.id) })
    const added: VersionData = { ...content, version, originVersion: origin, createdAt: deps.now().toISOString(), createdBy: { id: by.staffId, name: by.name }, decided: decided.map((one) => ({ ...one, at: deps.now().toISOString() })) }
    return { answer: { ...before, version, examinedOn: content.examinedOn, versions: [...before.versions, added] }, ids: { prescriptionId: id } }
  }, async (tx) => seenBy(by, await prescriptionById(tx, id)))
}
