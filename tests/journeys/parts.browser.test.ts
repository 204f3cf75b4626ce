import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OrderView, RequisitionView } from '#modules/orders/contract'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { OwnServer } from '#tests/helpers/own-server'

const stack = new AsyncDisposableStack()
let browser: Browser
let own: OwnServer
let owner: ApiClient
let orders: OrderView[]

beforeAll(async () => {
  own = stack.use(await OwnServer.start('empty'))
  owner = new ApiClient(own.url)
  const shop = await openShop(owner)
  orders = []
  for (const promisedOn of ['2020-01-02', '2099-11-27']) {
    const order = await owner.must<OrderView>(201, 'POST', '/orders', { kind: 'external-lens-job', branchId: shop.branchId, customerId: shop.customerId, promisedOn, lines: [{ variantId: shop.frameId }] })
    await owner.must(200, 'POST', `/orders/${order.id}/requisitions`, { lineIds: [order.lines[0]!.id] })
    orders.push(order)
  }
  browser = stack.use(await launchBrowser())
})

afterAll(() => stack.disposeAsync())

const states = async (): Promise<string[]> => (await owner.must<{ items: RequisitionView[] }>(200, 'GET', '/requisitions')).items.map(({ status }) => status)

it('marks parts of several orders by keys alone, and takes it back', async () => {
  await using visitor = await Visitor.arrive(browser, own.url, { cookie: owner.cookie })
  const { page } = visitor
  await visitor.open('/parts')
  await page.getByText(orders[0]!.number!).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByText('1 part chosen').waitFor()
  await page.keyboard.press('v')
  await page.getByText('2 parts chosen').waitFor()
  await page.keyboard.press('o')
  await expect.poll(states).toEqual(['ordered', 'ordered'])
  await page.getByText('2 parts: ordered').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(states).toEqual(['open', 'open'])
  await page.getByText(orders[1]!.number!).waitFor()
  expect(visitor.troubles).toEqual([])
})
