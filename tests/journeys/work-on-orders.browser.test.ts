import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { journeyShop } from '#tests/helpers/journey-shop'

/** What somebody does shows on every other screen within this time. */
const MOST_MS = 2000

const here = journeyShop()

const arrive = here.arrive

/** An order of a frame, with a deposit of 1 000. */
const anOrder = (kind = 'repair'): Promise<OrderView> => here.owner.must<OrderView>(201, 'POST', '/orders', {
  kind, branchId: here.shop.branchId, customerId: here.shop.customerId, promisedOn: '2099-11-27', lines: [{ variantId: here.shop.frameId }],
  deposit: { method: 'cash', amount: { amount: 100_000, currency: here.shop.currency } },
})
const read = (id: string): Promise<OrderView> => here.owner.must<OrderView>(200, 'GET', `/orders/${id}`)
const move = (order: OrderView, stage: string): Promise<OrderView> => here.owner.must<OrderView>(200, 'POST', `/orders/${order.id}/stage`, { stage }, { version: order.version })

it('shows on one screen what was done on another', async () => {
  const order = await anOrder()
  await using one = await arrive()
  await using other = await arrive()
  await one.open(`/orders/${order.id}`)
  await other.open('/orders')
  const row = other.page.getByRole('row').filter({ hasText: order.number! })
  await row.getByText('Taken in').or(row.getByText('Přijato')).waitFor()
  const startedMs = performance.now()
  await one.page.keyboard.press('Shift+ArrowRight')
  await row.and(other.page.locator('[data-tinted]')).waitFor()
  const tookMs = Math.round(performance.now() - startedMs)
  console.log(`a change shows on another screen after ${tookMs} ms`)
  expect(tookMs).toBeLessThanOrEqual(MOST_MS)
  expect((await read(order.id)).stage).toBe('in-workshop')
})

it('takes a step back by one stroke', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: /^Undo/ }).waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await read(order.id)).stage).toBe('taken-in')
})

it('takes the balance and lets the customer collect by one stroke', async () => {
  const order = await move(await move(await anOrder(), 'in-workshop'), 'ready')
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: /^Take Kč 2,290 and collect/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await read(order.id)).phase).toBe('closed')
  expect(await read(order.id)).toMatchObject({ balance: { amount: 0 }, payments: [{ purpose: 'deposit' }, { purpose: 'balance', amount: { amount: 229_000 } }] })
})

it('cancels with a reason and gives the deposit back', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Cancel the order…' }).click()
  await page.getByLabel('Why').fill('Found another frame at home')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Cancelled .*: Found another frame at home/).waitFor()
  expect(await read(order.id)).toMatchObject({ phase: 'cancelled', paid: { amount: 0 }, cancelReason: 'Found another frame at home' })
})

it('shows both sides when two people change one day, and keeps what neither stands against', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByLabel('Promised').fill('28.11.2099')
  await page.getByLabel('Note').fill('Call after 16:00')
  await here.owner.must(200, 'PATCH', `/orders/${order.id}`, { promisedOn: '2099-11-30' }, { version: order.version })
  await page.getByLabel('Note').press('Control+Enter')
  await page.getByRole('heading', { name: /changed this order while you were typing/ }).waitFor()
  const race = page.getByRole('status').filter({ has: page.getByRole('table') })
  expect(await race.getByRole('row').allInnerTexts()).toEqual([expect.stringMatching(/Field.*Yours/s), expect.stringMatching(/Promised.*Sat 28 Nov.*Mon 30 Nov/s), expect.stringMatching(/Note.*Call after 16:00/s)])
  await page.getByRole('button', { name: 'Take theirs, add the rest of mine' }).click()
  await expect.poll(() => read(order.id)).toMatchObject({ promisedOn: '2099-11-30', note: 'Call after 16:00' })
})

it('asks nothing when the other only moved the work on', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByLabel('Note').fill('Call after 17:00')
  await move(order, 'in-workshop')
  await page.getByLabel('Note').press('Control+Enter')
  await expect.poll(() => read(order.id)).toMatchObject({ note: 'Call after 17:00', stage: 'in-workshop' })
})

it('says who was quicker when two take the same step, and does it once', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  // The screen has not heard of it yet.
  await page.route(/\/api\/v1\/orders\/[^/]+$/, (route) => route.abort())
  await move(order, 'in-workshop')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('heading', { name: /Jana Nová was quicker/ }).waitFor()
  expect((await read(order.id)).events.filter(({ toStage }) => toStage === 'in-workshop')).toHaveLength(1)
})

it('filters by an address that can be sent, and goes through the rows without a mouse', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/orders')
  await page.keyboard.press('/')
  await page.keyboard.type(order.number!)
  await page.waitForURL(`**/orders?q=${order.number}`)
  await expect.poll(() => page.getByRole('row').count()).toBe(3)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/orders/${order.id}`)
  await page.goBack()
  await page.waitForURL(`**/orders?q=${order.number}`)
})
