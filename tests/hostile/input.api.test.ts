import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { anOrderWorld } from '../helpers/order-world.ts'
import { everyRoute, nameOf, pathOf } from '../routes/every-route.ts'

const cursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** Values that no honest client sends, put in the place of every value of an honest body, however deep it stands. */
const hostile = ['a\u0000b', '\ud800', '\u202egnp.exe', '0000-01-01', '9999-12-31', '2026-02-30T25:00:00Z', '9'.repeat(400), -1, 2 ** 53, 1e308, 0.5, [], {}, null, '👩‍⚕️', newId()] as const

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** The same value with one of its leaves replaced, for each leaf. */
function* withEachLeaf(value: Json, by: Json): Generator<Json> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) for (const changed of withEachLeaf(item, by)) yield value.with(index, changed)
  else if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) for (const changed of withEachLeaf(item, by)) yield { ...value, [name]: changed }
  else yield by
}

it.each([
  ['orders', /^\/(orders|order-|requisitions)/], ['customers, products and taxes', /^\/(customers|products|price|tax|prescriptions)/], ['the rest', /^\/(?!orders|order-|requisitions|customers|products|price|tax|prescriptions)/],
])('answers no hostile value with 5xx, wherever in a body it stands: %s', async (_what, paths) => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const wrong: string[] = []
  for (const route of world.routes.filter((one) => one.body && one.access !== 'open' && paths.test(one.path))) {
    const example = route.example(things)
    for (const value of hostile) {
      for (const body of withEachLeaf(example.body as Json, value as Json)) {
        const { status } = await world.ask(world.here.staff.owner, route.method, pathOf(route, example), { body, version: 1 })
        if (status >= 500) wrong.push(`${nameOf(route)} ${JSON.stringify(body).slice(0, 200)}: ${status}`)
      }
    }
  }
  expect(wrong).toEqual([])
}, 300_000)

it('answers no hostile question with 5xx, in any list', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const questions = (name: string): string[] => name === 'cursor'
    ? [['abc', newId()], ['', newId()], ['2026-02-31', newId()], ['0000-01-01T00:00:00Z', newId()], ['2026-02-31T00:00:00Z', newId()], ['9999999999', newId()], ['\0', newId()], ['\0', '\0', newId()], ['\ud800', newId()], ['a', 'b'], [newId()], [1, newId()], {}, null].map(cursor)
    : ['%00', 'a%00b', '%ED%A0%80', '%E2%80%AE', '0000-01-01', '9999-12-31', '2026-02-30', '-1', '1e309', '%25', '%5C%5C%25_', 'NaN', newId(), '%F0%9F%92%A9', 'x'.repeat(3_000)]
  const wrong: string[] = []
  for (const route of world.routes.filter((one) => one.query && one.method === 'GET' && one.access !== 'open')) {
    const path = pathOf(route, { ...route.example(things), query: {} })
    const names = Object.keys((route.query as unknown as { shape: object }).shape)
    for (const name of names) {
      for (const question of questions(name)) {
        for (const more of names.includes('sort') ? ['', '&sort=promised'] : ['']) {
          const { status } = await world.ask(world.here.staff.owner, 'GET', `${path}?${name}=${question}${more}`)
          if (status >= 500) wrong.push(`${nameOf(route)} ${name}=${question.slice(0, 60)}${more}: ${status}`)
        }
      }
    }
  }
  expect(wrong).toEqual([])
}, 120_000)

describe('JSON', () => {
  it('in which a name stands twice is refused with its pointer, and nothing is kept', async () => {
    await using world = await anOrderWorld()
    const twice = (more: string): string => JSON.stringify(world.newOrder()).replace('"lines":[{', `"lines":[{${more},`)
    for (const more of ['"variantId":"x"', '"\\u0076ariantId":"x"', '"quantity":1000,"quantity":2000']) {
      const answer = await world.ask<{ errors: { pointer: string }[] }>(world.here.staff.clerk, 'POST', '/orders', { raw: twice(more) })
      expect(answer).toMatchObject({ status: 422, problem: 'http/invalid', body: { errors: [{ pointer: more.includes('quantity') ? '/lines/0/quantity' : '/lines/0/variantId' }] } })
    }
    expect(await world.peek('select id from orders')).toEqual([])
  })

  it('in which texts look like names, or equal names stand in different objects, is taken', async () => {
    await using world = await anOrderWorld()
    const notes = ['{"a":1,"a":2}', 'say \\"a\\": \\\\', '","note":"']
    for (const note of notes) expect((await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), note } })).status).toBe(201)
    expect(await world.peek<{ note: string }>('select note from orders order by occurred_at, id')).toEqual(notes.map((note) => ({ note })))
  })

  it('nested deeper than anything holds is refused like any other', async () => {
    await using world = await anOrderWorld()
    for (const raw of ['{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), `{"lines":${'['.repeat(200_000)}${']'.repeat(200_000)}}`]) {
      expect((await world.ask(world.here.staff.clerk, 'POST', '/orders', { raw })).status).toBe(422)
    }
  })
})

describe('ids made by clients', () => {
  it('of a payment: the same again is there once, another under it is refused', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const [{ body: order }, { body: other }] = [await world.take(), await world.take()]
    const payment = { id: newId(), method: 'card', amount: { amount: 100_000, currency: 'CZK' } }
    const pay = (orderId: string, body: object) => world.ask<{ paid: { amount: number } }>(clerk, 'POST', `/orders/${orderId}/payments`, { body })
    expect((await pay(order.id, payment)).status).toBe(201)
    expect(await pay(order.id, payment)).toMatchObject({ status: 200, body: { paid: { amount: 100_000 } } })
    expect((await pay(order.id, { ...payment, method: 'cash' })).problem).toBe('http/id-exists')
    expect((await pay(other.id, payment)).problem).toBe('http/id-exists')
    expect((await world.ask(clerk, 'POST', '/orders', { body: { ...world.newOrder(), deposit: payment } })).problem).toBe('http/id-exists')
    expect(await world.peek('select id from payments')).toHaveLength(1)
  })

  it('of a payment that was taken a moment before collecting is not taken twice', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const { body: order } = await world.take()
    const { body: ready } = await world.move(order, 'ready')
    const payment = { id: newId(), method: 'cash', amount: { amount: order.total.amount, currency: 'CZK' } }
    await world.ask(clerk, 'POST', `/orders/${order.id}/payments`, { body: payment })
    const collected = await world.ask<{ phase: string; paid: { amount: number } }>(clerk, 'POST', `/orders/${order.id}/collect`, { body: { payment }, version: ready.version })
    expect(collected).toMatchObject({ status: 200, body: { phase: 'closed', paid: { amount: order.total.amount } } })
    expect(await world.journal(order.id)).toEqual({ receivable: 0, sold: 0 })
  })

  it('of a photo: the same again is there once, another under it is refused', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const add = (id: string, text: string) => world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/attachments`, { body: { id, name: 'note.txt', base64: Buffer.from(text).toString('base64') } })
    const id = newId()
    expect((await add(id, 'R -1.25')).status).toBe(201)
    expect((await add(id, 'R -1.25')).status).toBe(201)
    expect((await add(id, 'R +1.25')).problem).toBe('http/id-exists')
    expect(await world.peek('select id from files')).toEqual([{ id }])
  })

  it('of a line may not stand twice in an order', async () => {
    await using world = await anOrderWorld()
    const line = { id: newId(), variantId: world.frameId }
    const answer = await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), lines: [line, line] } })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/lines/1/id' }] } })
  })
})

it('sells frames whole: a part of one would be a discount for whoever may give none', async () => {
  await using world = await anOrderWorld()
  const answer = await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), lines: [{ variantId: world.frameId, quantity: 500 }] } })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/lines/0/quantity' }] } })
})

it('lists orders by the shop\'s days, and refuses phases that are none', async () => {
  await using world = await anOrderWorld()
  const { clerk } = world.here.staff
  // Half past midnight in Prague is still the day before in Greenwich.
  world.setNow(new Date('2026-11-20T23:30:00Z'))
  expect((await world.take()).status).toBe(201)
  const on = async (day: string) => (await world.ask<{ items: unknown[] }>(clerk, 'GET', `/orders?from=${day}&to=${day}`)).body.items.length
  expect([await on('2026-11-20'), await on('2026-11-21')]).toEqual([0, 1])
  expect((await world.ask(clerk, 'GET', '/orders?phase=redy')).status).toBe(422)
  expect((await world.ask<{ items: unknown[] }>(clerk, 'GET', '/orders?phase=ready,taken')).body.items).toHaveLength(1)
})

it('writes down from where somebody calls, whatever kind of address that is', async () => {
  await using world = await anOrderWorld()
  for (const address of ['192.0.2.7', '2001:db8::7', '::ffff:192.0.2.7', 'fe80::7%eth0']) {
    expect([address, (await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: world.newOrder(), from: address })).status]).toEqual([address, 201])
  }
  const rows = await world.peek<{ address: string }>(`select host(address) as address from audit_entries where action = 'orders.taken' order by recorded_at, id`)
  expect(rows.map(({ address }) => address)).toEqual(['192.0.2.7', '2001:db8::7', '::ffff:192.0.2.7', 'fe80::7'])
})

it.each([
  '#read("/etc/passwd") #eval("1+1") $x$ *b* _i_ @label <l> \\ `code` // /* [', '👩‍⚕️👓 ﷽ עברית עם מספרים 123 العربية', '𠜎𠜱 度数 ∑∫ ㏑ ỗ\u0301', 'x'.repeat(2_000), 'a\tb\nc\n\n\nd',
])('prints what people type as they typed it, no markup, no program, however long: %#', async (text) => {
  await using world = await anOrderWorld()
  const { clerk, optician } = world.here.staff
  const { body: customer } = await world.ask<{ id: string }>(clerk, 'POST', '/customers', { body: { familyName: text.replace(/\s+/g, ' ').slice(0, 80), emails: [] } })
  const { status, body } = await world.ask<{ id: string }>(optician, 'POST', '/orders', { body: {
    ...world.newOrder(), customerId: customer.id, note: text.slice(0, 2_000),
    lines: Array.from({ length: 100 }, () => ({ variantId: world.frameId, description: text.slice(0, 300), adjustments: [{ reason: text.slice(0, 200), amount: -1 }] })),
  } })
  expect([text.slice(0, 20), status]).toEqual([text.slice(0, 20), 201])
  const paper = await world.file(clerk, `/orders/${body.id}/sheet.pdf?language=zh-CN`)
  expect([text.slice(0, 20), paper.status, paper.bytes.subarray(0, 5).toString()]).toEqual([text.slice(0, 20), 200, '%PDF-'])
  expect(paper.bytes.includes('root:')).toBe(false)
}, 60_000)
