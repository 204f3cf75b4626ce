import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { OrderView } from '#modules/orders/contract'
import { expectSound } from '#tests/hostile/expect-sound'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'

const czk = (amount: number) => ({ amount, currency: 'CZK' })
const edit = (world: OrderWorld, order: { id: string; version: number }, body: object, staff = world.here.staff.manager) => world.ask<OrderView>(staff, 'POST', `/orders/${order.id}/changes`, { body, version: order.version })
const linesOf = (order: OrderView) => order.lines.map(({ id, variantId, eye, quantity }) => ({ id, variantId, eye, quantity }))
const reprice = (world: OrderWorld, variantId: string, amount: number) => world.peek('update prices set amount = $1 where variant_id = $2 returning id', [amount, variantId])

describe('a draft', () => {
  const aDraft = (world: OrderWorld) => world.ask<OrderView>(world.here.staff.clerk, 'POST', '/orders/drafts', { body: { ...world.newOrder(), note: 'Calls back on Monday' } })

  it('has no number, owes nothing, stands in the list of drafts and is taken with the next number', async () => {
    await using world = await anOrderWorld()
    const { status, body: draft } = await aDraft(world)
    expect(status).toBe(201)
    expect(draft).toMatchObject({ number: null, stage: null, phase: 'draft', total: czk(1_199_000), balance: czk(0) })
    const list = await world.ask<{ items: { id: string }[]; totals: object }>(world.here.staff.clerk, 'GET', '/orders?phase=draft')
    expect(list.body.items.map(({ id }) => id)).toEqual([draft.id])
    expect(list.body.totals).toMatchObject({ total: czk(0), balance: czk(0) })
    await expectSound(world)
    const taken = await world.ask<OrderView>(world.here.staff.clerk, 'POST', `/orders/drafts/${draft.id}/take`, { body: { deposits: [{ method: 'cash', amount: czk(100_000) }, { method: 'card', amount: czk(200_000) }] }, version: 1 })
    expect(taken.status).toBe(200)
    expect(taken.body).toMatchObject({ id: draft.id, phase: 'taken', stage: 'taken-in', version: 2, note: 'Calls back on Monday', balance: czk(899_000) })
    expect(taken.body.number).toMatch(/-1$/)
    expect((await world.ask(world.here.staff.clerk, 'GET', `/orders/${draft.id}`)).body).toEqual(taken.body)
    expect(await world.ask(world.here.staff.clerk, 'POST', `/orders/drafts/${draft.id}/take`, { body: {}, version: 2 })).toMatchObject({ status: 409, problem: 'orders/not-a-draft' })
    await expectSound(world)
  })

  it.each(['price', 'tax'])('is refused with the new total when the %s has changed, until that total is agreed', async (what) => {
    await using world = await anOrderWorld()
    await world.peek('update organizations set prices_gross = false where id = $1 returning id', [world.here.id])
    world.callers.forget()
    const { body: draft } = await aDraft(world)
    if (what === 'price') await reprice(world, world.frameId, 400_000)
    else await world.peek('update tax_rates set rate_bps = rate_bps + 100 where organization_id = $1 returning id', [world.here.id])
    const take = (body: object) => world.ask<OrderView & { total: { amount: number } }>(world.here.staff.clerk, 'POST', `/orders/drafts/${draft.id}/take`, { body, version: 1 })
    const refused = await take({})
    expect(refused).toMatchObject({ status: 409, problem: 'orders/price-changed' })
    expect(refused.body.total.amount).toBeGreaterThan(draft.total.amount)
    const taken = await take({ expectedTotal: refused.body.total })
    expect(taken).toMatchObject({ status: 200, body: { total: refused.body.total } })
    await expectSound(world)
  })

  it('is saved again with other wishes, refused to whoever has an older one, and thrown away', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const { body: draft } = await aDraft(world)
    const put = await world.ask<OrderView>(clerk, 'PUT', `/orders/drafts/${draft.id}`, { body: { ...world.newOrder(), kind: 'repair', lines: [{ variantId: world.frameId }] }, version: 1 })
    expect(put).toMatchObject({ status: 200, body: { version: 2, total: czk(329_000), kind: { code: 'repair' } } })
    expect(await world.ask(clerk, 'DELETE', `/orders/drafts/${draft.id}`, { version: 1 })).toMatchObject({ problem: 'http/version-stale' })
    expect((await world.ask(clerk, 'DELETE', `/orders/drafts/${draft.id}`, { version: 2 })).status).toBe(204)
    expect((await world.ask(clerk, 'GET', `/orders/${draft.id}`)).status).toBe(404)
    const { body: order } = await world.take()
    expect(await world.ask(clerk, 'DELETE', `/orders/drafts/${order.id}`, { version: 1 })).toMatchObject({ problem: 'orders/not-a-draft' })
    await expectSound(world)
  })

  it('is nowhere deleted once it is taken, not even by the application itself', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    expect(await world.deps.db.inTenant(world.here.id, (tx) => tx.run({ text: 'delete from order_list where order_id = $1', values: [order.id], parts: [] }))).toBe(0)
  })
})

describe('changing a taken order', () => {
  it('shows the difference first, keeps what it was, and moves the journal by it', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 500_000 })
    await reprice(world, world.lensId, 999_999)
    const [frame, right] = linesOf(order)
    const body = { lines: [frame, { ...right, quantity: 2000 }, { variantId: world.frameId }], reason: 'A spare frame', priority: 'rush' }
    const preview = await world.ask<{ lines: { change: string }[]; before: object; after: { total: object }; fields: string[]; refund: null }>(world.here.staff.clerk, 'POST', `/orders/${order.id}/changes/preview`, { body })
    expect(preview.body.lines.map(({ change }) => change)).toEqual(['same', 'changed', 'added', 'removed'])
    expect(preview.body).toMatchObject({ before: { total: czk(1_199_000), balance: czk(699_000) }, after: { total: czk(1_528_000), balance: czk(1_028_000) }, fields: ['priority'], refund: null })
    expect((await world.ask(world.here.staff.clerk, 'GET', `/orders/${order.id}`)).body).toEqual(order)
    const changed = await edit(world, order, { ...body, expectedTotal: preview.body.after.total }, world.here.staff.clerk)
    expect(changed).toMatchObject({ status: 200, body: { version: 2, total: czk(1_528_000), balance: czk(1_028_000), priority: 'rush', events: [{}, { kind: 'changed', reason: 'A spare frame' }] } })
    expect((await world.ask(world.here.staff.clerk, 'GET', `/orders/${order.id}`)).body).toEqual(changed.body)
    expect(await world.journal(order.id)).toEqual({ receivable: 1_028_000, sold: -1_528_000 })
    const versions = await world.ask<{ items: object[] }>(world.here.staff.clerk, 'GET', `/orders/${order.id}/versions`)
    expect(versions.body.items).toMatchObject([{ version: 1, total: czk(1_199_000), reason: 'A spare frame', lines: [{}, {}, {}] }])
    await expectSound(world)
  })

  it('refuses to cost less than is paid unless the difference goes back in the same act', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 1_000_000 })
    const lines = linesOf(order).slice(0, 2)
    expect(await edit(world, order, { lines })).toMatchObject({ status: 409, problem: 'orders/below-paid', body: { refund: czk(236_000) } })
    expect(await edit(world, order, { lines, refund: { method: 'cash' } }, world.here.staff.clerk)).toMatchObject({ status: 403, problem: 'http/forbidden' })
    const changed = await edit(world, order, { lines, refund: { method: 'card' } })
    expect(changed).toMatchObject({ status: 200, body: { total: czk(764_000), paid: czk(764_000), balance: czk(0) } })
    await expectSound(world)
  })

  it('lets nobody without the right change a price or give a discount, and keeps one that was given', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const [frame, ...lenses] = linesOf(order)
    const cheaper = { lines: [{ ...frame, adjustments: [{ reason: 'scratched', amount: -10_000 }] }, ...lenses] }
    expect(await edit(world, order, cheaper, world.here.staff.clerk)).toMatchObject({ status: 403 })
    expect(await edit(world, order, { lines: [{ ...frame, unitPrice: czk(1) }, ...lenses] }, world.here.staff.clerk)).toMatchObject({ status: 403 })
    const { body: discounted } = await edit(world, order, cheaper)
    expect(discounted.total).toEqual(czk(1_189_000))
    expect(await edit(world, discounted, { ...cheaper, promisedOn: '2030-01-01' }, world.here.staff.clerk)).toMatchObject({ status: 200, body: { total: czk(1_189_000) } })
    await expectSound(world)
  })

  it('names the deposit whose payer does not pay for the order, or whose currency is another', async () => {
    await using world = await anOrderWorld()
    const { clerk, owner } = world.here.staff
    const { body: stranger } = await world.ask<{ id: string }>(owner, 'POST', '/customers', { body: { givenName: 'Petr', familyName: 'Plátce', phones: [], emails: [] } })
    const pay = { method: 'cash', amount: czk(100_000) }
    const refused = async (money: object): Promise<string | undefined> => (await world.ask<{ errors?: { pointer: string }[] }>(clerk, 'POST', '/orders', { body: { ...world.newOrder(), ...money } })).body.errors?.[0]?.pointer
    expect(await refused({ deposit: { ...pay, payerId: stranger.id } })).toBe('/deposit/payerId')
    expect(await refused({ deposits: [pay, { ...pay, payerId: stranger.id }] })).toBe('/deposits/1/payerId')
    expect(await refused({ deposit: pay, deposits: [{ ...pay, payerId: stranger.id }] })).toBe('/deposits/0/payerId')
    expect(await refused({ deposits: [pay, { ...pay, amount: { amount: 1, currency: 'EUR' } }] })).toBe('/deposits/1/amount/currency')
  })

  it('takes other payers who make up the total, and no others', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const { body: insurer } = await world.ask<{ id: string }>(world.here.staff.owner, 'POST', '/customers', { body: { givenName: 'Petr', familyName: 'Plátce', phones: [], emails: [] } })
    const payers = [{ customerId: insurer.id, amount: czk(200_000) }, { customerId: world.customerId }]
    const { body: changed } = await edit(world, order, { payers })
    expect(changed.payers).toMatchObject([{ name: 'Petr Plátce', amount: czk(200_000) }, { name: 'Kateřina Veselá', amount: null }])
    for (const wrong of [[payers[0]], [payers[0], payers[0]], [{ ...payers[0], amount: czk(2_000_000) }, payers[1]]]) expect(await edit(world, changed, { payers: wrong })).toMatchObject({ status: 422 })
    const pay = (payerId: string) => world.ask<OrderView>(world.here.staff.clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'transfer', amount: czk(200_000), payerId } })
    expect((await pay(newId())).status).toBe(422)
    expect((await pay(insurer.id)).status).toBe(201)
    expect(await world.peek('select payer_customer_id as payer from payments')).toEqual([{ payer: insurer.id }])
  })

  it('leaves lenses alone once they are made, but for who may waive their cost', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    await world.peek('update orders set lenses_committed = true where id = $1 returning id', [order.id])
    const [frame, right, left] = linesOf(order)
    expect(await edit(world, order, { lines: [frame, right] }, world.here.staff.optician)).toMatchObject({ status: 409, problem: 'orders/cannot-change', body: { reason: 'lenses-committed' } })
    expect((await edit(world, order, { lines: [{ ...frame, quantity: 2000 }, right, left] }, world.here.staff.optician)).status).toBe(200)
    expect((await edit(world, { ...order, version: 2 }, { lines: [frame, right] })).status).toBe(200)
  })

  it('lets one of two who change it at once win, and tells the other what happened', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const [frame, ...lenses] = linesOf(order)
    const answers = await Promise.all([1, 2, 3, 4].map((pieces) => edit(world, order, { lines: [{ ...frame, quantity: (pieces + 1) * 1000 }, ...lenses] })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    expect(answers.filter(({ status }) => status === 409).every(({ problem, body }) => problem === 'http/version-stale' && 'changed' in body)).toBe(true)
    await expectSound(world)
  })
})

describe('money', () => {
  it('is taken in several ways at once, or not at all', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const split = (amounts: number[]) => world.ask<OrderView>(world.here.staff.clerk, 'POST', `/orders/${order.id}/payments/split`, { body: { payments: amounts.map((amount, index) => ({ method: (['cash', 'card', 'transfer'] as const)[index], amount: czk(amount) })) } })
    expect(await split([1_000_000, 200_000])).toMatchObject({ status: 409, problem: 'orders/overpaid' })
    const taken = await split([1_000_000, 100_000, 99_000])
    expect(taken).toMatchObject({ status: 201, body: { balance: czk(0) } })
    expect(taken.body.payments.map(({ method, amount }) => `${method} ${amount.amount}`).toSorted()).toEqual(['card 100000', 'cash 1000000', 'transfer 99000'])
    await expectSound(world)
  })

  it('goes back in part while the order goes on, never more than was paid', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 500_000 })
    const refund = (amount: number, staff = world.here.staff.manager) => world.ask<OrderView>(staff, 'POST', `/orders/${order.id}/refunds`, { body: { method: 'cash', amount: czk(amount), reason: 'Promised a discount' } })
    expect(await refund(500_001)).toMatchObject({ status: 409, problem: 'orders/refund-too-high' })
    expect((await refund(100_000, world.here.staff.clerk)).status).toBe(403)
    expect(await refund(100_000)).toMatchObject({ status: 201, body: { paid: czk(400_000), balance: czk(799_000) } })
    await expectSound(world)
  })

  it.each([
    ['goes back whole', { refund: { method: 'cash' } }, 0],
    ['stays with the shop', { keep: { reason: 'The lenses were cut' } }, 500_000],
    ['goes back in part', { refund: { method: 'card', amount: czk(300_000) }, keep: { reason: 'The lenses were cut' } }, 200_000],
  ])('of a cancelled order %s', async (_how, body, kept) => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 500_000 })
    const cancelled = await world.ask<OrderView>(world.here.staff.manager, 'POST', `/orders/${order.id}/cancel`, { body: { reason: 'Changed their mind', ...body }, version: 1 })
    expect(cancelled).toMatchObject({ status: 200, body: { phase: 'cancelled', balance: czk(0), paid: czk(kept), depositKept: czk(kept), depositKeptReason: kept > 0 ? 'The lenses were cut' : null } })
    expect((await world.ask(world.here.staff.manager, 'GET', `/orders/${order.id}`)).body).toEqual(cancelled.body)
    expect(await world.journal(order.id)).toEqual({ receivable: 0, sold: 0 })
    expect(await world.peek(`select coalesce(sum(-balance), 0)::int as kept from account_balances where account = 'deposits-kept'`)).toEqual([{ kept }])
    const { body: list } = await world.ask<{ totals: object }>(world.here.staff.manager, 'GET', '/orders')
    expect(list.totals).toMatchObject({ total: czk(kept), paid: czk(kept), balance: czk(0) })
    await expectSound(world)
  })

  it.each([{}, { refund: { method: 'cash', amount: czk(1) } }, { refund: { method: 'cash' }, keep: { reason: 'why' } }, { refund: { method: 'cash', amount: czk(600_000) }, keep: { reason: 'why' } }])('held is not left without an owner: %j', async (body) => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 500_000 })
    expect(await world.ask(world.here.staff.manager, 'POST', `/orders/${order.id}/cancel`, { body: { reason: 'why', ...body }, version: 1 })).toMatchObject({ status: 409, problem: 'orders/cannot-cancel', body: { reason: 'money-held' } })
    await expectSound(world)
  })

  it('is either in a cancelled order nowhere, or the order was not cancelled without it: a deposit while it is cancelled', async () => {
    await using world = await anOrderWorld()
    for (let round = 0; round < 6; round += 1) {
      const { body: order } = await world.take()
      const [paid, cancelled] = await Promise.all([
        world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'cash', amount: czk(10_000) } }),
        world.ask(world.here.staff.manager, 'POST', `/orders/${order.id}/cancel`, { body: { reason: 'Changed their mind', ...(round % 2 === 0 && { refund: { method: 'cash' } }) }, version: 1 }),
      ])
      const outcome = `${paid.status} ${paid.problem} ${cancelled.status} ${cancelled.problem}`
      expect(['201 null 200 null', '409 orders/closed 200 null', '201 null 409 orders/cannot-cancel']).toContain(outcome)
      await expectSound(world)
    }
  })

  it('does not change hands before the order was taken, nor in the future', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
    const pay = (occurredAt: string) => world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'cash', amount: czk(100), occurredAt } })
    expect([(await pay(at(-10))).status, (await pay(at(3))).status, (await pay(at(0))).status]).toEqual([422, 422, 201])
    await world.move(order, 'ready')
    for (const minutes of [-10, 3]) expect(await world.ask(world.here.staff.manager, 'POST', `/orders/${order.id}/collect`, { body: { occurredAt: at(minutes) }, version: 2 })).toMatchObject({ status: 422 })
  })
})

describe('once more', () => {
  it('copies an order as a draft at the prices of today, without what is not sold any more', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take({ deposit: 100_000 })
    await reprice(world, world.frameId, 350_000)
    await world.peek('update product_variants set active = false where id = $1 returning id', [world.lensId])
    const copy = await world.ask<{ order: OrderView; leftOut: string[] }>(world.here.staff.clerk, 'POST', `/orders/${order.id}/duplicate`)
    expect(copy).toMatchObject({ status: 201, body: { order: { phase: 'draft', total: czk(350_000), customer: { id: world.customerId } }, leftOut: ['Vela Comfort 1.67', 'Vela Comfort 1.67'] } })
    expect((await world.ask(world.here.staff.clerk, 'GET', `/orders/${order.id}`)).body).toEqual(order)
  })

  it('copies what only the customer\'s class may buy', async () => {
    await using world = await anOrderWorld()
    const { owner } = world.here.staff
    const list = await world.ask<{ id: string }>(owner, 'POST', '/price-lists', { body: { name: 'VIP', customerClass: 'vip' } })
    const product = await world.ask<{ id: string; version: number; variants: { id: string }[] }>(owner, 'POST', '/products', { body: { kind: 'accessory', name: 'Silver chain', taxClass: 'standard', details: {}, variants: [{ name: '' }] } })
    const variantId = product.body.variants[0]!.id
    const priced = await world.ask(owner, 'POST', `/products/${product.body.id}/prices`, { body: { priceListId: list.body.id, prices: [{ variantId, price: czk(90_000) }] }, version: product.body.version })
    expect([list.status, product.status, priced.status]).toEqual([201, 201, 200])
    await world.peek("update customers set class = 'vip' where id = $1 returning id", [world.customerId])
    const { body: order } = await world.ask<OrderView>(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), lines: [{ variantId }] } })
    const copy = await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/duplicate`)
    expect(copy).toMatchObject({ status: 201, body: { order: { total: czk(90_000) }, leftOut: [] } })
  })

  it('makes it again for nothing when the lab bears the cost, shown on both orders and marked in the list', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const lens = order.lines[1]!
    await world.peek('update product_variants set active = false where id = $1 returning id', [world.lensId])
    expect((await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/remake`, { body: { cause: 'lab-fault', costBearer: 'lab' } })).status).toBe(403)
    const remade = await world.ask<OrderView>(world.here.staff.optician, 'POST', `/orders/${order.id}/remake`, { body: { cause: 'lab-fault', costBearer: 'lab', lineIds: [lens.id] } })
    expect(remade).toMatchObject({ status: 201, body: { phase: 'taken', total: czk(0), remake: { cause: 'lab-fault', costBearer: 'lab' }, root: { id: order.id, number: order.number }, lines: [{ description: 'Vela Comfort 1.67', amount: czk(0) }] } })
    expect((await world.ask(world.here.staff.clerk, 'GET', `/orders/${remade.body.id}`)).body).toEqual(remade.body)
    expect((await world.ask(world.here.staff.clerk, 'GET', `/orders/${order.id}`)).body).toMatchObject({ remakes: [{ id: remade.body.id, number: remade.body.number, cause: 'lab-fault', costBearer: 'lab' }] })
    const { body: list } = await world.ask<{ items: { id: string; remake: boolean }[] }>(world.here.staff.clerk, 'GET', '/orders')
    expect(list.items.map(({ id, remake }) => [id, remake])).toEqual([[remade.body.id, true], [order.id, false]])
    const again = await world.ask<OrderView>(world.here.staff.optician, 'POST', `/orders/${remade.body.id}/remake`, { body: { cause: 'breakage', costBearer: 'shop' } })
    expect(again.body.root).toMatchObject({ id: order.id })
    await expectSound(world)
  })

  it('makes it again at the prices of today when the customer bears the cost', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    await reprice(world, world.frameId, 400_000)
    const remade = await world.ask<OrderView>(world.here.staff.optician, 'POST', `/orders/${order.id}/remake`, { body: { cause: 'breakage', costBearer: 'customer' } })
    expect(remade.body).toMatchObject({ total: czk(1_270_000), balance: czk(1_270_000) })
    await expectSound(world)
  })
})
