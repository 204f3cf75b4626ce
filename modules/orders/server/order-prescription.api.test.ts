import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { OrderView } from '../contract.ts'

let world: OrderWorld
beforeAll(async () => { world = await anOrderWorld() })
afterAll(() => world[Symbol.asyncDispose]())

const values = { purpose: 'progressive', examinedOn: '2026-11-12', right: { sphere: -4250, cylinder: -750, axisDeg: 175 }, left: { sphere: -3750 } }
const optician = () => world.here.staff.optician
const take = (prescription: object | null, { fields = {}, staff = optician(), key }: { fields?: object; staff?: ReturnType<typeof optician>; key?: string } = {}) =>
  world.ask<OrderView>(staff, 'POST', '/orders', { body: { ...world.newOrder(), ...fields, prescription }, ...(key && { key }) })
const write = async (customerId: string): Promise<PrescriptionView> => (await world.ask<PrescriptionView>(optician(), 'POST', '/prescriptions', { body: { customerId, ...values } })).body

describe('an order of glasses', () => {
  it('tells that it has a prescription, and nothing of what it says', async () => {
    const { id } = await write(world.customerId)
    const taken = await take({ id, version: 1 })
    expect(taken).toMatchObject({ status: 201, body: { prescription: { id, version: 1, purpose: 'progressive', examinedOn: '2026-11-12' } } })
    const read = await world.ask<OrderView>(optician(), 'GET', `/orders/${taken.body.id}`)
    expect(read.body.prescription).toEqual(taken.body.prescription)
    expect(JSON.stringify(read.body)).not.toMatch(/4250|sphere/)
    expect(await world.peek(`select id from audit_entries where action = 'prescriptions.opened'`)).toEqual([])
  })

  it('brings a new one along, both or neither', async () => {
    const id = newId()
    const taken = await take({ new: { id, ...values } })
    expect(taken).toMatchObject({ status: 201, body: { prescription: { id, version: 1 } } })
    expect((await world.ask<PrescriptionView>(optician(), 'GET', `/prescriptions/${id}`)).body).toMatchObject({ customerId: world.customerId, versions: [{ right: { sphere: -4250 } }] })
    const lost = newId()
    expect(await take({ new: { id: lost, ...values } }, { fields: { expectedTotal: { amount: 1, currency: 'CZK' } } })).toMatchObject({ status: 409, problem: 'orders/price-changed' })
    expect(await world.peek('select id from prescriptions where id = $1', [lost])).toEqual([])
  })

  it('is taken once, with one prescription, however often the same call arrives', async () => {
    const call = { fields: { id: newId() }, key: newId() }
    const answers = await Promise.all([1, 2].map(() => take({ new: { id: newId(), ...values } }, call)))
    // The bodies differ, so the key belongs to the first; the id finds the same order.
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const id = newId()
    const body = { fields: { id }, key: newId() }
    const prescription = { new: { id: newId(), ...values } }
    expect((await Promise.all([1, 2].map(() => take(prescription, body)))).map(({ status }) => status)).toEqual([201, 201])
    expect(await take(prescription, { fields: { id } })).toMatchObject({ status: 200, body: { id } })
    expect(await take(null, { fields: { id } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })

  it('says which field of a new one is wrong', async () => {
    const refused = await take({ new: { ...values, left: { cylinder: -500 } } })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/prescription/new/left/axisDeg' }] } })
  })

  it('takes no prescription of somebody else, of another organization, or of a version that is not there', async () => {
    const other = (await world.ask<{ id: string }>(optician(), 'POST', '/customers', { body: { familyName: 'Jiná', phones: [], emails: [] } })).body
    const [theirs, own] = [await write(other.id), await write(world.customerId)]
    for (const prescription of [{ id: theirs.id, version: 1 }, { id: own.id, version: 2 }, { id: newId(), version: 1 }]) {
      expect(await take(prescription)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/prescription/id' }] } })
    }
    expect(await take({ id: theirs.id, version: 1 }, { fields: { wearerId: other.id } })).toMatchObject({ status: 201 })
  })

  it('can be taken at the till from one that is there, but not typed there', async () => {
    const { id } = await write(world.customerId)
    const { clerk } = world.here.staff
    expect(await take({ id, version: 1 }, { staff: clerk })).toMatchObject({ status: 201, body: { prescription: { id } } })
    expect(await take({ new: values }, { staff: clerk })).toMatchObject({ status: 403 })
  })

  it('needs none', async () => {
    expect((await take(null)).body.prescription).toBeNull()
  })
})
