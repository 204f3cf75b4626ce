import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { countSealed } from '#platform/crypto/count-sealed'
import { PersonErased } from '#platform/crypto/keyring'
import { resealOrganization } from '#platform/crypto/reseal'
import { sql } from '#platform/db/sql'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { rowCounts } from '#tests/helpers/all-tables'
import type { InspectionOpened, InspectionStart, InspectionView, LabOrderOpened, LabOrderView } from '../../contract.ts'
import { aLabWorld } from '../../testing/lab-world.ts'
import type { LabWorld } from '../../testing/lab-world.ts'
import { labsSealed, openLeft } from '../sealed.ts'
import { labsDaily } from './empty-kept.ts'

let world: LabWorld
beforeAll(async () => { world = await aLabWorld() })
afterAll(() => world[Symbol.asyncDispose]())

const eye = { pd: 3150, fittingHeight: 1850 }
const right = { sphere: -4250, cylinder: -750, axisDeg: 175, ...eye }, left = { sphere: -3750, ...eye }
const collected = (at: string): string => `phase = 'closed', occurred_at = ${at} - interval '30 days', collected_at = ${at}`

interface Customer { readonly id: string; readonly version: number }
interface Made { readonly order: OrderView; readonly labOrder: LabOrderView; readonly inspection: InspectionView }

const aCustomer = () => world.must<Customer>('/customers', { givenName: 'Zzyzx', familyName: 'Zzyzxová', phones: [{ value: '603 777 111' }], emails: [{ value: 'zzyzx@zzyzx.example' }] })

/** A pair that was ordered from the lab, came, failed its inspection and was accepted, all with the name in every word that takes one. */
async function glassesOf(customerId: string): Promise<Made> {
  const prescription = await world.must<{ id: string }>('/prescriptions', { customerId, purpose: 'distance', examinedOn: '2026-11-12', right, left })
  const order = await world.must<OrderView>('/orders', { ...world.newOrder(), customerId, prescription: { id: prescription.id, version: 1 } })
  const { id } = await world.must<LabOrderView>(`/orders/${order.id}/lab-orders`, { labId: world.lab.id, way: 'file', remarks: 'Zzyzx is in a hurry' })
  const labOrder = await world.must<LabOrderView>(`/lab-orders/${id}/arrive`, {}, 1)
  const failed = await world.must<InspectionView>(`/orders/${order.id}/inspections`, { right: { ...right, sphere: -4000 }, left, passed: false, reason: 'Zzyzx sees little' })
  return { order, labOrder, inspection: await world.must<InspectionView>(`/inspections/${failed.id}/accept`, { reason: 'Zzyzx wants them' }, failed.version) }
}

async function end(orderId: string, how: string): Promise<void> {
  await world.peek(`update orders set ${how} where id = $1 returning id`, [orderId])
  await world.peek('update order_list set paid = total, balance = 0 where order_id = $1 returning order_id', [orderId])
}
const erase = (customer: Customer) => world.ask(world.owner, 'POST', `/customers/${customer.id}/erase`, { version: customer.version })
const pathsOf = ({ labOrder, inspection }: Made): string[] => [
  `/inspections/${inspection.id}`, `/inspections/${inspection.id}/certificate.pdf`, `/lab-orders/${labOrder.id}/content`, `/lab-orders/${labOrder.id}/order.oma`, `/lab-orders/${labOrder.id}/order.pdf`,
]
const look = async <Body>(path: string): Promise<Body> => {
  const answer = await world.ask<Body>(world.optician, 'GET', path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body
}

describe('a person who is forgotten', () => {
  it('leaves how their glasses of the last ten years were ordered and inspected, in the name of nobody, and nothing of others', async () => {
    const customer = await aCustomer()
    const [recent, old, cancelled] = [await glassesOf(customer.id), await glassesOf(customer.id), await glassesOf(customer.id)]
    await end(recent.order.id, collected(`now() - interval '9 years 11 months'`))
    await end(old.order.id, collected(`now() - interval '10 years 1 day'`))
    await end(cancelled.order.id, `phase = 'cancelled', cancelled_at = now()`)
    const before = { content: await look<LabOrderOpened>(pathsOf(recent)[2]!), inspection: await look<InspectionOpened>(pathsOf(recent)[0]!) }
    expect([before.content.wearer, before.content.remarks, before.inspection.reason, before.inspection.acceptedReason].join()).toMatch(/(Zzyzx.*){4}/)
    expect((await erase(customer)).status).toBe(204)
    await expect(world.deps.db.inTenant(world.here.id, (tx) => world.deps.keys.personKey(tx, customer.id))).rejects.toThrow(PersonErased)

    expect(await look<LabOrderOpened>(pathsOf(recent)[2]!)).toEqual({ ...before.content, wearer: null, remarks: null })
    expect(await look<InspectionOpened>(pathsOf(recent)[0]!)).toEqual({ ...before.inspection, reason: null, acceptedReason: null, version: before.inspection.version + 1 })
    const papers = await Promise.all([1, 4].map(async (at) => world.file(world.optician, pathsOf(recent)[at]!)))
    for (const { status, bytes } of papers) {
      expect([status, pdfText(bytes).join(' ')]).toEqual([200, expect.not.stringMatching(/zzyzx/i)])
      expect(pdfText(bytes).join(' ')).toMatch(/[−-]3[.,]75/)
    }
    const oma = await world.file(world.optician, pathsOf(recent)[3]!)
    expect([oma.status, oma.bytes.toString('latin1')]).toEqual([200, expect.stringMatching(/SPH=-4\.25/)])
    expect(oma.bytes.toString('latin1')).not.toMatch(/zzyzx/i)
    expect((await look<InspectionStart>(`/orders/${recent.order.id}/inspection-start`)).ordered?.right.sphere).toBe(-4250)
    for (const path of [...pathsOf(old), ...pathsOf(cancelled)]) expect([path, (await world.ask(world.optician, 'GET', path)).problem]).toEqual([path, 'labs/forgotten'])
    // The lists tell as before that there were some.
    for (const { order } of [recent, old, cancelled]) {
      expect((await look<{ items: object[] }>(`/orders/${order.id}/inspections`)).items).toHaveLength(1)
      expect((await look<{ items: object[] }>(`/orders/${order.id}/lab-orders`)).items).toHaveLength(1)
    }
  })

  it('stands by name in no row and in nothing that the organization\'s key opens', async () => {
    const customer = await aCustomer()
    const made = await glassesOf(customer.id)
    await end(made.order.id, collected('now()'))
    const said = async (): Promise<string> => {
      const rows = await world.peek<{ id: string; kind: 'lab order' | 'inspection'; row: object; content: Buffer | null; forgotten_at: Date | null }>(`
        select id, 'lab order' as kind, to_jsonb(l) - 'content' as row, content, forgotten_at from lab_orders l where order_id = $1
        union all select id, 'inspection', to_jsonb(i) - 'content', content, forgotten_at from inspections i where order_id = $1`, [made.order.id])
      return (await Promise.all(rows.map(({ kind, id, row, ...sealed }) => world.deps.db.inTenant(world.here.id, async (tx) =>
        JSON.stringify([row, sealed.content?.toString('latin1'), await openLeft(tx, world.deps.keys, kind, { id, personId: customer.id }, sealed)]))))).join()
    }
    const dumped = async (): Promise<string[]> => {
      const tables = [...(await rowCounts(world.database.superuser)).keys()].filter((name) => !name.includes('.'))
      return (await Promise.all(tables.map(async (name) => (await world.peek<{ row: object }>(`select to_jsonb(t) as row from ${name} t where to_jsonb(t)::text ~* 'zzyzx'`)).map(() => name)))).flat()
    }
    expect([await said(), (await dumped()).length > 0]).toEqual([expect.stringMatching(/zzyzx/i), true])
    expect((await erase(customer)).status).toBe(204)
    expect(await dumped()).toEqual([])
    expect(await said()).not.toMatch(/zzyzx|wants them|in a hurry/i)
    expect(await said()).toContain('-4250')
    const [row] = await world.peek<{ by: string | null; reason: Buffer | null }>('select accepted_by as by, accepted_reason as reason from inspections where order_id = $1', [made.order.id])
    expect([row?.by !== null, row?.reason]).toEqual([true, null])
  })

  it('is kept under keys that come later', async () => {
    const customer = await aCustomer()
    const made = await glassesOf(customer.id)
    await end(made.order.id, collected('now()'))
    expect((await erase(customer)).status).toBe(204)
    const { db, keys } = world.deps
    const { version } = await db.inTenant(world.here.id, async (tx) => {
      const key = await keys.rotateOrganizationKey(tx)
      tx.send(sql`insert into key_rotations (organization_id, version) values (${tx.organizationId}, ${key.version})`)
      return key
    })
    const { resealed, unreadable } = await resealOrganization(db, keys, labsSealed, world.here.id, version)
    expect([resealed, unreadable]).toEqual([expect.any(Number), 0])
    const counts = await db.inTenant(world.here.id, (tx) => countSealed(tx, keys, labsSealed))
    expect(counts.filter(({ kind }) => kind.endsWith('of forgotten people'))).toEqual(['lab orders', 'inspections'].map((what) => ({ kind: `${what} of forgotten people`, version, count: resealed / 2, lost: null })))
    expect((await look<InspectionOpened>(pathsOf(made)[0]!)).measured.right.sphere).toBe(-4000)
  })

  it('leaves nothing any more on the day after the ten years, and everything before', async () => {
    const customer = await aCustomer()
    const made = await glassesOf(customer.id)
    await end(made.order.id, `phase = 'closed', collected_at = '2026-03-01T10:00:00Z'`)
    expect((await erase(customer)).status).toBe(204)
    const [daily] = labsDaily(world.deps)
    const on = (day: string) => daily!.handle({ organizationId: world.here.id, subjectId: world.here.id, kind: daily!.job, factId: world.here.id, day })
    const written = () => world.peek('select l.xmin as l, i.xmin as i from lab_orders l, inspections i where l.order_id = $1 and i.order_id = $1', [made.order.id])
    const before = await written()
    await on('2036-03-01')
    // A night that changes nothing writes nothing.
    expect(await written()).toEqual(before)
    expect((await look<InspectionOpened>(pathsOf(made)[0]!)).measured.right.sphere).toBe(-4000)
    await on('2036-03-02')
    await on('2036-03-02')
    for (const path of pathsOf(made)) expect([path, (await world.ask(world.optician, 'GET', path)).problem]).toEqual([path, 'labs/forgotten'])
    expect(await world.peek(`select actor_kind from audit_entries where action = 'labs.emptied' and changes->>'emptied' = any($1)`, [[made.labOrder.id, made.inspection.id]])).toEqual([{ actor_kind: 'system' }, { actor_kind: 'system' }])
    expect(await world.peek('select 1 as n from lab_orders where forgotten_at is null and content is null')).toEqual([])
  })

  it('is not overtaken by an inspection that is just being saved, nor by an order that is just being called off', async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = await aCustomer()
      const prescription = await world.must<{ id: string }>('/prescriptions', { customerId: customer.id, purpose: 'distance', examinedOn: '2026-11-12', right, left })
      const order = await world.must<OrderView>('/orders', { ...world.newOrder(), customerId: customer.id, prescription: { id: prescription.id, version: 1 } })
      const sent = await world.must<LabOrderView>(`/orders/${order.id}/lab-orders`, { labId: world.lab.id, way: 'file' })
      const [inspected, calledOff, erased] = await Promise.all([
        world.ask<InspectionView>(world.optician, 'POST', `/orders/${order.id}/inspections`, { body: { right, left, passed: true, reason: 'Zzyzx' } }),
        world.ask(world.owner, 'POST', `/lab-orders/${sent.id}/cancel`, { version: 1, body: { reason: 'Zzyzx' } }),
        end(order.id, collected('now()')).then(() => erase(customer)),
      ])
      expect([inspected.status, calledOff.status, erased.status].filter((status) => status >= 500)).toEqual([])
      expect(erased.status).toBe(204)
      const rows = await world.peek<{ forgotten: boolean }>(`
        select forgotten_at is not null as forgotten from lab_orders where person_id = $1 union all select forgotten_at is not null from inspections where person_id = $1`, [customer.id])
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.filter(({ forgotten }) => !forgotten)).toEqual([])
      const paths = inspected.status === 201 ? [`/inspections/${inspected.body.id}`, `/inspections/${inspected.body.id}/certificate.pdf`] : []
      for (const path of [...paths, `/lab-orders/${sent.id}/content`, `/lab-orders/${sent.id}/order.oma`]) {
        const { status, body } = await world.ask(world.optician, 'GET', path)
        expect([200, 410]).toContain(status)
        expect(JSON.stringify(body)).not.toMatch(/zzyzx/i)
      }
    }
  })
})
