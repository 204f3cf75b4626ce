import { beforeAll, expect, it } from 'vitest'
import type { OrderView, RequisitionView } from '#modules/orders/contract'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()
let orders: OrderView[]

const wish = (promisedOn: string, lines: object[]): object => ({ kind: 'external-lens-job', branchId: here.shop.branchId, customerId: here.shop.customerId, promisedOn, lines })

/** An order with its parts asked for. */
async function anOrder(promisedOn: string, lines = 1): Promise<OrderView> {
  const order = await here.owner.must<OrderView>(201, 'POST', '/orders', wish(promisedOn, Array.from({ length: lines }, () => ({ variantId: here.shop.frameId }))))
  await here.owner.must(200, 'POST', `/orders/${order.id}/requisitions`, { lineIds: order.lines.map(({ id }) => id) })
  return order
}

beforeAll(async () => {
  orders = [await anOrder('2020-01-02'), await anOrder('2099-11-27')]
})

const states = async (): Promise<string[]> => (await here.owner.must<{ items: RequisitionView[] }>(200, 'GET', '/requisitions')).items.map(({ status }) => status)

it('marks parts of several orders by keys alone, and takes it back', async () => {
  await using visitor = await here.arrive()
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

it('marks all that are chosen, also more than one call takes', async () => {
  for (const day of ['2099-11-27', '2099-11-28', '2099-11-29']) await anOrder(day, 70)
  const count = async (status: string): Promise<number> => {
    let [seen, cursor]: [number, string | null] = [0, '']
    for (; cursor !== null;) {
      const page: { items: unknown[]; nextCursor: string | null } = await here.owner.must(200, 'GET', `/requisitions?status=${status}&limit=100${cursor && `&cursor=${cursor}`}`)
      seen += page.items.length
      cursor = page.nextCursor
    }
    return seen
  }
  const all = await count('open')
  expect(all).toBeGreaterThan(200)
  await using visitor = await here.arrive()
  const { page } = visitor
  await visitor.open('/parts')
  await expect.poll(async () => {
    const more = page.getByRole('button', { name: /more/i })
    // It fetches by itself when it comes into view, and is gone when all are there.
    if (await more.count() > 0) await more.first().click({ timeout: 1_000 }).catch(() => undefined)
    return page.locator('[data-row]').count()
  }, { timeout: 30_000 }).toBe(all)
  await page.keyboard.press('v')
  await page.getByText(`${all} parts chosen`).waitFor()
  await page.keyboard.press('o')
  await page.getByText(`${all} parts: ordered`).waitFor()
  expect([await count('open'), await count('ordered')]).toEqual([0, all])
  await page.keyboard.press('Control+z')
  await expect.poll(() => count('open')).toBe(all)
})
