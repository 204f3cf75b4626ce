import { expect, it } from 'vitest'
import { jobsByFact } from '#platform/facts/subscriptions'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import { sql } from '#platform/db/sql'
import { followingRules, holdFollowingRules } from './following-rules.ts'
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

it('a rule that is saved while an order is taken waits for it, and an order that comes meanwhile waits for the rule', async () => {
  await using world = await anOrderWorld()
  const { db } = world.deps
  const held = Promise.withResolvers<void>()
  const rule = () => world.ask<{ id: string }>(world.here.staff.owner, 'POST', '/order-rules', { body: { name: 'All', conditions: {}, action: { assign: 'least-busy' } } })
  const looked = Promise.withResolvers<void>()
  const taking = db.inTenant(world.here.id, async (tx) => {
    const rules = await followingRules(tx)
    looked.resolve()
    await held.promise
    return rules
  })
  await looked.promise
  let isSaved = false
  const saving = rule().then((answer) => { isSaved = true; return answer })
  await new Promise((done) => { setTimeout(done, 300) })
  expect(isSaved).toBe(false)
  held.resolve()
  expect(await taking).toEqual([])
  expect((await saving).status).toBe(201)

  const saved = Promise.withResolvers<void>()
  const changed = Promise.withResolvers<void>()
  const changing = db.inTenant(world.here.id, async (tx) => {
    await holdFollowingRules(tx)
    await tx.run(sql`update order_rules set active = false where organization_id = ${world.here.id}`)
    changed.resolve()
    await saved.promise
  })
  await changed.promise
  const asked = db.inTenant(world.here.id, followingRules)
  await new Promise((done) => { setTimeout(done, 300) })
  saved.resolve()
  await changing
  expect(await asked).toEqual([])
})

it('what no rule asks for makes no job', async () => {
  await using world = await anOrderWorld()
  const { body: order } = await world.take()
  await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/requisitions`, { body: {} })
  const facts = await world.peek<Fact>(`select kind, payload from outbox where kind = 'orders.changed'`)
  expect(facts).toHaveLength(1)
  expect(facts.flatMap(({ kind, payload }) => jobsByFact(ordersSubscriptions({} as never))(kind, payload))).toEqual([])
})

it('a fact that does not say what follows is handled by all', () => {
  const jobs = jobsByFact(ordersSubscriptions({} as never))
  expect(jobs('orders.taken', {})).toEqual(['orders.assign', 'orders.keep-class'])
  expect(jobs('orders.cancelled', {})).toEqual(['orders.keep-class'])
})
