import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { roles } from '#modules/identity/domain'
import type { OrderRow, OrderView } from '#modules/orders/contract'
import { LiveStreams } from '../../apps/server/http/live-streams.ts'
import type { TestStaff } from '../helpers/callers.ts'
import { anOrderWorld } from '../helpers/order-world.ts'
import type { OrderWorld } from '../helpers/order-world.ts'
import { everyRoute, nameOf } from '../routes/every-route.ts'

interface Page { items: OrderRow[]; totals: { count: number; total: { amount: number }; balance: { amount: number } }; nextCursor: string | null }

/** Gives somebody one role in one branch in the place of what they had. */
async function moveTo(world: Pick<OrderWorld, 'peek' | 'callers'>, staff: TestStaff, role: string, branchId: string | null): Promise<void> {
  await world.peek('delete from staff_roles where staff_id = $1', [staff.staffId])
  await world.peek('insert into staff_roles (organization_id, id, staff_id, role, branch_id) values ($1, $2, $3, $4, $5)', [staff.organizationId, newId(), staff.staffId, role, branchId])
  world.callers.forget()
}

describe('who works in one branch', () => {
  it('takes no order in another, by whatever way', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    await moveTo(world, clerk, 'clerk', world.here.otherBranchId)
    expect((await world.ask(clerk, 'POST', '/orders', { body: world.newOrder() })).problem).toBe('http/forbidden')
    expect((await world.ask(clerk, 'POST', '/orders', { body: { ...world.newOrder(), branchId: newId() } })).status).toBe(422)
    expect((await world.ask(clerk, 'POST', '/orders', { body: { ...world.newOrder(), branchId: world.elsewhere.branchId } })).status).toBe(422)
    expect(await world.peek('select id from orders')).toEqual([])
  })

  it('neither sees nor counts what belongs to another, whatever they ask', async () => {
    await using world = await anOrderWorld()
    const { owner, clerk } = world.here.staff
    const { body: order } = await world.take({ deposit: 100_000 })
    await moveTo(world, clerk, 'clerk', world.here.otherBranchId)
    for (const question of ['', '?q=vesela', `?q=${order.number}`, `?branchId=${world.here.branchId}`, `?customerId=${world.customerId}`, '?open=true', '?owing=true', '?sort=promised', '?phase=taken', `?cursor=${Buffer.from(JSON.stringify(['9999-01-01T00:00:00Z', newId()])).toString('base64url')}`]) {
      const { body } = await world.ask<Page>(clerk, 'GET', `/orders${question}`)
      expect([question, body.items.length, body.totals.count, body.totals.total.amount, body.totals.balance.amount]).toEqual([question, 0, 0, 0, 0])
    }
    expect((await world.ask<Page>(owner, 'GET', '/orders')).body.totals.count).toBe(1)
  })

  it('finds their own among however many of the others', async () => {
    await using world = await anOrderWorld()
    const { owner, clerk } = world.here.staff
    await moveTo(world, clerk, 'clerk', world.here.otherBranchId)
    const mine = await world.ask<OrderView>(clerk, 'POST', '/orders', { body: { ...world.newOrder(), branchId: world.here.otherBranchId } })
    await world.peek(`
      with o as (insert into orders (organization_id, id, number, payment_symbol, kind_code, kind_version, stage, phase, branch_id, customer_id, channel, contract_place, currency, prices_gross, total, tax_total, taxed_on, occurred_at)
        select $1, gen_random_uuid(), '25-' || n, (25000000 + n)::text, 'repair', 1, 'in-workshop', 'producing', $2, $3, 'counter', 'shop', 'CZK', true, 1, 0, '2026-01-01', now() + interval '1 day' from generate_series(1, 2100) n returning *)
      insert into order_list (organization_id, order_id, number, kind_code, stage, phase, branch_id, customer_id, customer_name, priority, on_hold, occurred_at, currency, total, paid, balance, summary, search_text, kind_version)
      select organization_id, id, number, kind_code, stage, phase, branch_id, customer_id, 'x', 'normal', false, occurred_at, currency, total, 0, total, 'x', 'katerina vesela', kind_version from o`, [world.here.id, world.here.branchId, world.customerId])
    const found = await world.ask<Page>(clerk, 'GET', '/orders?q=vesela')
    expect([found.body.items.map(({ id }) => id), found.body.totals.count]).toEqual([[mine.body.id], 1])
    expect((await world.ask<Page>(owner, 'GET', '/orders?q=vesela')).body.totals.count).toBe(2_101)
  })

  it('learns nothing of an order there by its id, its number or its papers, and changes nothing', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const { body: order } = await world.take({ deposit: 100_000 })
    await moveTo(world, clerk, 'clerk', world.here.otherBranchId)
    const at = `/orders/${order.id}`
    const money = { amount: 1_000, currency: 'CZK' }
    const tries = [
      world.ask(clerk, 'GET', at), world.ask(clerk, 'GET', `/orders/by-number/${order.number}`), world.ask(clerk, 'GET', `${at}/sheet.pdf`), world.ask(clerk, 'GET', `${at}/attachments`),
      world.ask(clerk, 'GET', `${at}/attachments/${newId()}`), world.ask(clerk, 'POST', `${at}/attachments`, { body: { name: 'a.txt', base64: 'YQ==' } }),
      world.ask(clerk, 'PATCH', at, { body: { priority: 'rush' }, version: 1 }), world.ask(clerk, 'POST', `${at}/stage`, { body: { stage: 'ready' }, version: 1 }),
      world.ask(clerk, 'POST', `${at}/payments`, { body: { method: 'cash', amount: money } }), world.ask(clerk, 'POST', `${at}/collect`, { body: {}, version: 1 }),
    ]
    const unknown = await world.ask(clerk, 'GET', `/orders/${newId()}`)
    for (const answer of await Promise.all(tries)) {
      expect([answer.status, answer.problem]).toEqual([404, 'http/not-found'])
      expect(Object.keys(answer.body).toSorted()).toEqual(Object.keys(unknown.body).toSorted())
    }
    const { body: after } = await world.ask<OrderView>(world.here.staff.owner, 'GET', at)
    expect([after.version, after.paid.amount, after.stage]).toEqual([1, 100_000, order.stage])
  })

  it('with the id of an order there is told only that the id is taken', async () => {
    await using world = await anOrderWorld()
    const { clerk, owner } = world.here.staff
    const id = newId()
    await world.ask(owner, 'POST', '/orders', { body: { ...world.newOrder(), id } })
    await moveTo(world, clerk, 'clerk', world.here.otherBranchId)
    const answer = await world.ask(clerk, 'POST', '/orders', { body: { ...world.newOrder(), id, branchId: world.here.otherBranchId } })
    expect(answer.problem).toBe('http/id-exists')
    expect(JSON.stringify(answer.body)).not.toMatch(/Vesel|26-/)
  })
})

describe('an advisor', () => {
  it('takes orders for their own customers only, and reads nobody else through an order', async () => {
    await using world = await anOrderWorld()
    const { advisor, advisor2, clerk } = world.here.staff
    // Katka belongs to nobody: an advisor may neither sell to her nor learn that she is there.
    const refused = await world.ask(advisor, 'POST', '/orders', { body: world.newOrder() })
    const unknown = await world.ask(advisor, 'POST', '/orders', { body: { ...world.newOrder(), customerId: newId() } })
    expect([refused.status, JSON.stringify(refused.body.errors)]).toEqual([422, JSON.stringify(unknown.body.errors)])
    const { body: own } = await world.ask<{ id: string }>(advisor, 'POST', '/customers', { body: { familyName: 'Vlastní' } })
    expect((await world.ask(advisor, 'POST', '/orders', { body: { ...world.newOrder(), customerId: own.id, wearerId: world.customerId } })).status).toBe(422)
    const { body: order } = await world.ask<OrderView>(advisor, 'POST', '/orders', { body: { ...world.newOrder(), customerId: own.id } })
    expect((await world.ask(advisor2, 'GET', `/orders/${order.id}`)).problem).toBe('http/not-found')
    await world.ask(clerk, 'POST', '/orders', { body: world.newOrder() })
    const { body: page } = await world.ask<Page>(advisor, 'GET', '/orders')
    expect([page.items.map(({ id }) => id), page.totals.count]).toEqual([[order.id], 1])
    expect((await world.ask<Page>(advisor2, 'GET', '/orders?q=vlastni')).body.totals.count).toBe(0)
  })

  it('assigned an order sees it, and it alone', async () => {
    await using world = await anOrderWorld()
    const { advisor } = world.here.staff
    const [{ body: one }, { body: other }] = [await world.take(), await world.take()]
    await world.ask(world.here.staff.clerk, 'PATCH', `/orders/${one.id}`, { body: { assignedTo: advisor.staffId }, version: 1 })
    expect((await world.ask(advisor, 'GET', `/orders/${one.id}`)).status).toBe(200)
    expect((await world.ask(advisor, 'GET', `/orders/${other.id}`)).status).toBe(404)
    expect((await world.ask(advisor, 'GET', `/customers/${world.customerId}`)).status).toBe(404)
  })
})

it('shows payments to whom the table of rights gives them, and the order to the others without', async () => {
  await using world = await anOrderWorld()
  const { body: order } = await world.take({ deposit: 100_000 })
  const seen = Object.fromEntries(await Promise.all(roles.map(async (role) => {
    const { status, body } = await world.ask<OrderView>(world.here.staff[role], 'GET', `/orders/${order.id}`)
    return [role, status === 200 ? body.payments.length : status] as const
  })))
  expect(seen).toEqual({ owner: 1, manager: 1, optometrist: 1, optician: 1, clerk: 1, accountant: 1, technician: 0, warehouse: 0, 'read-only': 0, advisor: 404 })
})

it('tells whose an order is to all who work on it, and how to reach them to whom customers are shown', async () => {
  await using world = await anOrderWorld()
  const { body: order } = await world.take()
  for (const [role, phone] of [['warehouse', null], ['technician', '+420603118274']] as const) {
    const { body: seen } = await world.ask<OrderView>(world.here.staff[role], 'GET', `/orders/${order.id}`)
    const { body: { items: [row] } } = await world.ask<Page>(world.here.staff[role], 'GET', '/orders')
    expect([role, seen.customer.name, seen.customer.phone, row?.customerName, row?.customerPhone]).toEqual([role, 'Kateřina Veselá', phone, 'Kateřina Veselá', phone])
  }
})

it('repeats an answer to its own caller only, and no longer once they may not read it', async () => {
  await using world = await anOrderWorld()
  const { clerk, owner } = world.here.staff
  const key = newId()
  const first = await world.ask<OrderView>(clerk, 'POST', '/orders', { body: world.newOrder(), key })
  expect((await world.ask<OrderView>(clerk, 'POST', '/orders', { body: world.newOrder(), key })).body.id).toBe(first.body.id)
  // The same key of another person, or of another organization, is another key.
  expect((await world.ask<OrderView>(owner, 'POST', '/orders', { body: world.newOrder(), key })).body.id).not.toBe(first.body.id)
  await moveTo(world, clerk, 'clerk', world.here.otherBranchId)
  const again = await world.ask(clerk, 'POST', '/orders', { body: world.newOrder(), key })
  expect(again.status).toBeGreaterThanOrEqual(400)
  expect(JSON.stringify(again.body)).not.toContain('Vesel')
})

describe('another organization', () => {
  it('finds none of our things by their ids in any body', async () => {
    await using world = await everyRoute()
    const [ours, foreign] = [await world.things(world.here), await world.things(world.elsewhere)]
    const before = await world.peek(`select (select count(*)::int from orders where organization_id = $1) as orders, (select count(*)::int from customers where organization_id = $1) as customers`, [world.elsewhere.id])
    const leaked: string[] = []
    for (const route of world.routes.filter(({ body, access }) => body && access !== 'open')) {
      // Our own address, their ids in the body: one at a time, and all together.
      const [example, theirs] = [route.example(ours), route.example(foreign)]
      for (const [name, value] of Object.entries(theirs.body as object)) {
        const answer = await world.callExample(world.here.staff.owner, route, { ...example, body: { ...example.body as object, [name]: value } })
        if (answer.status >= 500) leaked.push(`${nameOf(route)} ${name}: ${answer.status}`)
        const said = JSON.stringify(answer.body)
        if (answer.status < 300 && [foreign.customerId, foreign.branchId, foreign.orderId, foreign.staffId].some((id) => id && said.includes(id))) leaked.push(`${nameOf(route)} ${name} was taken: ${said.slice(0, 200)}`)
      }
    }
    expect(leaked).toEqual([])
    expect(await world.peek(`select (select count(*)::int from orders where organization_id = $1) as orders, (select count(*)::int from customers where organization_id = $1) as customers`, [world.elsewhere.id])).toEqual(before)
  }, 120_000)

  it('may make things under our ids, and neither meets the other\'s', async () => {
    await using world = await anOrderWorld()
    const { body: ours } = await world.take()
    const { owner } = world.elsewhere.staff
    const theirs = await world.ask<{ id: string; version: number }>(owner, 'POST', '/customers', { body: { id: world.customerId, familyName: '李' } })
    expect(theirs.status).toBe(201)
    expect((await world.ask<OrderView>(world.here.staff.owner, 'GET', `/orders/${ours.id}`)).body.customer.name).toContain('Veselá')
    expect((await world.ask<{ items: unknown[] }>(owner, 'GET', '/customers?q=vesela')).body.items).toEqual([])
    expect((await world.ask<Page>(owner, 'GET', `/orders?customerId=${world.customerId}`)).body.totals.count).toBe(0)
    expect((await world.ask<Page>(owner, 'GET', '/orders?q=26')).body.totals.count).toBe(0)
  })

  it('goes on from a page of ours with our cursor into its own things only', async () => {
    await using world = await anOrderWorld()
    for (let taken = 0; taken < 3; taken += 1) await world.take()
    const { body } = await world.ask<Page>(world.here.staff.owner, 'GET', '/orders?limit=1')
    const theirs = await world.ask<Page>(world.elsewhere.staff.owner, 'GET', `/orders?limit=1&cursor=${body.nextCursor}`)
    expect([theirs.status, theirs.body.items]).toEqual([200, []])
  })

  it('hears no hint of ours on its live stream, nor does who may not see the thing', async () => {
    await using world = await anOrderWorld()
    await using live = new LiveStreams(world.callers)
    const { clerk, optician, warehouse, advisor, branchManager } = world.here.staff
    const heard = new Map<string, string[]>()
    for (const [name, staff] of Object.entries({ clerk, optician, warehouse, advisor, branchManager, foreign: world.elsewhere.staff.owner })) {
      const said: string[] = []
      heard.set(name, said)
      live.add(await world.by(staff), { write: (text) => void said.push(text), end: () => undefined, cut: () => undefined })
    }
    const hint = { org: world.here.id, id: newId(), version: 1, branchId: world.here.branchId, owners: [] as string[] }
    live.tell({ ...hint, kind: 'orders.taken' })
    live.tell({ ...hint, kind: 'orders.taken', branchId: world.here.otherBranchId })
    live.tell({ ...hint, kind: 'customers.changed', branchId: null })
    live.tell({ ...hint, kind: 'prescriptions.created', branchId: null })
    live.tell({ ...hint, kind: 'prescriptions.created', branchId: null, owners: [advisor.staffId] })
    live.tell({ ...hint, kind: 'customers.health-changed', branchId: null, owners: [advisor.staffId] })
    live.tell({ ...hint, kind: 'imports.went-on', branchId: null })
    live.tell({ ...hint, kind: 'diagnoses.changed' })
    expect(Object.fromEntries([...heard].map(([name, said]) => [name, said.length]))).toEqual({ clerk: 3, optician: 6, warehouse: 2, advisor: 1, branchManager: 6, foreign: 0 })
    expect([...heard.values()].flat().join('')).not.toContain('diagnoses')
  })

  it('tells who sees only their own of every order in their hands or just taken from them, and of none of others', async () => {
    await using world = await anOrderWorld()
    await using live = new LiveStreams(world.callers)
    const { owner, advisor, technician } = world.here.staff
    await moveTo(world, technician, 'advisor', null)
    const tell = async (): Promise<void> => {
      const facts = await world.peek<{ kind: string; id: string; version: number; branchId: string; owners: string[] }>(
        `with told as (delete from outbox where kind like 'orders.%' returning *) select kind, subject_id as id, subject_version as version, branch_id as "branchId", owner_staff_ids as owners from told order by recorded_at, id`)
      for (const fact of facts) live.tell({ ...fact, org: world.here.id })
    }
    const heard = { advisor: [] as string[], other: [] as string[] }
    live.add(await world.by(advisor), { write: (text) => void heard.advisor.push(text), end: () => undefined, cut: () => undefined })
    live.add(await world.by(technician), { write: (text) => void heard.other.push(text), end: () => undefined, cut: () => undefined })
    const count = (): [number, number] => [heard.advisor.length, heard.other.length]
    const { body: order } = await world.take()
    await tell()
    expect(count()).toEqual([0, 0])
    const give = async (to: TestStaff, version: number): Promise<void> => {
      expect((await world.ask(owner, 'PATCH', `/orders/${order.id}`, { version, body: { assignedTo: to.staffId } })).status).toBe(200)
      await tell()
    }
    await give(advisor, order.version)
    expect(count()).toEqual([1, 0])
    expect(heard.advisor[0]).toContain(order.id)
    await world.move({ id: order.id, version: order.version + 1 }, 'checked')
    await tell()
    expect(count()).toEqual([2, 0])
    // Whoever gives it away hears that it went; of what comes after only the other.
    await give(technician, order.version + 2)
    expect(count()).toEqual([3, 1])
    await world.ask(owner, 'PATCH', `/orders/${order.id}`, { version: order.version + 3, body: { priority: 'rush' } })
    await tell()
    expect(count()).toEqual([3, 2])
  })
})
