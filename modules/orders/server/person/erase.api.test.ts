import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PersonErased } from '#platform/crypto/keyring'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import type { Customer, PersonExport } from '#modules/customers/contract'
import { ownPersonalColumns } from '#modules/customers/server'
import type { Role } from '#modules/identity/domain'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { TestStaff } from '#tests/helpers/callers'
import type { OrderView } from '../../contract.ts'
import { moneyDifferences } from '#modules/payments/server'
import { listDifferences, listTextDifferences } from '../doctor.ts'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import { prescriptionDifferences, prescriptionsDaily, prescriptionsPart } from '#modules/prescriptions/server'
import { ordersPart } from './orders-part.ts'
import { prescriptionsUsedSince } from './prescriptions-used.ts'

let world: OrderWorld
let owner: TestStaff
beforeAll(async () => {
  world = await anOrderWorld()
  owner = world.here.staff.owner
})
afterAll(() => world[Symbol.asyncDispose]())

const whole = {
  givenName: 'Mark', familyName: 'Markovič', title: 'MARK', source: 'MARK', note: 'MARK', employer: 'MARK', insurer: { name: 'MARK', number: 'MARK' }, guardian: { name: 'MARK', phone: '603 999 777' }, birthOn: '1911-11-11',
  tags: ['MARK'], phones: [{ value: '603 999 888' }], emails: [{ value: 'mark@mark.example' }], taxIds: [{ kind: 'cz-ico', value: '25123891' }], addresses: [{ kind: 'home', street: 'MARK 1', city: 'MARK', postalCode: 'MARK', region: 'MARK', country: 'CZ' }],
}
const make = async (body: object = whole): Promise<Customer> => (await world.ask<Customer>(owner, 'POST', '/customers', { body })).body
const take = (customerId: string) => world.ask<OrderView>(owner, 'POST', '/orders', { body: { ...world.newOrder(100_00), customerId, note: 'MARK' } })
const erase = (customer: { id: string; version: number }, staff = owner) => world.ask(staff, 'POST', `/customers/${customer.id}/erase`, { version: customer.version })

const prescribe = (customerId: string) => world.ask<PrescriptionView>(owner, 'POST', '/prescriptions', { body: {
  customerId, purpose: 'progressive', prescriber: { name: 'MARK', licence: '1' }, examinedOn: '2026-01-12', right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150 }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10, addition: 1250, pd: 3100 },
} })

interface Column { readonly table: string; readonly column: string }
async function personalColumns(): Promise<Column[]> {
  const rows = await world.peek<{ table: string; comment: string }>(`
    select c.relname as table, obj_description(c.oid) as comment from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and obj_description(c.oid) like '%Personal columns:%'`)
  return rows.flatMap(({ table, comment }) => comment.split('Personal columns: ')[1]!.split(/[;.(]/)[0]!.split(',').map((column) => ({ table, column: column.trim() })))
}
/** In how many rows of a column something of the marked person stands. */
async function marked({ table, column }: Column): Promise<number> {
  const [row] = await world.peek<{ n: number }>(`
    select count(*)::int as n from ${table} where case when pg_typeof(${column})::text = 'bytea' then encode(${column}::text::bytea, 'escape') else ${column}::text end ~* 'mark|1911-11-11|25123891|603999'
      or (pg_typeof(${column})::text = 'bytea' and octet_length(${column}::text::bytea) > 0) or (pg_typeof(${column})::text = 'integer' and ${column} is not null)`)
  return row?.n ?? 0
}

describe('erasing a person', () => {
  it('clears every column that a table calls personal, and leaves money and journal as they are', async () => {
    const [customer, other] = [await make(), await make()]
    await world.ask(owner, 'POST', `/customers/${customer.id}/consents`, { body: { purpose: 'health-data', granted: true, source: 'paper' } })
    await world.ask(owner, 'PUT', `/customers/${customer.id}/health/attributes`, { version: 0, body: { skinType: 'dry', skinConditions: [], eyeConditions: [], allergies: [], wearingHabits: [] } })
    await world.ask(owner, 'POST', `/customers/${customer.id}/health/notes`, { body: { text: 'MARK' } })
    const { body: order } = await take(customer.id)
    await world.ask(owner, 'POST', `/orders/${order.id}/attachments`, { body: { name: 'mark.txt', base64: Buffer.from('MARK').toString('base64') } })
    await world.ask(owner, 'POST', `/customers/${customer.id}/merge`, { version: 1, body: { mergedId: other.id } })
    await world.ask(owner, 'POST', `/orders/${order.id}/cancel`, { version: order.version, body: { reason: 'MARK', refund: { method: 'cash' } } })
    // What no honest call writes is written here, so that each column holds something before.
    await world.peek(`update customer_health set skin_type = 'MARK', skin_conditions = '{MARK}', eye_conditions = '{MARK}', allergies = '{MARK}', wearing_habits = '{MARK}' returning customer_id`)
    await world.peek(`update order_list set customer_phone = '+420603999888', on_hold_reason = 'MARK' where order_id = $1 returning order_id`, [order.id])
    await world.peek(`insert into order_versions (organization_id, order_id, version, content, replaced_at, reason) select organization_id, id, 99, '{}', now(), 'MARK' from orders where id = $1 returning version`, [order.id])
    await world.peek(`insert into order_special_lenses (organization_id, order_id, line_id, eye, finding, reason, decided_at) select organization_id, order_id, id, 'right', '{"lens": {"name": "MARK"}}', 'MARK', now() from order_lines where order_id = $1 limit 1 returning line_id`, [order.id])
    await world.peek(`update customer_merges set moved = moved || '{"tags": ["MARK"]}' returning id`)

    const { body: paper } = await prescribe(customer.id)
    await world.peek(`insert into prescription_versions select organization_id, prescription_id, 2, kind, 1, 'MARK', purpose, prescriber_name, 'MARK', examined_on, valid_until from prescription_versions where prescription_id = $1 returning version`, [paper.id])
    await world.peek(`insert into prescription_eyes select organization_id, prescription_id, 2, eye, sphere, cylinder, axis_deg, addition, 750, 100, 90, 100, 180, pd, 3000, 1800, 1700, 1200, 1300, 80, 50, 100, 1000, 600, 700 from prescription_eyes where prescription_id = $1 returning eye`, [paper.id])
    await world.peek(`insert into prescription_checks (organization_id, prescription_id, version, rule, eye, cell, weight, reason) select organization_id, prescription_id, 2, 'limit-pd', 'both', 'pd', 'refused', 'MARK' from prescription_versions where prescription_id = $1 and version = 2 returning version`, [paper.id])
    await world.peek(`insert into prescription_contact_lenses (organization_id, prescription_id, version, eye, brand) select organization_id, prescription_id, 2, 'left', 'MARK' from prescription_versions where prescription_id = $1 and version = 2 returning version`, [paper.id])
    await world.ask(owner, 'POST', `/customers/${customer.id}/contact-lens-fittings`, { body: { fittedOn: '2026-01-12', note: 'MARK', outcome: 'ordered' } })
    await world.peek(`update prescriptions set latest_version = 2 where id = $1 returning id`, [paper.id])

    const columns = await personalColumns()
    expect(columns.length).toBeGreaterThan(25)
    const before = await Promise.all(columns.map(async (column) => ({ ...column, n: await marked(column) })))
    expect(before.filter(({ n }) => n === 0)).toEqual([])
    const listed = [...ownPersonalColumns, ...ordersPart.personalColumns, ...prescriptionsPart(prescriptionsUsedSince, world.deps.keys).personalColumns].flatMap(({ table, columns: names }) => names.map((column) => `${table}.${column}`))
    expect(columns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(listed.toSorted())

    const money = () => world.peek(`select (select json_agg(p order by p.id) from payments p) as payments, (select json_agg(j order by j.entry_id, j.position) from journal_postings j) as journal`)
    const moneyBefore = await money()
    const { body: now } = await world.ask<Customer>(owner, 'GET', `/customers/${customer.id}`)
    expect(await erase(now)).toMatchObject({ status: 204 })

    const after = await Promise.all(columns.map(async (column) => ({ ...column, n: await marked(column) })))
    expect(after.filter(({ n }) => n > 0)).toEqual([])
    expect(await money()).toEqual(moneyBefore)
    expect(await world.doctor(moneyDifferences)).toEqual([])
    expect(await world.doctor(listDifferences)).toEqual([])
    expect(await world.doctor(prescriptionDifferences)).toEqual([])
    expect((await world.doctor((tx) => listTextDifferences(tx, '00000000-0000-0000-0000-000000000000'))).differences).toEqual([])
    for (const id of [customer.id, other.id]) {
      expect(await world.ask(owner, 'GET', `/customers/${id}`)).toMatchObject({ status: 404 })
      await expect(world.deps.db.inTenant(world.here.id, (tx) => world.deps.keys.personKey(tx, id))).rejects.toThrow(PersonErased)
    }
    expect((await world.ask<OrderView>(owner, 'GET', `/orders/${order.id}`)).body).toMatchObject({ customer: { name: '—', phone: null, email: null }, note: null })
    expect((await world.ask<{ items: object[] }>(owner, 'GET', '/customers/search?q=markovic')).body.items).toEqual([])
    expect((await world.ask<{ items: object[] }>(owner, 'GET', '/orders?q=markovic')).body.items).toEqual([])
  })

  it('keeps the values that glasses of the last ten years were made from, and no others', async () => {
    const customer = await make()
    await world.ask(owner, 'POST', `/customers/${customer.id}/consents`, { body: { purpose: 'health-data', granted: true, source: 'paper' } })
    const made = async (how: string, phase = 'closed'): Promise<string> => {
      const [{ body: paper }, { body: order }] = [await prescribe(customer.id), await take(customer.id)]
      await world.peek(`update orders set prescription_id = $2, prescription_version = 1, phase = '${phase}', ${how} where id = $1 returning id`, [order.id, paper.id])
      return paper.id
    }
    const unused = (await prescribe(customer.id)).body.id
    const recent = await made(`collected_at = now() - interval '9 years 11 months', occurred_at = now() - interval '10 years 1 month'`)
    const old = await made(`collected_at = now() - interval '10 years 1 day', occurred_at = now() - interval '11 years'`)
    const cancelled = await made('cancelled_at = now()', 'cancelled')
    await world.peek(`update order_list set paid = total, balance = 0 where customer_id = $1 returning order_id`, [customer.id])
    expect(await erase(customer)).toMatchObject({ status: 204 })
    const kept = await world.peek<{ id: string; sphere: number | null; by: string | null }>(`
      select e.prescription_id as id, max(abs(e.sphere)) as sphere, max(v.prescriber_name) as by from prescription_eyes e join prescription_versions v using (organization_id, prescription_id, version)
      where e.prescription_id = any($1) group by 1`, [[unused, recent, old, cancelled]])
    // Whoever has to show what was made opens it, in the name of nobody; nothing else is there any more.
    const opened = await Promise.all([unused, recent, old, cancelled].map(async (id) => world.ask<PrescriptionView>(owner, 'GET', `/prescriptions/${id}`)))
    expect(opened.map(({ status }) => status)).toEqual([404, 200, 404, 404])
    expect(opened[1]?.body.versions[0]).toMatchObject({ right: { sphere: -4250 }, prescriber: { name: 'MARK' } })
    const fhir = await world.file(owner, `/prescriptions/${recent}/versions/1/fhir`)
    expect([fhir.status, JSON.parse(fhir.bytes.toString('utf8'))]).toMatchObject([200, { patient: { reference: `Patient/${customer.id}` } }])
    const paper = await world.file(owner, `/prescriptions/${recent}/versions/1/paper.pdf`)
    expect([paper.status, pdfText(paper.bytes).join(' ')]).toEqual([200, expect.not.stringMatching(/markovič/i)])
    expect(await world.ask(owner, 'POST', `/prescriptions/${recent}/versions`, { version: 1, body: { kind: 'dispensed', reason: 'x', purpose: 'progressive', examinedOn: '2026-01-12', right: { sphere: -4000 }, left: { sphere: -3750 } } })).toMatchObject({ status: 404 })
    expect(kept.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([{ id: unused, sphere: null, by: null }, { id: recent, sphere: 4250, by: 'MARK' }, { id: old, sphere: null, by: null }, { id: cancelled, sphere: null, by: null }])
  })

  it('empties what was kept on the day after its ten years, and nothing before', async () => {
    const [customer, alive] = [await make(), await make({ familyName: 'Živá' })]
    for (const { id } of [customer, alive]) await world.ask(owner, 'POST', `/customers/${id}/consents`, { body: { purpose: 'health-data', granted: true, source: 'paper' } })
    const [{ body: paper }, { body: living }, { body: order }] = [await prescribe(customer.id), await prescribe(alive.id), await take(customer.id)]
    await world.peek(`update orders set prescription_id = $2, prescription_version = 1, phase = 'closed', collected_at = '2026-03-01T10:00:00Z' where id = $1 returning id`, [order.id, paper.id])
    await world.peek(`update order_list set paid = total, balance = 0 where customer_id = $1 returning order_id`, [customer.id])
    expect(await erase(customer)).toMatchObject({ status: 204 })
    const [daily] = prescriptionsDaily(world.deps, prescriptionsUsedSince)
    const on = (day: string) => daily!.handle({ organizationId: world.here.id, subjectId: world.here.id, kind: daily!.job, factId: world.here.id, day })
    const says = async (id: string) => (await world.peek<{ sphere: number | null; by: string | null; kept: boolean }>(`
      select max(abs(e.sphere)) as sphere, max(v.prescriber_name) as by, bool_or(p.kept_at is not null) as kept
      from prescriptions p join prescription_versions v on v.prescription_id = p.id join prescription_eyes e on e.prescription_id = p.id where p.id = $1`, [id]))[0]
    const written = () => world.peek(`
      select p.xmin as p, v.xmin as v, e.xmin as e from prescriptions p join prescription_versions v on v.prescription_id = p.id join prescription_eyes e on e.prescription_id = p.id where p.id = $1 order by e.eye`, [paper.id])
    const before = await written()
    await on('2036-03-01')
    expect(await says(paper.id)).toEqual({ sphere: 4250, by: 'MARK', kept: true })
    // A night that changes nothing writes nothing.
    expect(await written()).toEqual(before)
    await on('2036-03-02')
    await on('2036-03-02')
    expect(await says(paper.id)).toEqual({ sphere: null, by: null, kept: false })
    expect(await says(living.id)).toMatchObject({ sphere: 4250, kept: false })
    expect(await world.peek(`select actor_kind from audit_entries where subject_id = $1 and action = 'prescriptions.emptied'`, [paper.id])).toEqual([{ actor_kind: 'system' }])
    expect(await world.doctor(prescriptionDifferences)).toEqual([])
  })

  it('is refused while an order is open or of an old version, and to who may not', async () => {
    const customer = await make({ familyName: 'Otevřená' })
    await take(customer.id)
    expect(await erase(customer)).toMatchObject({ status: 409, problem: 'customers/cannot-erase', body: { reason: 'orders-open' } })
    expect(await erase({ ...customer, version: 9 })).toMatchObject({ status: 409, problem: 'http/version-stale' })
    expect(await erase(customer, world.elsewhere.staff.owner)).toMatchObject({ status: 404 })
    await world.peek(`update orders set phase = 'cancelled', cancelled_at = now() where customer_id = $1 returning id`, [customer.id])
    expect(await erase(customer)).toMatchObject({ status: 409, body: { reason: 'balance-open' } })
  })

  it.each<[Role, number]>([['manager', 204], ['clerk', 403], ['optician', 403], ['advisor', 403]])('%s is answered with %i', async (role, status) => {
    expect((await erase(await make({ familyName: 'Role' }), world.here.staff[role])).status).toBe(status)
  })

  it('leaves no photo behind that is added meanwhile, and takes none afterwards', async () => {
    for (let round = 0; round < 6; round += 1) {
      const customer = await make({ familyName: `Mark ${round}` })
      const { body: order } = await take(customer.id)
      await world.peek(`update orders set phase = 'closed', collected_at = now() where id = $1 returning id`, [order.id])
      await world.peek(`update order_list set paid = total, balance = 0 where order_id = $1 returning order_id`, [order.id])
      const attach = () => world.ask(owner, 'POST', `/orders/${order.id}/attachments`, { body: { name: 'mark.txt', base64: Buffer.from('MARK').toString('base64') } })
      const [attached, erased] = await Promise.all([attach(), erase(customer)])
      expect([[201, 204], [410, 204]]).toContainEqual([attached.status, erased.status])
      expect(await world.peek(`select name from files where subject_id = $1 and (name ~* 'mark' or content <> ''::bytea)`, [order.id])).toEqual([])
      expect(await attach()).toMatchObject({ status: 410, problem: 'orders/forgotten' })
    }
  })

  it('while an order is taken: the order stands and the person stays, or the person is gone and the order refused', async () => {
    for (let round = 0; round < 6; round += 1) {
      const customer = await make({ familyName: `Závod ${round}` })
      const [order, erased] = await Promise.all([take(customer.id), erase(customer)])
      expect([[201, 409], [422, 204]]).toContainEqual([order.status, erased.status])
    }
  })
})

describe('the export of a person', () => {
  it('holds everything, also as a paper, and is written down', async () => {
    const customer = await make({ ...whole, language: 'cs' })
    await world.ask(owner, 'POST', `/customers/${customer.id}/health/notes`, { body: { text: 'Suché oči' } })
    await prescribe(customer.id)
    const { body: order } = await take(customer.id)
    const { status, body } = await world.ask<PersonExport>(owner, 'GET', `/customers/${customer.id}/export`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ customer: { id: customer.id, employer: 'MARK' }, health: { notes: [{ text: 'Suché oči' }] }, parts: { orders: [{ number: order.number, note: 'MARK', payments: [{ amount: 100_00 }] }], prescriptions: [{ examinedOn: '2026-01-12', versions: [{ right: { sphere: -4250, pd: 3150 }, left: { axisDeg: 10 }, prescriber: { name: 'MARK' } }] }] } })
    const pdf = await world.file(owner, `/customers/${customer.id}/export.pdf`)
    expect(pdf).toMatchObject({ status: 200, type: 'application/pdf' })
    const paper = pdfText(pdf.bytes).join('\n')
    for (const text of ['Mark Markovič', '603 999 888', 'Suché oči', order.number!, '−4,25', '31,5']) expect(paper).toContain(text)
    expect(await world.peek(`select id from audit_entries where subject_id = $1 and action = 'customers.exported' and changes @> '{"parts": {"prescriptions": 1, "orders": 1}}'`, [customer.id])).toHaveLength(2)
  }, 30_000)

  it.each<[Role, number]>([['manager', 200], ['optometrist', 403], ['clerk', 403], ['accountant', 403]])('is given to %s: %i', async (role, status) => {
    const customer = await make({ familyName: 'Export' })
    expect((await world.ask(world.here.staff[role], 'GET', `/customers/${customer.id}/export`)).status).toBe(status)
    expect((await world.ask(world.elsewhere.staff.owner, 'GET', `/customers/${customer.id}/export`)).status).toBe(404)
  })
})
