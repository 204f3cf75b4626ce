import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Customer } from '../contract.ts'
import { customersRoutes } from './index.ts'

let world: TestWorld
let clerk: TestStaff
beforeAll(async () => {
  world = await testWorld(customersRoutes)
  clerk = world.here.staff.clerk
})
afterAll(() => world[Symbol.asyncDispose]())

async function make(body: object, staff = clerk): Promise<Customer> {
  const answer = await world.ask<Customer>(staff, 'POST', '/customers', { body })
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}
const change = (customer: Customer, body: object) => world.ask<Customer>(clerk, 'PATCH', `/customers/${customer.id}`, { version: customer.version, body })
const read = async (id: string): Promise<Customer> => (await world.ask<Customer>(clerk, 'GET', `/customers/${id}`)).body

const whole = {
  familyName: 'Celá', givenName: 'Eva', employer: 'Škoda Auto', insurer: { name: 'VZP', number: '8455021234' }, tags: ['tenis', 'Brno'],
  addresses: [{ kind: 'home', street: 'Dlouhá 12', city: 'Brno', postalCode: '602 00', country: 'CZ' }, { kind: 'billing', street: 'Krátká 1', city: 'Praha', country: 'CZ' }],
  taxIds: [{ kind: 'cz-ico', value: '251 238 91' }, { kind: 'br-cpf', value: '529.982.247-25' }],
}

describe('a whole customer', () => {
  it('is read back as typed, tax numbers bare and as their country writes them', async () => {
    const made = await make(whole)
    expect(made).toMatchObject({
      employer: 'Škoda Auto', insurer: whole.insurer, tags: ['Brno', 'tenis'], classBy: 'rule', minor: false, guardian: null, household: [], guardianOf: [],
      addresses: [{ kind: 'home', street: 'Dlouhá 12', postalCode: '602 00', region: '' }, { kind: 'billing', city: 'Praha' }],
      taxIds: [{ kind: 'br-cpf', value: '52998224725', display: '529.982.247-25' }, { kind: 'cz-ico', value: '25123891' }],
    })
    expect(await read(made.id)).toEqual(made)
  })

  it('made again with the same id and content is the same, and with another address is not', async () => {
    const body = { ...whole, id: newId(), guardian: { name: 'Jan', phone: '603 123 456' } }
    await make(body)
    expect(await world.ask(clerk, 'POST', '/customers', { body })).toMatchObject({ status: 200 })
    expect(await world.ask(clerk, 'POST', '/customers', { body: { ...body, addresses: [] } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })

  it('changes list by list; an address that stays keeps its id', async () => {
    const made = await make(whole)
    const answer = await change(made, { addresses: [whole.addresses[1], { ...whole.addresses[0], city: 'Olomouc' }], tags: [], taxIds: [], insurer: null, employer: '' })
    expect(answer.body).toMatchObject({ tags: [], taxIds: [], insurer: null, employer: null, addresses: [{ id: made.addresses[1]?.id, city: 'Praha' }, { city: 'Olomouc' }] })
    expect(await read(made.id)).toEqual(answer.body)
  })

  it.each([
    ['a tax number with a slip', { taxIds: [{ kind: 'cz-ico', value: '25123892' }] }, '/taxIds/0/value'],
    ['two tax numbers of one kind', { taxIds: [{ kind: 'cz-ico', value: '25123891' }, { kind: 'cz-ico', value: '00025593' }] }, '/taxIds/1/kind'],
    ['a tag twice', { tags: ['VIP', 'vip'] }, '/tags/1'],
    ['a country that is none', { addresses: [{ kind: 'home', country: 'Česko' }] }, '/addresses/0/country'],
    ['a guardian who is nobody', { guardian: { customerId: newId() } }, '/guardian/customerId'],
    ['a guardian without a number', { guardian: { name: 'Jan', phone: '12' } }, '/guardian/phone'],
    ['a household with nobody', { householdWith: newId() }, '/householdWith'],
  ])('with %s is refused at its field', async (_what, body, pointer) => {
    const answer = await world.ask(clerk, 'POST', '/customers', { body: { familyName: 'Chyba', ...body } })
    expect(answer).toMatchObject({ status: 422, problem: 'http/invalid', body: { errors: [{ pointer }] } })
  })

  it('keeps a class that was given by hand as such, and one that nobody chose to the rule', async () => {
    expect(await make({ familyName: 'Ruční', class: 'vip' })).toMatchObject({ class: 'vip', classBy: 'hand' })
    const made = await make({ familyName: 'Pravidelná' })
    expect((await change(made, { class: 'regular', note: 'x' })).body).toMatchObject({ class: 'regular', classBy: 'hand' })
    expect((await change({ ...made, version: 2 }, { classBy: 'rule' })).body).toMatchObject({ classBy: 'rule' })
  })

  it('is listed by tag', async () => {
    const made = await make({ familyName: 'Štítková', tags: ['jen-tady'] })
    expect((await world.ask<{ items: Customer[] }>(clerk, 'GET', '/customers?tag=jen-tady')).body.items.map(({ id }) => id)).toEqual([made.id])
    expect(await world.ask(clerk, 'GET', '/customers?tag=jen-tady&q=nov')).toMatchObject({ status: 422 })
  })
})

describe('a family', () => {
  it('is a minor with a guardian who is a customer, seen from both', async () => {
    const mother = await make({ familyName: 'Matka', phones: [{ value: '603 123 456' }] })
    const child = await make({ familyName: 'Dítě', birthOn: '2018-01-01', guardian: { customerId: mother.id } })
    expect(child).toMatchObject({ minor: true, guardian: { customerId: mother.id, name: 'Matka', phone: { value: '+420603123456' } } })
    expect(await read(mother.id)).toMatchObject({ guardianOf: [{ id: child.id, name: 'Dítě' }] })
    expect(await change(mother, { guardian: { customerId: mother.id } })).toMatchObject({ status: 422 })
  })

  it('lives together until somebody moves out', async () => {
    const one = await make({ familyName: 'První' })
    const two = await make({ familyName: 'Druhá', householdWith: one.id })
    const three = await make({ familyName: 'Třetí', householdWith: two.id })
    expect(three.household.map(({ name }) => name).toSorted()).toEqual(['Druhá', 'První'])
    expect((await change(two, { householdWith: null })).body.household).toEqual([])
    expect((await read(one.id)).household).toEqual([{ id: three.id, name: 'Třetí' }])
  })

  it('is one household also when two move in with a third at the same moment', async () => {
    const host = await make({ familyName: 'Hostitel' })
    const guests = await Promise.all(['A', 'B', 'C'].map((familyName) => make({ familyName, householdWith: host.id })))
    expect((await read(host.id)).household.map(({ id }) => id).toSorted()).toEqual(guests.map(({ id }) => id).toSorted())
  })

  it('shows an advisor only those of it who are the advisor\'s own', async () => {
    const { advisor } = world.here.staff
    const own = await make({ familyName: 'Vlastní' }, advisor)
    const foreign = await make({ familyName: 'Cizí', householdWith: own.id })
    expect((await read(own.id)).household).toEqual([{ id: foreign.id, name: 'Cizí' }])
    expect((await world.ask<Customer>(advisor, 'GET', `/customers/${own.id}`)).body.household).toEqual([])
    expect(await world.ask(advisor, 'POST', '/customers', { body: { familyName: 'X', householdWith: foreign.id } })).toMatchObject({ status: 422 })
  })
})
