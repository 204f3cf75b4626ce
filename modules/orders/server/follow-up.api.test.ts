import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { OrderView, ReceiptView, RequisitionView } from '#modules/orders/contract'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import { receiptGaps } from './receipts.ts'

const czk = (amount: number) => ({ amount, currency: 'CZK' })

describe('a receipt', () => {
  const issue = (world: OrderWorld, orderId: string) => world.ask<ReceiptView>(world.here.staff.clerk, 'POST', `/orders/${orderId}/receipts`)

  it('says what was sold and paid with its tax recap, stays as it was, and is issued again only when something changed', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 500_000 })
    const first = await issue(world, order.id)
    expect(first).toMatchObject({ status: 201, body: { number: expect.stringMatching(/^R\d\d-000001$/), total: czk(1_199_000), paid: czk(500_000), balance: czk(699_000), lines: [{}, {}, {}], taxes: order.taxes, payments: [{ method: 'cash' }] } })
    expect(first.body.taxes.reduce((sum, { base, tax }) => sum + base.amount + tax.amount, 0)).toBe(1_199_000)
    expect(await issue(world, order.id)).toMatchObject({ status: 200, body: first.body })
    await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'card', amount: czk(100_000) } })
    expect(await issue(world, order.id)).toMatchObject({ status: 201, body: { number: expect.stringMatching(/-000002$/), paid: czk(600_000) } })
    const list = await world.ask<{ items: ReceiptView[] }>(world.here.staff.clerk, 'GET', `/orders/${order.id}/receipts`)
    expect(list.body.items[0]).toEqual(first.body)
    expect(list.body.items).toHaveLength(2)
  })

  it('is numbered without a gap or a double, forty at once and some of them refused', async () => {
    await using world = await anOrderWorld()
    const orders = await Promise.all(Array.from({ length: 40 }, () => world.take()))
    const { body: draft } = await world.ask<{ id: string }>(world.here.staff.clerk, 'POST', '/orders/drafts', { body: world.newOrder() })
    const key = newId()
    const answers = await Promise.all([
      ...orders.map(({ body }) => issue(world, body.id)), issue(world, draft.id), issue(world, newId()),
      // One till that sends twice.
      ...[1, 2, 3].map(() => world.ask<ReceiptView>(world.here.staff.clerk, 'POST', `/orders/${orders[0]!.body.id}/receipts`, { key })),
    ])
    const numbers = new Set(answers.filter(({ status }) => status < 300).map(({ body }) => Number(body.number.split('-')[1])))
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
    expect(await world.doctor(receiptGaps)).toEqual([])
  }, 30_000)
})

describe('parts to buy', () => {
  it('are the lenses, asked for once, ordered and come', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const { clerk } = world.here.staff
    const request = (body: object = {}) => world.ask<{ items: RequisitionView[] }>(clerk, 'POST', `/orders/${order.id}/requisitions`, { body })
    const { body: { items } } = await request()
    expect(items.map(({ eye, status }) => [eye, status])).toEqual(expect.arrayContaining([['right', 'open'], ['left', 'open']]))
    expect((await request()).body.items).toHaveLength(2)
    expect((await request({ lineIds: [order.lines[0]!.id] })).body.items).toHaveLength(3)
    const change = (part: RequisitionView, status: string) => world.ask<RequisitionView>(clerk, 'PATCH', `/requisitions/${part.id}`, { body: { status, note: 'SZ-884120' }, version: part.version })
    expect((await change(items[0]!, 'arrived')).status).toBe(422)
    const ordered = await change(items[0]!, 'ordered')
    expect(ordered.body).toMatchObject({ status: 'ordered', note: 'SZ-884120', arrivedAt: null })
    expect(await change(items[0]!, 'dropped')).toMatchObject({ problem: 'http/version-stale' })
    expect((await change(ordered.body, 'arrived')).body.arrivedAt).not.toBeNull()
    const open = await world.ask<{ items: RequisitionView[] }>(clerk, 'GET', '/requisitions?status=open')
    expect(open.body.items).toHaveLength(2)
    expect((await world.ask<{ items: unknown[] }>(world.elsewhere.staff.clerk, 'GET', '/requisitions')).body.items).toEqual([])
  })

  it('asked for at once by two are asked for once', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const answers = await Promise.all([1, 2, 3].map(() => world.ask<{ items: unknown[] }>(world.here.staff.clerk, 'POST', `/orders/${order.id}/requisitions`, { body: {} })))
    expect(answers.map(({ status, body }) => [status, body.items.length])).toEqual([[200, 2], [200, 2], [200, 2]])
  })
})

describe('an order without an owner', () => {
  const rule = (world: OrderWorld, body: object) => world.ask<{ id: string; version: number }>(world.here.staff.owner, 'POST', '/order-rules', { body: { name: 'A rule', ...body } })
  const read = async (world: OrderWorld, id: string) => (await world.ask<OrderView>(world.here.staff.owner, 'GET', `/orders/${id}`)).body

  it('goes to who has the fewest open orders of those with the skill, once, with the reason on record', async () => {
    await using world = await anOrderWorld()
    const { clerk, optician, technician } = world.here.staff
    const skill = { id: newId() }
    await world.peek('insert into skills (organization_id, id, name) values ($1, $2, $3) returning id', [world.here.id, skill.id, 'glazing'])
    for (const { staffId } of [clerk, technician]) await world.peek('insert into staff_skills (organization_id, staff_id, skill_id, level) values ($1, $2, $3, 3) returning level', [world.here.id, staffId, skill.id])
    const { body: busy } = await world.take()
    await world.ask(world.here.staff.owner, 'PATCH', `/orders/${busy.id}`, { body: { assignedTo: clerk.staffId }, version: 1 })
    await rule(world, { conditions: { skillId: skill.id, kinds: ['external-lens-job'] }, action: { assign: 'least-busy' } })
    const { body: order } = await world.take()
    await world.handleFacts('orders.taken')
    const given = await read(world, order.id)
    expect(given).toMatchObject({ assignedTo: { id: technician.staffId }, assignedBecause: 'fewest-open-orders', version: 2 })
    await world.handleFacts('orders.taken')
    expect(await read(world, order.id)).toEqual(given)
    expect(await read(world, busy.id)).toMatchObject({ assignedTo: { id: clerk.staffId }, assignedBecause: null })
    expect(await world.peek(`select changes->>'because' as because from audit_entries where action = 'orders.assigned'`)).toEqual([{ because: 'fewest-open-orders' }])
    const { body: byHand } = await world.ask<OrderView>(world.here.staff.owner, 'PATCH', `/orders/${order.id}`, { body: { assignedTo: optician.staffId }, version: 2 })
    expect(byHand.assignedBecause).toBeNull()
  })

  it('stays without when no rule fits, the rule is switched off, or who it names has left', async () => {
    await using world = await anOrderWorld()
    const { technician, owner } = world.here.staff
    await rule(world, { conditions: { kinds: ['repair'] }, action: { assign: 'least-busy' } })
    const named = await rule(world, { action: { assign: 'staff', staffId: technician.staffId } })
    await world.peek('update staff set disabled_at = now() where id = $1 returning id', [technician.staffId])
    const { body: order } = await world.take()
    await world.handleFacts('orders.taken')
    expect((await read(world, order.id)).assignedTo).toBeNull()
    expect(await world.ask(owner, 'PATCH', `/orders/${order.id}`, { body: { assignedTo: technician.staffId }, version: 1 })).toMatchObject({ status: 422 })
    await world.peek('update staff set disabled_at = null where id = $1 returning id', [technician.staffId])
    expect((await world.ask(owner, 'PATCH', `/order-rules/${named.body.id}`, { body: { active: false }, version: 1 })).status).toBe(200)
    await world.handleFacts('orders.taken')
    expect((await read(world, order.id)).assignedTo).toBeNull()
    expect(await world.ask(owner, 'PATCH', `/order-rules/${named.body.id}`, { body: { active: true }, version: 1 })).toMatchObject({ problem: 'http/version-stale' })
    await world.ask(owner, 'PATCH', `/order-rules/${named.body.id}`, { body: { active: true }, version: 2 })
    await world.handleFacts('orders.taken')
    expect(await read(world, order.id)).toMatchObject({ assignedTo: { id: technician.staffId }, assignedBecause: 'named-by-rule' })
  })
})

it('an order takes fifty photos and papers and no more', async () => {
  await using world = await anOrderWorld()
  const { body: order } = await world.take()
  const add = (text: string) => world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/attachments`, { body: { name: 'note.txt', base64: Buffer.from(text).toString('base64') } })
  for (let index = 0; index < 50; index += 1) expect((await add(`note ${index}`)).status).toBe(201)
  expect(await add('one more')).toMatchObject({ status: 409, problem: 'orders/too-many-files' })
}, 30_000)
