import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { journeyShop } from '#tests/helpers/journey-shop'
import { scan } from '#tests/helpers/scan'

const here = journeyShop()

const arrive = here.arrive
const anOrder = (promisedOn = '2099-11-27'): Promise<OrderView> => here.owner.must<OrderView>(201, 'POST', '/orders', {
  kind: 'repair', branchId: here.shop.branchId, customerId: here.shop.customerId, promisedOn, lines: [{ variantId: here.shop.frameId }],
})
const read = (id: string): Promise<OrderView> => here.owner.must<OrderView>(200, 'GET', `/orders/${id}`)
const cardIn = (page: Page, column: string, { number }: OrderView) => page.locator(`[data-column="${column}"]`).getByRole('link', { name: new RegExp(`${number!}\\b`) })

it('moves an order by key, shows it at once on another screen, and takes it back', async () => {
  const order = await anOrder()
  await using one = await arrive()
  await using other = await arrive()
  await other.open('/board')
  await one.open('/board')
  await cardIn(one.page, 'shop', order).focus()
  await one.page.keyboard.press('Shift+ArrowRight')
  await cardIn(one.page, 'workshop', order).waitFor()
  await cardIn(other.page, 'workshop', order).waitFor()
  await expect.poll(async () => (await read(order.id)).stage).toBe('in-workshop')
  await one.page.getByRole('button', { name: /^Undo/ }).waitFor()
  await one.page.keyboard.press('Control+z')
  await cardIn(one.page, 'shop', order).waitFor()
  await expect.poll(async () => (await read(order.id)).stage).toBe('taken-in')
})

it('gives priority by one key to what is late, and says why it is', async () => {
  const order = await anOrder('2020-01-02')
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/board')
  await page.getByRole('button', { name: /1 late/ }).click()
  await expect.poll(() => cardIn(page, 'shop', order).evaluate((node) => node === document.activeElement)).toBe(true)
  await page.keyboard.press('w')
  await page.getByRole('region', { name: 'Why late' }).getByText(/promised/i).first().waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await expect.poll(async () => (await read(order.id)).priority).toBe('rush')
})

it('moves by hand: a card let go over another column', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/board')
  await cardIn(page, 'shop', order).scrollIntoViewIfNeeded()
  const from = (await cardIn(page, 'shop', order).boundingBox())!
  const to = (await page.locator('[data-column="shelf"]').boundingBox())!
  await page.mouse.move(from.x + 20, from.y + 5)
  await page.mouse.down()
  await page.mouse.move(to.x + 60, to.y + 120, { steps: 6 })
  await page.mouse.up()
  await cardIn(page, 'shelf', order).waitFor()
  await expect.poll(async () => (await read(order.id)).stage).toBe('ready')
  expect(new URL(page.url()).pathname).toBe('/board')
})

it('moves one after the other by scanning; a second scan does nothing, and what cannot go says why', async () => {
  const [first, second] = [await anOrder(), await anOrder()]
  const gone = await anOrder()
  await here.owner.must(200, 'POST', `/orders/${gone.id}/cancel`, { reason: 'not wanted any more' }, { version: gone.version })
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/board')
  await page.keyboard.press('m')
  const bar = page.getByRole('region', { name: 'Move by scanning' })
  await bar.getByLabel('Move what is scanned to').selectOption('in-workshop')
  await scan(page, first.number!)
  await scan(page, first.paymentSymbol!)
  await scan(page, second.paymentSymbol!)
  await scan(page, gone.number!)
  await scan(page, '26-99999')
  await bar.getByRole('listitem').filter({ hasText: gone.number! }).getByText('It has been cancelled.').waitFor()
  await bar.getByRole('listitem').filter({ hasText: '26-99999' }).getByText('No order has this number.').waitFor()
  for (const { id } of [first, second]) await expect.poll(async () => (await read(id)).stage).toBe('in-workshop')
  expect((await read(first.id)).events.filter(({ toStage }) => toStage === 'in-workshop')).toHaveLength(1)
})

it('opens on any page what is scanned, but for fields that take it', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/customers')
  await scan(page, order.number!)
  await page.waitForURL(`**/orders/${order.id}`)
  await visitor.open('/orders')
  await page.keyboard.press('/')
  await page.keyboard.type(order.number!)
  await page.waitForURL(`**/orders?q=${order.number}`)
  expect(new URL(page.url()).pathname).toBe('/orders')
})
