import { expect, it } from 'vitest'
import { jobsByFact } from '#platform/facts/subscriptions'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import { ordersSubscriptions } from './subscriptions.ts'

interface Fact { readonly kind: string; readonly payload: Record<string, unknown> }

async function jobsOfLast(world: OrderWorld): Promise<readonly string[]> {
  const [fact] = await world.peek<Fact>(`select kind, payload from outbox where kind = 'orders.taken' order by recorded_at desc, id desc limit 1`)
  return jobsByFact(ordersSubscriptions({} as never))(fact!.kind, fact!.payload)
}

it('an order makes jobs for the rules that its organization has, and none where it has none', async () => {
  await using world = await anOrderWorld()
  const { owner } = world.here.staff
  await world.take()
  expect(await jobsOfLast(world)).toEqual([])
  const { body: rule } = await world.ask<{ id: string; version: number }>(owner, 'POST', '/order-rules', { body: { name: 'All', conditions: {}, action: { assign: 'least-busy' } } })
  await world.take()
  expect(await jobsOfLast(world)).toEqual(['orders.assign'])
  await world.ask(owner, 'PUT', '/customers/class-rules', { version: 0, body: { rules: [{ class: 'member', minOrders: 1 }] } })
  await world.take()
  expect(await jobsOfLast(world)).toEqual(['orders.assign', 'orders.keep-class'])
  await world.ask(owner, 'PATCH', `/order-rules/${rule.id}`, { version: rule.version, body: { active: false } })
  await world.take()
  expect(await jobsOfLast(world)).toEqual(['orders.keep-class'])
})

it('a fact that does not say what follows is handled by all', () => {
  const jobs = jobsByFact(ordersSubscriptions({} as never))
  expect(jobs('orders.taken', {})).toEqual(['orders.assign', 'orders.keep-class'])
  expect(jobs('orders.cancelled', {})).toEqual(['orders.keep-class'])
})
