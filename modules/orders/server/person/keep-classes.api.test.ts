import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/days'
import type { Customer } from '#modules/customers/contract'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { TestStaff } from '#tests/helpers/callers'
import type { OrderView } from '../../contract.ts'
import { ordersDaily } from '../subscriptions.ts'

let world: OrderWorld
let owner: TestStaff
beforeAll(async () => {
  world = await anOrderWorld()
  owner = world.here.staff.owner
})
afterAll(() => world[Symbol.asyncDispose]())

const make = async (more: object = {}): Promise<Customer> => (await world.ask<Customer>(owner, 'POST', '/customers', { body: { familyName: 'Věrná', ...more } })).body
const take = async (customerId: string): Promise<OrderView> => (await world.ask<OrderView>(owner, 'POST', '/orders', { body: { ...world.newOrder(), customerId } })).body
const rule = (version: number, rules: object[], staff = owner) => world.ask<{ version: number; rules: object[] }>(staff, 'PUT', '/customers/class-rules', { version, body: { rules } })
const classOf = async (id: string): Promise<string> => (await world.ask<Customer>(owner, 'GET', `/customers/${id}`)).body.class

it('a class follows what was bought by the organization\'s rule, back again too, and never one given by hand', async () => {
  const [buyer, byHand] = [await make(), await make({ class: 'regular', classBy: 'hand' })]
  const order = await take(buyer.id)
  await take(byHand.id)
  await world.handleFacts('orders.taken')
  expect(await classOf(buyer.id)).toBe('regular')
  expect((await world.ask(owner, 'GET', '/customers/class-rules')).body).toEqual({ rules: [], version: 0 })
  expect(await rule(0, [{ class: 'member', minOrders: 1 }, { class: 'vip', minOrders: 2 }])).toMatchObject({ status: 200, body: { version: 1, rules: [{ class: 'vip', withinDays: 365 }, { class: 'member' }] } })
  await world.handleFacts('customers.class-rules-changed')
  expect(await classOf(buyer.id)).toBe('member')
  const second = await take(buyer.id)
  await world.handleFacts('orders.taken')
  await world.handleFacts('orders.taken')
  expect(await classOf(buyer.id)).toBe('vip')
  expect(await classOf(byHand.id)).toBe('regular')
  for (const one of [order, second]) await world.ask(owner, 'POST', `/orders/${one.id}/cancel`, { version: one.version, body: { reason: 'x' } })
  await world.handleFacts('orders.cancelled')
  expect(await classOf(buyer.id)).toBe('regular')
  expect((await world.peek(`select id from audit_entries where subject_id = $1 and action = 'customers.classed' and actor_kind = 'system'`, [buyer.id])).length).toBe(3)
})

it('a class falls by itself once what earned it is too long ago, each day anew and once only', async () => {
  const buyer = await make()
  await take(buyer.id)
  const { body: { version } } = await world.ask<{ version: number }>(owner, 'GET', '/customers/class-rules')
  expect((await rule(version, [{ class: 'member', minOrders: 1, withinDays: 30 }])).status).toBe(200)
  const [daily] = ordersDaily(world.deps)
  const after = (days: number) => daily!.handle({ organizationId: world.here.id, subjectId: world.here.id, kind: daily!.job, factId: world.here.id, day: addDays(dayIn('Europe/Prague', new Date()), days) })
  await after(0)
  expect(await classOf(buyer.id)).toBe('member')
  await after(29)
  expect(await classOf(buyer.id)).toBe('member')
  await after(30)
  await after(30)
  expect(await classOf(buyer.id)).toBe('regular')
  expect(await world.peek(`select changes->'after'->>'class' as class from audit_entries where subject_id = $1 and action = 'customers.classed' order by recorded_at`, [buyer.id])).toEqual([{ class: 'member' }, { class: 'regular' }])
})

it('the rule is changed by who manages the organization, from the version they read', async () => {
  const { body: { version } } = await world.ask<{ version: number }>(owner, 'GET', '/customers/class-rules')
  expect(await rule(version + 5, [])).toMatchObject({ status: 409, problem: 'http/version-stale', body: { version } })
  expect(await rule(0, [])).toMatchObject({ status: 409, problem: 'http/version-stale' })
  expect(await rule(version, [], world.here.staff.manager)).toMatchObject({ status: 403 })
  expect(await rule(version, [{ class: 'vip' }])).toMatchObject({ status: 422, body: { errors: [{ pointer: '/rules/0' }] } })
  expect(await rule(version, [{ class: 'vip', minOrders: 1 }, { class: 'vip', minOrders: 2 }])).toMatchObject({ status: 422, body: { errors: [{ pointer: '/rules' }] } })
  expect((await Promise.all([rule(version, []), rule(version, [])])).map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await world.ask(world.elsewhere.staff.owner, 'GET', '/customers/class-rules')).body).toEqual({ rules: [], version: 0 })
})
