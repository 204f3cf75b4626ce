import { newId } from '#kernel/ids'
import { healthPerson } from '#modules/customers/server'
import type { HealthPerson } from '#modules/customers/server'
import { audit, may, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { NewPrescription } from '../contract.ts'
import { judgeChecks, saveDecided } from './checks/judge-checks.ts'
import { compareVersions } from '../domain/compare-versions.ts'
import { eyes } from '../domain/eye-values.ts'
import { judgeContent, mustBeAgreed } from './judge-content.ts'
import type { PrescriptionData, VersionContent, VersionData } from './prescription-data.ts'
import { prescriptionById, seenBy } from './read-prescription.ts'
import { saveVersion } from './save-version.ts'

type Made = { readonly prescription: PrescriptionData; readonly created: boolean }

/** Writes a prescription in a transaction of its own. `created` false: the id was known and said the same. */
export const addPrescription = (deps: Deps, by: StaffMember, call: Call, input: NewPrescription): Promise<Made> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const answer = await createPrescription(deps, tx, by, call, input)
    return { answer, ids: { prescriptionId: answer.prescription.id } }
  }, async (tx, ids) => ({ prescription: seenBy(by, await prescriptionById(tx, ids.prescriptionId ?? '')), created: true }))

/**
 * Writes a prescription inside somebody's transaction: an order may bring its prescription along. `at` stands in front of the
 * pointers of what is refused. @throws {Problem} http/invalid, http/forbidden, http/id-exists, prescriptions/no-health-consent
 */
export async function createPrescription({ keys, now }: Pick<Deps, 'keys' | 'now'>, tx: Tx, by: StaffMember, call: Call, { id = newId(), customerId, ...written }: NewPrescription, at = ''): Promise<Made> {
  const person = whoseEyes(by, await healthPerson(tx, by, customerId, now()))
  mustBeAgreed(by, person)
  if (written.kind === 'compensated') throw refuseByContract([{ pointer: `${at}/kind`, detail: translator(by.language)._(/*i18n*/{ id: 'prescriptions.refused.compensated-first', message: 'What a lab made for one frame is a version of the prescription it was made from. Add it there.' }) }])
  const content = judgeContent(by, person, now(), written, at)
  const made = await tx.maybe<{ createdAt: Date }>(sql`
    insert into prescriptions (organization_id, id, customer_id, examined_on) values (${tx.organizationId}, ${id}, ${customerId}, ${content.examinedOn})
    on conflict (organization_id, id) do nothing returning created_at as "createdAt"`)
  if (!made) return { prescription: sameAgain(by, await prescriptionById(tx, id), customerId, content), created: false }
  // Judged once it is known to be new: what is sent a second time was judged the first.
  const decided = await judgeChecks(tx, by, { id, person, content, decisions: written.decisions, at })
  saveVersion(tx, { prescriptionId: id, version: 1, originVersion: null, createdBy: by.staffId }, content)
  tellVersion(tx, by, call, { action: 'prescriptions.created', id, version: 1, person, content, key: await keys.personKey(tx, customerId) })
  saveDecided(tx, id, 1, decided)
  const createdAt = made.createdAt.toISOString()
  const version: VersionData = { ...content, version: 1, originVersion: null, createdAt, createdBy: { id: by.staffId, name: by.name }, decided: decided.map((one) => ({ ...one, at: createdAt })) }
  return { prescription: { id, customerId, ownerStaffId: person.ownerStaffId, version: 1, examinedOn: content.examinedOn, versions: [version] }, created: true }
}

/** The person, whom the caller may write prescriptions for. @throws {Problem} http/invalid when nobody is there for the caller, http/forbidden */
function whoseEyes(by: StaffMember, person: HealthPerson | undefined): HealthPerson {
  const row = { ownerStaffIds: [person?.ownerStaffId ?? null] }
  if (!person || !may(by, 'customers.read', row)) throw refuseByContract([{ pointer: '/customerId', detail: translator(by.language)._(/*i18n*/{ id: 'prescriptions.refused.customer', message: 'There is no such customer.' }) }])
  mustMay(by, 'prescriptions.write', row)
  return person
}

interface Told { readonly action: string; readonly id: string; readonly version: number; readonly person: HealthPerson; readonly content: VersionContent; readonly key: Awaited<ReturnType<Deps['keys']['personKey']>> }

/** Audit and fact of a written version: what it says is sealed under the person's key. */
export function tellVersion(tx: Tx, by: StaffMember, call: Call, { action, id, version, person, content, key }: Told): void {
  const { kind, purpose, ...personal } = content
  audit(tx, by, call, { action, subject: { kind: 'prescription', id }, changes: { customer: person.id, version, kind, purpose }, personal: { personId: person.id, key, values: personal } })
  recordFacts(tx, { kind: action, subjectId: id, subjectVersion: version, ownerStaffIds: [person.ownerStaffId] })
}

/** A create with a known id is answered with what is there when its first version says the same. @throws {Problem} http/id-exists */
function sameAgain(by: StaffMember, existing: PrescriptionData | undefined, customerId: string, wanted: VersionContent): PrescriptionData {
  const first = existing?.versions[0]
  if (!first || existing.customerId !== customerId || !saysTheSame(first, wanted)) throw new Problem(httpProblems.idExists)
  return seenBy(by, existing)
}

const saysTheSame = (one: VersionContent, other: VersionContent): boolean =>
  compareVersions(one, other).length === 0 && (['kind', 'reason', 'purpose', 'examinedOn', 'validUntil'] as const).every((field) => one[field] === other[field])
  && eyes.every((eye) => (['brand', 'modality'] as const).every((field) => (one.contactLenses?.[eye][field] ?? null) === (other.contactLenses?.[eye][field] ?? null)))
  && one.prescriber?.name === other.prescriber?.name && one.prescriber?.licence === other.prescriber?.licence
