import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()

const arrive = here.arrive
const body = (): object => ({ kind: 'external-lens-job', branchId: here.shop.branchId, customerId: here.shop.customerId, promisedOn: '2099-11-27', lines: [{ variantId: here.shop.frameId }, { variantId: here.shop.lensId, eye: 'right' }, { variantId: here.shop.lensId, eye: 'left' }] })
const anOrder = (): Promise<OrderView> => here.owner.must<OrderView>(201, 'POST', '/orders', { ...body(), deposit: { method: 'cash', amount: { amount: 1_000_000, currency: here.shop.currency } } })
const read = (id: string): Promise<OrderView> => here.owner.must<OrderView>(200, 'GET', `/orders/${id}`)

it('changes what was ordered: the difference first, then the money that goes back', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Change what was ordered…' }).click()
  const panel = page.getByRole('region', { name: 'Change what was ordered' })
  await panel.getByRole('button', { name: /^Remove Vela Comfort/ }).first().click()
  await panel.getByText('removed: Vela Comfort').waitFor()
  await panel.getByRole('button', { name: /^Save and give it back/ }).click()
  await panel.waitFor({ state: 'detached' })
  expect(await read(order.id)).toMatchObject({ version: 2, total: { amount: 764_000 }, paid: { amount: 764_000 }, lines: [{}, {}] })
  await visitor.settled()
  expect(visitor.troubles).toEqual([])
})

it('takes the balance in two ways at once and gives a part of it back', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  const panel = page.getByRole('region', { name: 'Payments' })
  await panel.getByRole('button', { name: /^Take payment/ }).click()
  await panel.getByLabel('Amount').fill('500')
  await panel.getByRole('button', { name: 'Pay the rest another way' }).click()
  await panel.getByRole('button', { name: /^Take it/ }).click()
  await panel.getByText('Paid', { exact: true }).waitFor()
  await panel.getByRole('button', { name: 'Give money back…' }).click()
  await panel.getByLabel('Amount').fill('100')
  await panel.getByLabel('Why').fill('Promised')
  await panel.getByRole('button', { name: /^Give it back/ }).click()
  await panel.getByText('to pay').waitFor()
  const now = await read(order.id)
  expect(now.payments.map(({ direction, method, amount }) => `${direction} ${method} ${amount.amount}`).toSorted()).toEqual(['in card 149000', 'in cash 1000000', 'in cash 50000', 'out cash 10000'])
  expect(visitor.troubles).toEqual([])
})

it('keeps a part of the deposit when it cancels, for a reason', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Cancel the order…' }).click()
  const panel = page.getByRole('region', { name: 'Cancel the order' })
  await panel.getByLabel('Why', { exact: true }).fill('Moved away')
  await panel.getByLabel('The shop keeps', { exact: true }).fill('2000')
  await panel.getByLabel('Why the shop keeps it').fill('The lenses were cut')
  await panel.getByRole('button', { name: /^Cancel and give it back/ }).click()
  await panel.waitFor({ state: 'detached' })
  expect(await read(order.id)).toMatchObject({ phase: 'cancelled', depositKept: { amount: 200_000 }, balance: { amount: 0 } })
  expect(visitor.troubles).toEqual([])
})

it('makes a lens again, asks for the parts, issues a receipt, and takes a copy that was a draft', async () => {
  const order = await anOrder()
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByRole('button', { name: 'Issue a receipt' }).click()
  await page.getByText(/^R\d\d-\d{6}$/).waitFor()
  await page.getByRole('button', { name: 'Ask for what must be bought' }).click()
  await page.getByRole('button', { name: 'It is ordered' }).first().click()
  await page.getByRole('button', { name: 'It has come' }).first().waitFor()
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Make it again…' }).click()
  await page.getByRole('combobox', { name: 'Cause' }).click()
  await page.getByRole('option', { name: 'Fault of the lab' }).click()
  await page.getByRole('region', { name: 'Make it again' }).getByRole('button', { name: /^Make it again/ }).click()
  await page.getByText('Remake of').waitFor()
  await visitor.settled()
  await page.getByRole('link', { name: order.number! }).click()
  await page.getByText('Made again as').waitFor()
  await page.getByRole('button', { name: 'More' }).first().click()
  await page.getByRole('menuitem', { name: 'Copy as a draft' }).click()
  await page.getByRole('region', { name: 'Draft' }).waitFor()
  await visitor.settled()
  await page.getByRole('button', { name: /^Take the order/ }).click()
  await page.getByRole('region', { name: 'Draft' }).waitFor({ state: 'detached' })
  expect(await read(page.url().split('/').at(-1)!)).toMatchObject({ phase: 'taken', total: { amount: 1_199_000 } })
  expect(visitor.troubles).toEqual([])
})

it('takes a paper off an order once that is said a second time, and keeps it otherwise', async () => {
  const order = await anOrder()
  await here.owner.must(201, 'POST', `/orders/${order.id}/attachments`, { name: 'slip.txt', base64: Buffer.from('as agreed').toString('base64') })
  const there = async (): Promise<number> => (await here.owner.must<{ items: unknown[] }>(200, 'GET', `/orders/${order.id}/attachments`)).items.length
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByRole('button', { name: 'Take slip.txt off the order' }).click()
  await page.getByRole('heading', { name: 'Take slip.txt off the order?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Take slip.txt off the order?' }).waitFor({ state: 'hidden' })
  expect(await there()).toBe(1)
  await page.getByRole('button', { name: 'Take slip.txt off the order' }).click()
  // The focus stands on what it does: Enter says it the second time.
  await page.getByRole('button', { name: 'Take it off' }).press('Enter')
  await page.getByRole('link', { name: 'slip.txt' }).waitFor({ state: 'hidden' })
  expect(await there()).toBe(0)
  expect(visitor.troubles).toEqual([])
})
