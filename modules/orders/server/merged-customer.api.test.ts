import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Customer } from '#modules/customers/contract'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { OrderView, OrderRow } from '../contract.ts'
import { listDifferences, listTextDifferences } from './doctor.ts'

let world: OrderWorld
beforeAll(async () => { world = await anOrderWorld() })
afterAll(() => world[Symbol.asyncDispose]())

const make = async (familyName: string): Promise<Customer> => (await world.ask<Customer>(world.here.staff.clerk, 'POST', '/customers', { body: { familyName, phones: [{ value: '603 555 666' }] } })).body
const take = (customerId: string, more: object = {}) => world.ask<OrderView>(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), customerId, ...more } })
const merge = (into: Customer, from: Customer) => world.ask<Customer>(world.here.staff.clerk, 'POST', `/customers/${into.id}/merge`, { version: into.version, body: { mergedId: from.id } })
const listOf = async (customerId: string): Promise<OrderRow[]> => (await world.ask<{ items: OrderRow[] }>(world.here.staff.clerk, 'GET', `/orders?customerId=${customerId}`)).body.items

it('an order of a customer who was joined with another shows that one, in the list after the facts too, and back after undoing', async () => {
  const [one, other] = [await make('Prvá'), await make('Druhá')]
  const { body: order } = await take(other.id, { wearerId: other.id })
  await merge(one, other)
  expect((await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${order.id}`)).body).toMatchObject({ customer: { id: one.id, name: 'Prvá' }, wearer: { name: 'Prvá' } })
  await world.handleFacts('customers.merged')
  expect(await listOf(one.id)).toMatchObject([{ id: order.id, customerName: 'Prvá' }])
  expect(await listOf(other.id)).toEqual([])
  // A later change of the survivor reaches the orders that still point at the merged row.
  await world.ask(world.here.staff.clerk, 'PATCH', `/customers/${one.id}`, { version: 2, body: { familyName: 'Nová' } })
  await world.handleFacts('customers.changed')
  expect(await listOf(one.id)).toMatchObject([{ customerName: 'Nová' }])
  expect(await world.doctor(listDifferences)).toEqual([])
  expect((await world.doctor((tx) => listTextDifferences(tx, '00000000-0000-0000-0000-000000000000'))).differences).toEqual([])
  const { items: [standing] } = (await world.ask<{ items: { id: string }[] }>(world.here.staff.clerk, 'GET', `/customers/${one.id}/merges`)).body
  await world.ask(world.here.staff.clerk, 'POST', `/customers/${one.id}/merges/${standing!.id}/undo`, {})
  await world.handleFacts('customers.unmerged')
  expect(await listOf(other.id)).toMatchObject([{ id: order.id, customerName: 'Druhá' }])
  expect(await world.doctor(listDifferences)).toEqual([])
})

it('an order typed for a customer who is being joined stands whole, or is refused with the name to go on with', async () => {
  const ends = { stood: 0, refused: 0 }
  for (let round = 0; round < 8; round += 1) {
    const [one, other] = [await make(`Jedna ${round}`), await make(`Dvě ${round}`)]
    const [answer, merged] = await Promise.all([take(other.id), merge(one, other)])
    expect(merged.status).toBe(200)
    if (answer.status === 201) {
      ends.stood += 1
      expect((await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${answer.body.id}`)).body.customer.id).toBe(one.id)
      continue
    }
    ends.refused += 1
    expect(answer).toMatchObject({ status: 409, problem: 'customers/merged', body: { survivorId: one.id, survivorName: `Jedna ${round}` } })
    expect((await take(one.id)).status).toBe(201)
  }
  expect(ends.stood + ends.refused).toBe(8)
  const [one, other] = [await make('Hotová'), await make('Sloučená')]
  await merge(one, other)
  expect(await take(other.id)).toMatchObject({ status: 409, problem: 'customers/merged', body: { survivorId: one.id } })
})
