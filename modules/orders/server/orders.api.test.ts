import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { moneyDifferences } from '#modules/payments/server'
import { recordFacts } from '#platform/facts/record'
import { anOrderWorld } from '#tests/helpers/order-world'
import { listDifferences } from './doctor.ts'

describe('taking an order', () => {
  it('prices it, numbers it and takes the deposit', async () => {
    await using world = await anOrderWorld()
    const { status, body } = await world.take({ deposit: 500_000 })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      number: `${String(new Date().getFullYear()).slice(2)}-1`, phase: 'taken', stage: 'taken-in', version: 1,
      total: { amount: 1_199_000, currency: 'CZK' }, paid: { amount: 500_000 }, balance: { amount: 699_000 },
      customer: { name: 'Kateřina Veselá' }, payments: [{ method: 'cash', purpose: 'deposit', direction: 'in' }],
    })
    expect(await world.journal(body.id)).toEqual({ receivable: 699_000, sold: -1_199_000 })
  })

  it('answers the same order when it is sent twice with one key, and twelve times at once', async () => {
    await using world = await anOrderWorld()
    const key = newId()
    const order = world.newOrder()
    const answers = await Promise.all(Array.from({ length: 12 }, () => world.ask(world.here.staff.clerk, 'POST', '/orders', { body: order, key })))
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
    expect(answers.every(({ status }) => status === 201)).toBe(true)
    expect(await world.peek('select count(*)::int as n from orders')).toEqual([{ n: 1 }])
  })

  it('answers a known id with the order when it says the same, and refuses it when it says another', async () => {
    await using world = await anOrderWorld()
    const order = { ...world.newOrder(), id: newId() }
    expect((await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: order })).status).toBe(201)
    expect((await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: order })).status).toBe(200)
    expect(await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: { ...order, kind: 'repair' } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })

  it('gives a number that a refused intake did not use to the next', async () => {
    await using world = await anOrderWorld()
    await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), customerId: newId() } })
    expect((await world.take()).body.number).toMatch(/-1$/)
  })

  it('numbers forty intakes at once without a gap or a double', async () => {
    await using world = await anOrderWorld()
    const answers = await Promise.all(Array.from({ length: 40 }, () => world.take()))
    const counts = answers.map(({ body }) => Number(body.number?.split('-')[1])).toSorted((a, b) => a - b)
    expect(counts).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  it.each([
    ['a customer that does not exist', { customerId: newId() }, '/customerId'],
    ['a branch that does not exist', { branchId: newId() }, '/branchId'],
    ['a product that does not exist', { lines: [{ variantId: newId() }] }, '/lines/0/variantId'],
    ['no lines', { lines: [] }, '/lines'],
    ['a negative quantity', { lines: [{ variantId: newId(), quantity: -1000 }] }, '/lines/0/quantity'],
    ['a day that is none', { promisedOn: '2026-02-30' }, '/promisedOn'],
    ['an order of tomorrow', { occurredAt: new Date(Date.now() + 86_400_000).toISOString() }, '/occurredAt'],
    ['a note with hidden characters', { note: 'call \u202Eback' }, '/note'],
    ['a fraction of a heller', { deposit: { method: 'cash', amount: { amount: 100.5, currency: 'CZK' } } }, '/deposit/amount/amount'],
    ['a deposit in another currency', { deposit: { method: 'cash', amount: { amount: 100, currency: 'EUR' } } }, '/deposit/amount/currency'],
  ])('refuses %s with its pointer and writes nothing', async (_, change, pointer) => {
    await using world = await anOrderWorld()
    const answer = await world.ask<{ errors: { pointer: string }[] }>(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), ...change } })
    expect(answer).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer)
    expect(await world.peek('select (select count(*) from orders)::int + (select count(*) from payments)::int + (select count(*) from outbox where kind like \'orders.%\')::int as n')).toEqual([{ n: 0 }])
  })

  it('refuses a deposit above the total', async () => {
    await using world = await anOrderWorld()
    expect((await world.take({ deposit: 1_199_001 })).problem).toBe('orders/deposit-too-high')
  })

  it('says the new total when a price changed since the screen showed it', async () => {
    await using world = await anOrderWorld()
    const answer = await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), expectedTotal: { amount: 1, currency: 'CZK' } } })
    expect(answer).toMatchObject({ status: 409, problem: 'orders/price-changed', body: { total: { amount: 1_199_000, currency: 'CZK' } } })
  })

  it('lets only who may adjust prices write one', async () => {
    await using world = await anOrderWorld()
    const body = { ...world.newOrder(), lines: [{ variantId: world.frameId, unitPrice: { amount: 100, currency: 'CZK' } }] }
    expect((await world.ask(world.here.staff.clerk, 'POST', '/orders', { body })).problem).toBe('http/forbidden')
    expect((await world.ask<{ total: { amount: number } }>(world.here.staff.optician, 'POST', '/orders', { body })).body.total.amount).toBe(100)
  })
})

describe('an order on its way', () => {
  it('moves through its stages and is collected with its balance', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 500_000 })
    const ready = await world.move(order, 'ready')
    expect(ready.body).toMatchObject({ phase: 'ready', version: 2, lensesCommitted: true })
    const early = await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/collect`, { body: {}, version: 2 })
    expect(early).toMatchObject({ status: 409, problem: 'orders/cannot-collect', body: { reason: 'balance-open' } })
    const done = await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/collect`, { body: { payment: { method: 'card', amount: { amount: 699_000, currency: 'CZK' } } }, version: 2 })
    expect(done.body).toMatchObject({ phase: 'closed', balance: { amount: 0 }, stage: 'collected' })
    expect(await world.journal(order.id)).toEqual({ receivable: 0, sold: 0 })
    expect(await world.doctor(moneyDifferences)).toEqual([])
    expect(await world.doctor(listDifferences)).toEqual([])
  })

  it('lets one of two movers through and tells the other what changed', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const answers = await Promise.all([world.move(order, 'checked'), world.move(order, 'sent-to-lab')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ problem: 'http/version-stale', body: { version: 2, changed: { kind: 'stage' } } })
  })

  it('takes a balance once when two tills take it at the same time', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const pay = () => world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'cash', amount: { amount: 1_199_000, currency: 'CZK' } } })
    const answers = await Promise.all([pay(), pay()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.problem).toBe('orders/overpaid')
    expect(await world.journal(order.id)).toEqual({ receivable: 0, sold: -1_199_000 })
  })

  it('gives the deposit back when it is cancelled, and keeps no money that belongs to nothing', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 500_000 })
    const cancel = (body: object) => world.ask(world.here.staff.manager, 'POST', `/orders/${order.id}/cancel`, { body, version: 1 })
    expect(await cancel({ reason: 'changed their mind' })).toMatchObject({ problem: 'orders/cannot-cancel', body: { reason: 'money-held' } })
    expect((await cancel({ reason: 'changed their mind', refund: { method: 'cash' } })).body).toMatchObject({ phase: 'cancelled', paid: { amount: 0 }, balance: { amount: 0 } })
    expect(await world.journal(order.id)).toEqual({ receivable: 0, sold: 0 })
    expect(await world.doctor(moneyDifferences)).toEqual([])
    expect(await world.doctor(listDifferences)).toEqual([])
  })

  it('is not cancelled by an optician once lenses are committed', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    await world.move(order, 'sent-to-lab')
    const cancel = (staff: 'optician' | 'manager') => world.ask(world.here.staff[staff], 'POST', `/orders/${order.id}/cancel`, { body: { reason: 'no longer wanted' }, version: 2 })
    expect(await cancel('optician')).toMatchObject({ problem: 'orders/cannot-cancel', body: { reason: 'lenses-committed' } })
    expect((await cancel('manager')).status).toBe(200)
  })

  it('demands the version that is changed', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    expect((await world.ask(world.here.staff.clerk, 'PATCH', `/orders/${order.id}`, { body: { priority: 'rush' } })).status).toBe(428)
    expect((await world.ask(world.here.staff.clerk, 'PATCH', `/orders/${order.id}`, { body: { priority: 'rush' }, version: 1 })).body).toMatchObject({ priority: 'rush', version: 2 })
  })

  it('is found by number, and prints its sheet', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    expect((await world.ask(world.here.staff.clerk, 'GET', `/orders/by-number/${order.number}`)).body).toMatchObject({ id: order.id })
    const sheet = await world.file(world.here.staff.clerk, `/orders/${order.id}/sheet.pdf?language=cs`)
    expect(sheet).toMatchObject({ status: 200, type: 'application/pdf' })
    expect(sheet.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  }, 30_000)

  it('tells its facts in the transaction of the change', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    await world.move(order, 'checked')
    await world.move({ ...order, version: 2 }, 'sent-to-lab')
    expect((await world.peek<{ kind: string }>(`select kind from outbox where subject_id = '${order.id}' order by recorded_at, id`)).map(({ kind }) => kind)).toEqual(['orders.taken', 'orders.stage-changed', 'orders.phase-changed'])
  })
})

describe('photos and papers of an order', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

  it('are sealed, opened with a note of who looked, and taken off again', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const path = `/orders/${order.id}/attachments`
    const added = await world.ask<{ id: string; mediaType: string }>(world.here.staff.clerk, 'POST', path, { body: { name: 'prescription.png', base64: png } })
    expect(added).toMatchObject({ status: 201, body: { mediaType: 'image/png' } })
    expect((await world.file(world.here.staff.technician, `${path}/${added.body.id}`)).bytes.toString('base64')).toBe(png)
    const [row] = await world.peek<{ content: Buffer; health: boolean }>('select content, health from files')
    expect(row?.content.includes(Buffer.from(png, 'base64').subarray(0, 8))).toBe(false)
    expect(row?.health).toBe(true)
    expect(await world.peek(`select actor_id from audit_entries where action = 'orders.file-opened'`)).toEqual([{ actor_id: world.here.staff.technician.staffId }])
    expect((await world.ask(world.here.staff.clerk, 'DELETE', `${path}/${added.body.id}`)).status).toBe(204)
    expect((await world.file(world.here.staff.clerk, `${path}/${added.body.id}`)).status).toBe(404)
    expect((await world.ask<{ items: [] }>(world.here.staff.clerk, 'GET', path)).body.items).toEqual([])
  })

  it('are refused when they are something else than they say', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64')
    expect(await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/attachments`, { body: { name: 'photo.png', base64: svg } })).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(await world.peek('select id from files')).toEqual([])
  })

  it('of one order do not open under another', async () => {
    await using world = await anOrderWorld()
    const [{ body: one }, { body: other }] = [await world.take(), await world.take()]
    const { body: file } = await world.ask<{ id: string }>(world.here.staff.clerk, 'POST', `/orders/${one.id}/attachments`, { body: { name: 'a.png', base64: png } })
    expect((await world.file(world.here.staff.clerk, `/orders/${other.id}/attachments/${file.id}`)).status).toBe(404)
  })
})

describe('who sees which orders', () => {
  it('another organization sees nothing of it, by id, number or list', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const stranger = world.elsewhere.staff.owner
    expect((await world.ask(stranger, 'GET', `/orders/${order.id}`)).problem).toBe('http/not-found')
    expect((await world.ask(stranger, 'GET', `/orders/by-number/${order.number}`)).problem).toBe('http/not-found')
    expect((await world.ask<{ items: [] }>(stranger, 'GET', '/orders')).body.items).toEqual([])
    expect((await world.ask(stranger, 'POST', `/orders/${order.id}/stage`, { body: { stage: 'ready' }, version: 1 })).problem).toBe('http/not-found')
  })

  it('an advisor sees their own and not another\'s', async () => {
    await using world = await anOrderWorld()
    const { body: customer } = await world.ask(world.here.staff.advisor, 'POST', '/customers', { body: { givenName: 'Ota', familyName: 'Malý', phones: [], emails: [] } })
    const mine = await world.ask<{ id: string }>(world.here.staff.advisor, 'POST', '/orders', { body: { ...world.newOrder(), customerId: customer.id } })
    expect(mine.status).toBe(201)
    await world.take()
    expect((await world.ask<{ items: { id: string }[] }>(world.here.staff.advisor, 'GET', '/orders')).body.items.map(({ id }) => id)).toEqual([mine.body.id])
    expect((await world.ask(world.here.staff.advisor2, 'GET', `/orders/${mine.body.id}`)).problem).toBe('http/not-found')
  })

  it('a manager of one branch does not see the other', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.ask<{ id: string }>(world.here.staff.owner, 'POST', '/orders', { body: { ...world.newOrder(), branchId: world.here.otherBranchId } })
    expect((await world.ask(world.here.staff.branchManager, 'GET', `/orders/${order.id}`)).problem).toBe('http/not-found')
  })
})

describe('the list of orders', () => {
  it('filters, adds up and turns its pages', async () => {
    await using world = await anOrderWorld()
    const orders = []
    for (let n = 0; n < 5; n += 1) orders.push((await world.take({ deposit: n * 100_000 })).body)
    await world.move(orders[0]!, 'ready')
    const list = (query: string) => world.ask<{ items: { number: string; balance: { amount: number } }[]; nextCursor: string | null; totals: { count: number; balance: { amount: number } } }>(world.here.staff.clerk, 'GET', `/orders?${query}`)
    const first = (await list('limit=2')).body
    const second = (await list(`limit=2&cursor=${first.nextCursor}`)).body
    const third = (await list(`limit=2&cursor=${second.nextCursor}`)).body
    expect([...first.items, ...second.items, ...third.items].map(({ number }) => number)).toEqual(orders.map(({ number }) => number).toReversed())
    expect(third.nextCursor).toBeNull()
    expect(first.totals).toMatchObject({ count: 5, balance: { amount: 5 * 1_199_000 - 1_000_000 } })
    expect((await list('phase=ready')).body.totals.count).toBe(1)
    expect((await list('q=vesela')).body.totals.count).toBe(5)
    expect((await list(`q=${orders[2]!.number}`)).body.items.map(({ number }) => number)).toContain(orders[2]!.number)
    expect((await list('q=nobody')).body.totals.count).toBe(0)
    expect((await list('cursor=garbage')).status).toBe(422)
  })

  it('has totals that add up, cancelled orders among them or not', async () => {
    await using world = await anOrderWorld()
    const { body: gone } = await world.take({ deposit: 100_000 })
    await world.take({ deposit: 200_000 })
    await world.ask(world.here.staff.owner, 'POST', `/orders/${gone.id}/cancel`, { body: { reason: 'Changed their mind', refund: { method: 'cash' } }, version: gone.version })
    const { totals } = (await world.ask<{ totals: Record<'total' | 'paid' | 'balance', { amount: number }> }>(world.here.staff.clerk, 'GET', '/orders')).body
    expect(totals).toMatchObject({ count: 2, total: { amount: 1_199_000 }, paid: { amount: 200_000 }, balance: { amount: 999_000 } })
  })

  it('shows what is late, by the branch\'s day', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.ask<{ id: string; late: boolean }>(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), promisedOn: '2026-01-05' } })
    expect(order.late).toBe(true)
    expect((await world.ask<{ items: { id: string }[] }>(world.here.staff.clerk, 'GET', '/orders?late=true')).body.items.map(({ id }) => id)).toEqual([order.id])
  })

  it('shows a customer\'s new name after the fact was handled', async () => {
    await using world = await anOrderWorld()
    await world.take()
    await world.ask(world.here.staff.clerk, 'PATCH', `/customers/${world.customerId}`, { body: { familyName: 'Nováková' }, version: 1 })
    await world.handleFacts()
    expect((await world.ask<{ items: { customerName: string }[] }>(world.here.staff.clerk, 'GET', '/orders?q=novakova')).body.items[0]?.customerName).toBe('Kateřina Nováková')
  })

  it('is kept by no job while orders are switched off, and caught up when they are switched on again', async () => {
    await using world = await anOrderWorld()
    await world.take()
    const switchOrders = (enabled: boolean) => world.peek(`insert into organization_capabilities (organization_id, capability, enabled) values ($1, 'orders', $2)
      on conflict (organization_id, capability) do update set enabled = excluded.enabled returning capability`, [world.here.id, enabled])
    await switchOrders(false)
    await world.ask(world.here.staff.clerk, 'PATCH', `/customers/${world.customerId}`, { body: { familyName: 'Nováková' }, version: 1 })
    await world.handleFacts()
    const shown = () => world.peek('select customer_name from order_list')
    expect(await shown()).toEqual([{ customer_name: 'Kateřina Veselá' }])
    await switchOrders(true)
    await world.deps.db.inTenant(world.here.id, async (tx) => recordFacts(tx, { kind: 'identity.capability-switched', subjectId: world.here.id, subjectVersion: 1, payload: { capability: 'orders', enabled: true } }))
    await world.handleFacts('identity.capability-switched')
    expect(await shown()).toEqual([{ customer_name: 'Kateřina Nováková' }])
  })
})
