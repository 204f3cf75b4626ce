import { newId } from '#kernel/ids'
import { customerBrief, healthPerson, rowsOfPerson } from '#modules/customers/server'
import type { HealthPerson } from '#modules/customers/server'
import { audit, auditLook, may, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { openJson, sealJson } from '#platform/crypto/seal'
import type { Keyring } from '#platform/crypto/keyring'
import type { SealedColumn } from '#platform/crypto/sealed-column'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { FittingsView, FittingView, NewFitting } from '../../contract.ts'
import { emptyEye, eyes } from '../../domain/eye-values.ts'
import type { EyeValues } from '../../domain/eye-values.ts'
import { dayToCome, latestDay, mustBeAgreed, refusedCells } from '../judge-content.ts'

const purposeOf = (id: string): string => `contact-lens-fitting ${id}`

/** What this module seals under the keys of persons. */
export const prescriptionsSealed: readonly SealedColumn[] = [
  { kind: 'contact-lens fittings', table: 'contact_lens_fittings', column: 'sealed', under: 'person', person: 'customer_id', id: [['id', 'uuid']], purpose: ({ id }) => purposeOf(id ?? '') },
]

/** The contact lenses that a customer tried on, the last first. The look is written down. @throws {Problem} http/not-found */
export const openFittings = (deps: Deps, by: StaffMember, call: Call, customerId: string): Promise<FittingsView> =>
  deps.db.inTenant(by.organizationId, async (tx) => {
    const [rows, customer, person] = [await rowsOfPerson(tx, customerId), await customerBrief(tx, customerId), await healthPerson(tx, by, customerId, deps.now())]
    if (!customer || !may(by, 'prescriptions.read', { ownerStaffIds: [customer.ownerStaffId] })) throw new Problem(httpProblems.notFound)
    const items = await fittingsOf(tx, deps.keys, rows)
    auditLook(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'customer', id: customerId }, changes: { fittings: items.map(({ id }) => id) } })
    return { items, refused: person?.refusal ?? null }
  })

/** Notes which contact lenses were tried on and how they sat, sealed under the person's own key. */
export const addFitting = (deps: Deps, by: StaffMember, call: Call, customerId: string, { id = newId(), fittedOn, ...said }: NewFitting): Promise<FittingView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const person = await personToWrite(tx, deps, by, customerId)
    mustBeAgreed(by, person)
    const i18n = translator(by.language)
    const errors = eyes.flatMap((eye) => refusedCells({ ...emptyEye, ...lensNumbers(said[eye]) }, 'prescribed', i18n, `/${eye}`))
    if (!said.right && !said.left && said.note === '') errors.push({ pointer: '/note', detail: i18n._({ id: 'prescriptions.fittings.empty', message: 'Type a lens or a note.' }) })
    if (fittedOn > latestDay(by, deps.now())) errors.push({ pointer: '/fittedOn', detail: dayToCome(i18n) })
    if (errors.length > 0) throw refuseByContract(errors)
    const sealed = sealJson(await deps.keys.personKey(tx, customerId), purposeOf(id), said)
    const made = await tx.run(sql`
      insert into contact_lens_fittings (organization_id, id, customer_id, fitted_on, sealed, written_by) values (${tx.organizationId}, ${id}, ${customerId}, ${fittedOn}, ${sealed}, ${by.staffId})
      on conflict (organization_id, id) do nothing`)
    if (made > 0) told(tx, by, call, person, 'prescriptions.fitting-noted', id)
    const fitting = (await fittingsOf(tx, deps.keys, [customerId])).find((one) => one.id === id)
    if (!fitting || JSON.stringify([fitting.fittedOn, fitting.note, fitting.outcome]) !== JSON.stringify([fittedOn, said.note, said.outcome])) throw new Problem(httpProblems.idExists)
    return { answer: fitting, ids: { fittingId: id } }
  }, async (tx, ids) => (await fittingsOf(tx, deps.keys, [customerId])).find((one) => one.id === ids.fittingId)!)

/** The numbers of a trial lens as an eye's values, to be judged like those. */
function lensNumbers(lens: NewFitting['right']): Partial<EyeValues> {
  if (!lens) return {}
  const { brand: _brand, modality: _modality, ...numbers } = lens
  return numbers
}

/** Takes a fitting away for good. */
export const removeFitting = (deps: Deps, by: StaffMember, call: Call, customerId: string, fittingId: string): Promise<void> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const person = await personToWrite(tx, deps, by, customerId)
    const gone = await tx.run(sql`delete from contact_lens_fittings where organization_id = ${tx.organizationId} and id = ${fittingId} and customer_id = any(${await rowsOfPerson(tx, customerId)}::uuid[])`)
    if (gone === 0) throw new Problem(httpProblems.notFound)
    told(tx, by, call, person, 'prescriptions.fitting-removed', fittingId)
    return { answer: undefined, ids: {} }
  }, async () => undefined)

/** The fittings of these rows of a person, without writing a look down: for whoever does that themselves. */
export async function fittingsOf(tx: Tx, keys: Keyring, customerIds: readonly string[]): Promise<FittingView[]> {
  const rows = await tx.rows<Pick<FittingView, 'id' | 'fittedOn' | 'writtenBy'> & { customerId: string; sealed: Buffer; writtenAt: Date }>(sql`
    select f.id, f.customer_id as "customerId", f.fitted_on as "fittedOn", f.sealed, f.written_at as "writtenAt", case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as "writtenBy"
    from contact_lens_fittings f left join staff_names s on s.organization_id = f.organization_id and s.id = f.written_by
    where f.organization_id = ${tx.organizationId} and f.customer_id = any(${customerIds}::uuid[]) order by f.fitted_on desc, f.id desc`)
  return Promise.all(rows.map(async ({ customerId, sealed, writtenAt, ...row }) =>
    ({ ...row, writtenAt: writtenAt.toISOString(), ...openJson(await keys.personKey(tx, customerId), purposeOf(row.id), sealed) as Pick<FittingView, 'right' | 'left' | 'note' | 'outcome'> })))
}

async function personToWrite(tx: Tx, deps: Deps, by: StaffMember, customerId: string): Promise<HealthPerson> {
  const person = await healthPerson(tx, by, customerId, deps.now())
  if (!person || !may(by, 'prescriptions.read', { ownerStaffIds: [person.ownerStaffId] })) throw new Problem(httpProblems.notFound)
  mustMay(by, 'prescriptions.write', { ownerStaffIds: [person.ownerStaffId] })
  return person
}

function told(tx: Tx, by: StaffMember, call: Call, person: HealthPerson, action: 'prescriptions.fitting-noted' | 'prescriptions.fitting-removed', fitting: string): void {
  audit(tx, by, call, { action, subject: { kind: 'customer', id: person.id }, changes: { fitting } })
}
