import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiClient } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { focusStops, unreached } from '#tests/helpers/focus-stops'
import { Hands } from '#tests/helpers/hands'
import { OwnServer } from '#tests/helpers/own-server'
import { samplePerson, signInToSample } from '#tests/helpers/sample-people'

const stack = new AsyncDisposableStack()
let own: OwnServer
let browser: Browser
let owner: ApiClient

beforeAll(async () => {
  own = stack.use(await OwnServer.start('with the sample'))
  browser = stack.use(await launchBrowser())
  owner = await signInToSample(own.server)
})

afterAll(() => stack.disposeAsync())

const arrive = (): Promise<Visitor> => Visitor.arrive(browser, own.url, { cookie: owner.cookie })
const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

it.each(['/orders', '/sign-in'])('reaches everything on %s by Tab, and shows where it is', async (path) => {
  await using visitor = await (path === '/sign-in' ? Visitor.arrive(browser, own.url) : arrive())
  const { page } = visitor
  await visitor.open(path)
  const stops = await focusStops(page)
  console.log(`keyboard: ${stops.length} stops on ${path}`)
  expect(stops.filter(({ faults }) => faults.length > 0)).toEqual([])
  expect(await unreached(page)).toEqual([])
})

it('signs in by keyboard, says what is missing, and leads on to where one wanted to go', async () => {
  await using visitor = await Visitor.arrive(browser, own.url)
  const { page } = visitor
  await visitor.open('/customers')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  const { email, password } = await samplePerson(own.server.dataDir, 'eva.')
  const hands = new Hands(page)
  await hands.fill(page.getByLabel('E-mail'), email)
  await hands.press('Enter')
  await hands.finds(page.getByLabel('Password', { exact: true }))
  await page.getByText('Fill this in').waitFor()
  await page.keyboard.type(password)
  await hands.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/customers')
})

it('lists the keys of the page on ?, and gives the focus back', async () => {
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/orders')
  const newOrder = page.getByRole('link', { name: /New order/ })
  await visitor.tabTo(newOrder)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  await list.waitFor()
  for (const does of ['new order', 'filter', 'next row', 'search for anything', 'list of keys']) await list.getByText(does, { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  await expect.poll(() => newOrder.evaluate((node) => node === document.activeElement)).toBe(true)
})

it('opens what the letters after G say, and a new order on N', async () => {
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/orders')
  for (const [letter, heading] of [['c', 'Customers'], ['p', 'Products'], ['e', 'Organization'], ['o', 'Orders']] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(letter)
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    await visitor.settled()
  }
  await page.keyboard.press('n')
  await page.getByRole('heading', { level: 1, name: 'New order' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/orders/new')
})

it('goes through the rows by arrows and opens one', async () => {
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/orders')
  const rows = page.locator('[data-row]')
  const hands = new Hands(page)
  await hands.press('ArrowDown')
  await hands.finds(rows.nth(0))
  await hands.press('ArrowDown')
  await hands.finds(rows.nth(1))
  await hands.press('ArrowUp')
  await hands.finds(rows.nth(0))
  const address = await rows.nth(0).getAttribute('href')
  await hands.press('Enter')
  await page.waitForURL(`**${address}`)
  await visitor.settled()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^\d\d-\d+$/)
})

it('finds an order by its number on Ctrl K', async () => {
  const { items: [order] } = await owner.must<{ items: { id: string; number: string }[] }>(200, 'GET', '/orders?limit=1')
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/customers')
  await page.keyboard.press('Control+k')
  await new Hands(page).fill(page.getByRole('dialog').getByRole('textbox'), order!.number)
  await page.getByRole('dialog').getByRole('button', { name: order!.number }).or(page.getByRole('dialog').getByText(order!.number)).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/orders/${order!.id}`)
  await visitor.settled()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(order!.number)
})

it('finds a customer typed without accents on Ctrl K', async () => {
  const { items } = await owner.must<{ items: { id: string; name: string }[] }>(200, 'GET', '/customers?limit=100')
  const customer = items.find(({ name }) => withoutAccents(name) !== name.toLowerCase() && /^[\p{Script=Latin} ]+$/u.test(name) && items.filter((other) => other.name === name).length === 1)
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/orders')
  await page.keyboard.press('Control+k')
  await new Hands(page).fill(page.getByRole('dialog').getByRole('textbox'), withoutAccents(customer!.name))
  await page.getByRole('dialog').getByText(customer!.name, { exact: true }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/customers/${customer!.id}`)
  await visitor.settled()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(customer!.name)
})

it('acts on no letter while one types, nor where letters are switched off', async () => {
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/orders')
  await page.keyboard.press('/')
  await new Hands(page).fill(page.getByRole('searchbox'), 'n?gc')
  await page.waitForURL(/q=n/)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Orders')
  await visitor.open('/settings/keys')
  const letters = page.getByRole('switch', { name: /Single letters/ })
  await visitor.tabTo(letters)
  await page.keyboard.press('Space')
  await expect.poll(() => letters.isChecked()).toBe(false)
  await visitor.settled()
  await visitor.open('/orders')
  await page.keyboard.press('n')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  expect(new URL(page.url()).pathname).toBe('/orders')
})
