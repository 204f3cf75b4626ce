import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer, TimelineItem } from '#modules/customers/contract'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { TestStaff } from '#tests/helpers/callers'
import type { OrderView } from '../../contract.ts'

let world: OrderWorld
let owner: TestStaff
beforeAll(async () => {
  world = await anOrderWorld()
  owner = world.here.staff.owner
})
afterAll(() => world[Symbol.asyncDispose]())

const make = async (familyName: string, more: object = {}): Promise<Customer> => (await world.ask<Customer>(owner, 'POST', '/customers', { body: { familyName, ...more } })).body
const take = async (customerId: string, more: object = {}): Promise<OrderView> => (await world.ask<OrderView>(owner, 'POST', '/orders', { body: { ...world.newOrder(100_00), customerId, ...more } })).body
interface Page { items: TimelineItem[]; nextCursor: string | null }
const timeline = async (id: string, query = '', staff = owner): Promise<Page> => (await world.ask<Page>(staff, 'GET', `/customers/${id}/timeline${query}`)).body

async function aFullLife(): Promise<{ customer: Customer; order: OrderView }> {
  const customer = await make('Životopisná', { phones: [{ value: '603 999 888' }] })
  await world.ask(owner, 'POST', `/customers/${customer.id}/consents`, { body: { purpose: 'health-data', granted: true, source: 'paper' } })
  await world.ask(owner, 'POST', `/customers/${customer.id}/health/notes`, { body: { text: 'SEALED' } })
  const order = await take(customer.id, { note: 'NOTE-OF-ORDER' })
  await world.ask(owner, 'POST', `/orders/${order.id}/attachments`, { body: { name: 'zivotopisna.txt', base64: Buffer.from('R -4.25').toString('base64') } })
  await world.ask(owner, 'GET', `/customers/${customer.id}/health`)
  return { customer, order }
}

describe('the timeline', () => {
  it('tells that a prescription was written and changed, never what it says, and only to who may read it', async () => {
    const customer = await make('Předpisová')
    const body = { purpose: 'distance', examinedOn: '2026-01-12', right: { sphere: -4250 }, left: { sphere: -3750 } }
    const { body: { id } } = await world.ask<{ id: string }>(owner, 'POST', '/prescriptions', { body: { customerId: customer.id, ...body } })
    await world.ask(owner, 'POST', `/prescriptions/${id}/versions`, { version: 1, body: { kind: 'dispensed', reason: 'REASON', ...body, right: { sphere: -4000 } } })
    const { items } = await timeline(customer.id)
    expect(items.filter(({ event }) => event.startsWith('prescriptions.')).map(({ event, kind, by }) => [event, kind, by?.name])).toEqual([['prescriptions.version-added', 'health', 'owner'], ['prescriptions.created', 'health', 'owner']])
    expect(JSON.stringify(items)).not.toMatch(/4250|4[.,]25|REASON/)
    const whole = (await timeline(customer.id)).items.map((item) => item.id)
    const first = await timeline(customer.id, '?limit=1')
    const rest = await timeline(customer.id, `?limit=10&cursor=${first.nextCursor}`)
    expect([...first.items, ...rest.items].map((item) => item.id)).toEqual(whole)
    expect((await timeline(customer.id, '', world.here.staff.accountant)).items.some(({ event }) => event.startsWith('prescriptions.'))).toBe(false)
  })

  it('tells what happened with the customer and their orders, newest first', async () => {
    const { customer, order } = await aFullLife()
    const { items, nextCursor } = await timeline(customer.id)
    expect(nextCursor).toBeNull()
    expect(items.map(({ event }) => event)).toEqual(expect.arrayContaining(['customers.health-seen', 'orders.file-added', 'payments.taken', 'orders.stage', 'customers.health-note-written', 'customers.consent-given', 'customers.created']))
    expect(items).toHaveLength(7)
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted().toReversed())
    expect(items.find(({ kind }) => kind === 'payment')).toMatchObject({ amount: { amount: 100_00, currency: 'CZK' }, subject: { kind: 'order', id: order.id, label: order.number }, by: { name: 'owner' } })
    expect(JSON.stringify(items)).not.toContain('SEALED')
  })

  it('can be narrowed to kinds, and be read page by page without loss or repetition', async () => {
    const { customer } = await aFullLife()
    for (let n = 0; n < 6; n += 1) await take(customer.id)
    expect(new Set((await timeline(customer.id, '?kind=order&kind=payment')).items.map(({ kind }) => kind))).toEqual(new Set(['order', 'payment']))
    const whole = (await timeline(customer.id, '?limit=100')).items.map(({ id }) => id)
    const read: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await timeline(customer.id, `?limit=4${cursor && `&cursor=${cursor}`}`)
      read.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(read).toEqual(whole)
    expect(new Set(read).size).toBe(19)
    expect(await world.ask(owner, 'GET', `/customers/${customer.id}/timeline?cursor=abc`)).toMatchObject({ status: 422 })
  })

  it('follows a customer who was joined with another, from either id', async () => {
    const { customer } = await aFullLife()
    const survivor = await make('Přeživší')
    await world.ask(owner, 'POST', `/customers/${survivor.id}/merge`, { version: 1, body: { mergedId: customer.id } })
    const events = (await timeline(survivor.id)).items.map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['customers.merged', 'payments.taken', 'customers.health-seen']))
    expect((await timeline(customer.id)).items.map(({ event }) => event)).toEqual(events)
  })

  it('shows no looks at health to who may not look, no orders of other branches, and nothing to another organization', async () => {
    const { customer } = await aFullLife()
    expect((await timeline(customer.id, '', world.here.staff.clerk)).items.some(({ kind }) => kind === 'health')).toBe(false)
    await world.peek('update order_list set branch_id = $1 where customer_id = $2 returning order_id', [world.here.otherBranchId, customer.id])
    expect((await timeline(customer.id, '', world.here.staff.branchManager)).items.some(({ kind }) => kind === 'order' || kind === 'payment')).toBe(false)
    expect(await world.ask(world.elsewhere.staff.owner, 'GET', `/customers/${customer.id}/timeline`)).toMatchObject({ status: 404 })
    expect(await world.ask(world.here.staff.advisor, 'GET', `/customers/${customer.id}/timeline`)).toMatchObject({ status: 404 })
  })
})

it('a customer is found by the number of their order, its symbol or the counter alone', async () => {
  const customer = await make('Číslovaná')
  const order = await take(customer.id)
  for (const q of [order.number!, order.number!.replace('-', ''), order.number!.split('-')[1]!, order.paymentSymbol!]) {
    const { items } = (await world.ask<{ items: { id: string }[] }>(owner, 'GET', `/customers/search?q=${q}`)).body
    expect(items[0]?.id, q).toBe(customer.id)
  }
  expect((await world.ask<{ items: object[] }>(world.elsewhere.staff.owner, 'GET', `/customers/search?q=${order.number}`)).body.items).toEqual([])
})
