import type { MessageDescriptor } from '@lingui/core'
import { newId } from '#kernel/ids'
import { audit, auditLook, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Keyring } from '#platform/crypto/keyring'
import { open, seal } from '#platform/crypto/seal'
import type { SealedColumn } from '#platform/crypto/sealed-column'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { HealthView, NewHealthNote } from '../contract.ts'
import { noAttributes } from '../domain/health-attributes.ts'
import type { HealthAttributes } from '../domain/health-attributes.ts'
import { whyNoHealthData } from '../domain/health-consent.ts'
import type { HealthRefusal } from '../domain/health-consent.ts'
import { consentsOf } from './consents.ts'
import type { CustomerData } from './customer-data.ts'
import { customersProblems } from './problems.ts'
import { customerById, customerToChange, rowsOfPerson, seenBy, touched } from './read-customer.ts'
import { todayOf } from './today-of.ts'

const refusals: Record<HealthRefusal, MessageDescriptor> = {
  'no-guardian': /*i18n*/{ id: 'customers.health.no-guardian', message: 'This customer is under age. First write down who speaks for them.' },
  'no-guardian-consent': /*i18n*/{ id: 'customers.health.no-guardian-consent', message: 'This customer is under age. First write down the guardian\'s consent to keep health data.' },
  'no-consent': /*i18n*/{ id: 'customers.health.no-consent', message: 'The customer has not agreed to this. First write down their consent to keep health data.' },
}
const purposeOf = (noteId: string): string => `health-note ${noteId}`

/** What this module seals under the keys of persons. */
export const customersSealed: readonly SealedColumn[] = [{ kind: 'health notes', table: 'customer_health_notes', column: 'sealed', under: 'person', person: 'customer_id', id: [['id', 'uuid']], purpose: (id) => purposeOf(id.id ?? '') }]

/** What is known about a customer's health. The look is written down. @throws {Problem} http/not-found, http/forbidden */
export const lookAtHealth = (deps: Deps, by: StaffMember, call: Call, id: string): Promise<HealthView> =>
  deps.db.inTenant(by.organizationId, async (tx) => {
    const customer = seenBy(by, await customerById(tx, id))
    mustMay(by, 'health.read', touched(customer))
    const health = await healthOf(tx, deps, by, customer)
    auditLook(tx, by, call, { action: 'customers.health-seen', subject: { kind: 'customer', id: customer.id }, branchId: customer.homeBranchId })
    return health
  })

/** The same without writing anything down: for whoever does that themselves. */
export async function healthOf(tx: Tx, deps: Pick<Deps, 'keys' | 'now'>, by: StaffMember, customer: CustomerData): Promise<HealthView> {
  const [rows, attributes, refused] = await Promise.all([
    rowsOfPerson(tx, customer.id), attributesOf(tx, customer.id), refusalOf(tx, by, customer, deps.now()),
  ])
  const { version, ...chosen } = attributes
  return { notes: await notesOf(tx, deps.keys, rows), attributes: copyOf(chosen), version, notesRefused: refused('note'), attributesRefused: refused('attributes') }
}

/** Adds a note, sealed under the person's own key. `created` false: the id was known and said the same. */
export const addHealthNote = (deps: Deps, by: StaffMember, call: Call, customerId: string, { id = newId(), text }: NewHealthNote): Promise<HealthView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const customer = await healthToChange(tx, deps, by, customerId, 'note')
    const sealed = seal(await deps.keys.personKey(tx, customerId), purposeOf(id), Buffer.from(text))
    const made = await tx.run(sql`
      insert into customer_health_notes (organization_id, id, customer_id, sealed, written_by) values (${tx.organizationId}, ${id}, ${customerId}, ${sealed}, ${by.staffId})
      on conflict (organization_id, id) do nothing`)
    if (made > 0) told(tx, by, call, customer, { action: 'customers.health-note-written', changes: { note: id } })
    const health = await healthOf(tx, deps, by, customer)
    if (health.notes.find((note) => note.id === id)?.text !== text) throw new Problem(httpProblems.idExists)
    return { answer: health, ids: {} }
  }, async (tx) => healthOf(tx, deps, by, seenBy(by, await customerById(tx, customerId))))

/** Takes a note away for good. */
export const removeHealthNote = (deps: Deps, by: StaffMember, call: Call, customerId: string, noteId: string): Promise<void> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const customer = await healthToChange(tx, deps, by, customerId, null)
    const gone = await tx.run(sql`delete from customer_health_notes where organization_id = ${tx.organizationId} and id = ${noteId} and customer_id = any(${await rowsOfPerson(tx, customerId)}::uuid[])`)
    if (gone === 0) throw new Problem(httpProblems.notFound)
    told(tx, by, call, customer, { action: 'customers.health-note-removed', changes: { note: noteId } })
    return { answer: undefined, ids: {} }
  }, async () => undefined)

/** Puts these attributes in the place of those that were chosen before. */
export const changeHealth = (deps: Deps, by: StaffMember, call: Call, customerId: string, version: number, attributes: HealthAttributes): Promise<HealthView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const nothing = Object.values(attributes).every((chosen) => chosen === null || chosen.length === 0)
    // Taking away what was chosen wants nobody's consent.
    const customer = await healthToChange(tx, deps, by, customerId, nothing ? null : 'attributes')
    const before = await attributesOf(tx, customerId)
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version })
    tx.send(sql`
      insert into customer_health as h (organization_id, customer_id, skin_type, skin_conditions, eye_conditions, allergies, wearing_habits, changed_by)
      values (${tx.organizationId}, ${customerId}, ${attributes.skinType}, ${attributes.skinConditions}, ${attributes.eyeConditions}, ${attributes.allergies}, ${attributes.wearingHabits}, ${by.staffId})
      on conflict (organization_id, customer_id) do update set skin_type = excluded.skin_type, skin_conditions = excluded.skin_conditions, eye_conditions = excluded.eye_conditions,
        allergies = excluded.allergies, wearing_habits = excluded.wearing_habits, version = h.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by`)
    const key = await deps.keys.personKey(tx, customerId)
    told(tx, by, call, customer, { action: 'customers.health-changed', personal: { personId: customerId, key, values: { before, after: attributes } } })
    return { answer: await healthOf(tx, deps, by, customer), ids: {} }
  }, async (tx) => healthOf(tx, deps, by, seenBy(by, await customerById(tx, customerId))))

/** @throws {Problem} customers/no-health-consent with its reason, when something is to be written that nobody agreed to */
async function healthToChange(tx: Tx, deps: Deps, by: StaffMember, id: string, what: 'note' | 'attributes' | null): Promise<CustomerData> {
  const customer = await customerToChange(tx, by, id)
  mustMay(by, 'health.write', touched(customer))
  const reason = what && (await refusalOf(tx, by, customer, deps.now()))(what)
  if (reason) throw new Problem(customersProblems.noHealthConsent, translator(by.language)._(refusals[reason]), { reason })
  return customer
}

async function refusalOf(tx: Tx, by: StaffMember, customer: CustomerData, now: Date): Promise<(what: 'note' | 'attributes') => HealthRefusal | null> {
  const consent = (await consentsOf(tx, customer.id)).find(({ purpose }) => purpose === 'health-data') ?? null
  return (what) => whyNoHealthData({ birthOn: customer.birthOn, hasGuardian: customer.guardian !== null, consent }, what, todayOf(by, now))
}

async function attributesOf(tx: Tx, customerId: string): Promise<HealthAttributes & { readonly version: number }> {
  const row = await tx.maybe<HealthAttributes & { version: number }>(sql`
    select skin_type as "skinType", skin_conditions as "skinConditions", eye_conditions as "eyeConditions", allergies, wearing_habits as "wearingHabits", version
    from customer_health where organization_id = ${tx.organizationId} and customer_id = ${customerId}`)
  return row ?? { ...noAttributes, version: 0 }
}

const copyOf = ({ skinType, skinConditions, eyeConditions, allergies, wearingHabits }: HealthAttributes): HealthView['attributes'] =>
  ({ skinType, skinConditions: [...skinConditions], eyeConditions: [...eyeConditions], allergies: [...allergies], wearingHabits: [...wearingHabits] })

async function notesOf(tx: Tx, keys: Keyring, customerIds: readonly string[]): Promise<HealthView['notes']> {
  const rows = await tx.rows<{ id: string; customer_id: string; sealed: Buffer; written_at: Date; writtenBy: { id: string; name: string } | null }>(sql`
    select n.id, n.customer_id, n.sealed, n.written_at, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as "writtenBy"
    from customer_health_notes n left join staff_names s on s.organization_id = n.organization_id and s.id = n.written_by
    where n.organization_id = ${tx.organizationId} and n.customer_id = any(${customerIds}::uuid[]) order by n.written_at desc, n.id desc`)
  return Promise.all(rows.map(async (row) => ({
    id: row.id, text: open(await keys.personKey(tx, row.customer_id), purposeOf(row.id), row.sealed).toString('utf8'), writtenAt: row.written_at.toISOString(), writtenBy: row.writtenBy,
  })))
}

function told(tx: Tx, by: StaffMember, call: Call, { id, version, homeBranchId, ownerStaffId }: CustomerData, entry: Pick<Parameters<typeof audit>[3], 'action' | 'changes' | 'personal'>): void {
  audit(tx, by, call, { subject: { kind: 'customer', id }, branchId: homeBranchId, ...entry })
  recordFacts(tx, { kind: 'customers.health-changed', subjectId: id, subjectVersion: version, branchId: homeBranchId, ownerStaffIds: [ownerStaffId] })
}
