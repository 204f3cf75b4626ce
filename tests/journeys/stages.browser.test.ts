import { expect, it } from 'vitest'
import type { KindSettings, OrderView } from '#modules/orders/contract'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()

const arrive = here.arrive
const anOrder = (): Promise<OrderView> => here.owner.must<OrderView>(201, 'POST', '/orders', { kind: 'external-lens-job', branchId: here.shop.branchId, customerId: here.shop.customerId, promisedOn: '2099-11-27', lines: [{ variantId: here.shop.frameId }] })
const read = (id: string): Promise<OrderView> => here.owner.must<OrderView>(200, 'GET', `/orders/${id}`)

it('puts an order on hold with a reason and releases it, by one key', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.keyboard.press('h')
  await page.getByRole('textbox', { name: 'What it waits for' }).fill('the frame is out of stock')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^Release/ }).waitFor()
  expect((await read(order.id)).onHold?.reason).toBe('the frame is out of stock')
  await page.getByText('the frame is out of stock').first().waitFor()
  await page.getByRole('textbox', { name: 'What it waits for' }).waitFor({ state: 'detached' })
  await visitor.settled()
  await page.keyboard.press('h')
  await page.getByRole('button', { name: /^Move to/ }).waitFor()
  expect((await read(order.id)).onHold).toBeNull()
})

it('offers the paper of a stage right after the move there, and one key prints it', async () => {
  const order = await anOrder()
  const inspected = await here.owner.must<OrderView>(200, 'POST', `/orders/${order.id}/stage`, { stage: 'final-inspection' }, { version: order.version })
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('link', { name: /Print the pick-up slip/ }).waitFor()
  const printed = page.context().waitForEvent('request', (request) => request.url().includes(`/orders/${order.id}/pick-up.pdf?`))
  await page.keyboard.press('l')
  expect(new URL((await printed).url()).searchParams.get('language')).toBe(inspected.customer.language)
  await visitor.open('/board')
  await page.locator(`[data-card="${order.id}"]`).focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await page.getByText(/moved: Final inspection/).waitFor()
  expect(await page.getByRole('link', { name: /Print the/ }).count()).toBe(0)
  await page.keyboard.press('Shift+ArrowRight')
  const address = await page.getByRole('link', { name: /Print the pick-up slip/ }).getAttribute('href')
  expect(address).toContain(`/orders/${order.id}/pick-up.pdf?`)
})

it('adds a stage of the shop\'s own, and new orders go through it', async () => {
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/settings/order-kinds')
  await page.getByRole('button', { name: 'Add a stage' }).click()
  await page.getByRole('group', { name: 'Name of the stage' }).getByLabel('English').fill('Tinted')
  await page.keyboard.press('Control+Enter')
  await page.getByText('version 2').waitFor()
  const { items } = await here.owner.must<{ items: KindSettings[] }>(200, 'GET', '/order-kinds/settings')
  expect(items.find(({ code }) => code === 'external-lens-job')?.stages.map(({ names }) => names.en)).toContain('Tinted')
  expect((await anOrder()).kind.version).toBe(2)
})
