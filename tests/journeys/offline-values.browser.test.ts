import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { Hands } from '#tests/helpers/hands'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()

/** Everything that the browser keeps on this device for Lunette. */
const onTheDevice = (page: Page): Promise<string> => page.evaluate(async () => {
  const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
  const kept = await Promise.all((await indexedDB.databases()).map(async ({ name = '' }) => {
    const database = await asked(indexedDB.open(name))
    const rows = await Promise.all([...database.objectStoreNames].map((store) => asked(database.transaction(store).objectStore(store).getAll())))
    database.close()
    return rows
  }))
  return JSON.stringify([kept, { ...localStorage }, { ...sessionStorage }])
})

it('leaves values that were typed with an order off the device when there is no connection, keeps them on the page, and takes the order once', async () => {
  await using visitor = await here.arrive()
  const { page, context } = visitor
  await visitor.open('/orders/new')
  const hands = new Hands(page)
  await hands.fill(page.getByRole('textbox', { name: 'Customer' }), 'vesel')
  await hands.press('Enter')
  await hands.fill(page.getByLabel('right, Sphere'), '-7.25')
  await hands.press('Enter')
  await page.getByLabel('left, Sphere').fill('-7.75')
  await hands.press('F8')
  await hands.fill(page.getByRole('textbox', { name: 'Frame' }), 'aria')
  await hands.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: 'Right lens' }), 'comfort')
  await hands.press('Enter')
  await hands.finds(page.getByLabel(/^Deposit/))
  await context.setOffline(true)
  await hands.press('Control+Enter')
  await page.getByText('send it again once there is a connection').waitFor()
  expect(await page.getByLabel('right, Sphere').inputValue()).toBe('−7.25')
  expect(await onTheDevice(page)).not.toMatch(/7[.,]?25|7[.,]?75/)
  expect((await here.owner.must<{ items: object[] }>(200, 'GET', '/orders')).items).toEqual([])
  await context.setOffline(false)
  await page.getByText('Online, all saved').waitFor()
  await hands.press('Control+Enter')
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}\?taken/)
  const order = await here.owner.must<OrderView>(200, 'GET', new URL(page.url()).pathname)
  const { versions: [version] } = await here.owner.must<{ versions: object[] }>(200, 'GET', `/prescriptions/${order.prescription!.id}`)
  expect(version).toMatchObject({ right: { sphere: -7250 }, left: { sphere: -7750 } })
  expect((await here.owner.must<{ items: object[] }>(200, 'GET', '/orders')).items).toHaveLength(1)
})
