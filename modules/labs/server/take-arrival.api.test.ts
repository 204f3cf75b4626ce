import { expect, it } from 'vitest'
import type { KindSettings, OrderView } from '#modules/orders/contract'
import type { LabArrival, LabOrderView } from '../contract.ts'
import { aLabWorld } from '../testing/lab-world.ts'
import type { LabWorld } from '../testing/lab-world.ts'
import { noteArrivalByMove } from './note-arrival.ts'

const orderOf = async (world: LabWorld, id: string) => (await world.ask<OrderView>(world.owner, 'GET', `/orders/${id}`)).body
const labOrderNow = async (world: LabWorld, id: string) => (await world.ask<LabOrderView>(world.optician, 'GET', `/lab-orders/${id}`)).body

/** An order at the lab, with what was ordered there. */
async function atTheLab(world: LabWorld) {
  const order = await world.takeLensJob()
  return { order, sent: await world.must<LabOrderView>(`/orders/${order.id}/lab-orders`, { labId: world.lab.id, way: 'file' }) }
}

it('takes an arrival back that a card pulled too far has noted, and takes the real one later', async () => {
  await using world = await aLabWorld()
  const { order, sent } = await atTheLab(world)
  await world.move(await orderOf(world, order.id), 'arrived')
  await noteArrivalByMove(world.deps, world.here.id, order.id)
  const takeBack = (version: number) => world.ask<LabOrderView & { reason: string }>(world.optician, 'POST', `/lab-orders/${sent.id}/take-arrival-back`, { version, body: { reason: 'pulled too far' } })
  expect((await takeBack(2)).body).toMatchObject({ reason: 'not-at-lab' })
  await world.ask(world.owner, 'POST', `/orders/${order.id}/stage`, { version: (await orderOf(world, order.id)).version, body: { stage: 'in-production', reason: 'pulled too far' } })
  const back = await takeBack(2)
  expect(back.body).toMatchObject({ state: 'sent', arrivedAt: null, arrivedOn: null, labDays: null, version: 3 })
  expect((await takeBack(3)).problem).toBe('labs/cannot-change')
  expect((await world.ask<{ items: unknown[] }>(world.optician, 'GET', '/lab-orders?figure=arrived')).body.items).toEqual([])
  const came = await world.ask<LabArrival>(world.optician, 'POST', `/lab-orders/${sent.id}/arrive`, { version: 3, body: {} })
  expect(came.body).toMatchObject({ state: 'arrived', notMoved: null, version: 4 })
  expect((await orderOf(world, order.id)).stage).toBe('arrived')
})

it('takes no arrival back of which lenses were inspected or made again', async () => {
  await using world = await aLabWorld()
  const { order, sent } = await atTheLab(world)
  await world.must(`/lab-orders/${sent.id}/arrive`, {}, 1)
  await world.must(`/orders/${order.id}/inspections`, { right: { sphere: -4250, cylinder: -750, axisDeg: 175 }, left: { sphere: -3750 }, passed: true })
  await world.ask(world.owner, 'POST', `/orders/${order.id}/stage`, { version: (await orderOf(world, order.id)).version, body: { stage: 'in-production', reason: 'chipped' } })
  const refused = () => world.ask<{ reason: string }>(world.optician, 'POST', `/lab-orders/${sent.id}/take-arrival-back`, { version: 2, body: { reason: 'pulled too far' } })
  expect((await refused()).body.reason).toBe('inspected')
  await world.must(`/lab-orders/${sent.id}/remake`, { causedBy: 'lab' })
  expect((await refused()).body.reason).toBe('remade')
})

it('notes what has come although the next stage asks something, and says what it asks', async () => {
  await using world = await aLabWorld()
  const { items } = (await world.ask<{ items: KindSettings[] }>(world.owner, 'GET', '/order-kinds/settings')).body
  const { code, version, running: _, ...kind } = items.find((one) => one.code === 'external-lens-job')!
  const rack = { code: 'rack', names: { en: 'Rack', cs: 'Regál', 'pt-BR': 'Prateleira', 'zh-CN': '架位' }, kind: 'text', required: true, unit: null, choices: [] }
  const stages = kind.stages.map((stage) => (stage.code === 'arrived' ? { ...stage, fields: [rack] } : stage))
  expect((await world.ask(world.owner, 'PUT', `/order-kinds/${code}`, { version, body: { ...kind, stages } })).status).toBe(200)
  const { order, sent } = await atTheLab(world)
  const came = await world.ask<LabArrival>(world.optician, 'POST', `/lab-orders/${sent.id}/arrive`, { version: 1, body: {} })
  expect(came.body).toMatchObject({ state: 'arrived', notMoved: { reason: 'fields-missing', stage: 'arrived' }, version: 2 })
  expect((await orderOf(world, order.id)).stage).toBe('sent-to-lab')
})

it('judges late by the day that was first promised, whatever the lab says later', async () => {
  await using world = await aLabWorld()
  const { sent } = await atTheLab(world)
  await world.peek(`update lab_orders set sent_on = sent_on - 30, first_promised_on = current_date - 20, promised_on = current_date - 20 where id = $1 returning id`, [sent.id])
  const later = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  const changed = await world.ask<LabOrderView>(world.optician, 'PATCH', `/lab-orders/${sent.id}`, { version: 1, body: { promisedOn: later } })
  expect(changed.body).toMatchObject({ promisedOn: later, late: true })
  expect(changed.body.firstPromisedOn).not.toBe(later)
  expect((await world.ask<{ items: LabOrderView[] }>(world.optician, 'GET', '/lab-orders?figure=late')).body.items.map(({ id }) => id)).toEqual([sent.id])
  expect(await labOrderNow(world, sent.id)).toMatchObject({ late: true })
})
