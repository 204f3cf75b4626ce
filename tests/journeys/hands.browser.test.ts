import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { OwnServer } from '#tests/helpers/own-server'

const PASSWORD = 'seven green lamps'
const PIN = '482619'

const stack = new AsyncDisposableStack()
let own: OwnServer
let browser: Browser
let counter: Visitor

/** The owner's computer stands at the counter; Petra signs in once elsewhere, to set her PIN. */
beforeAll(async () => {
  own = stack.use(await OwnServer.start('empty'))
  const api = new ApiClient(own.url)
  await openShop(api, { language: 'en' })
  const { setPasswordLink } = await api.must<{ setPasswordLink: string }>(201, 'POST', '/staff', { name: 'Petra Malá', email: 'petra@shop.example', roles: [{ role: 'manager', branchId: null }] })
  const petra = new ApiClient(own.url)
  await petra.must(204, 'POST', '/password-resets/confirm', { token: new URLSearchParams(new URL(setPasswordLink).hash.slice(1)).get('token'), password: PASSWORD })
  await petra.must(201, 'POST', '/session', { email: 'petra@shop.example', password: PASSWORD })
  browser = stack.use(await launchBrowser())
  counter = stack.use(await Visitor.arrive(browser, own.url, { cookie: api.cookie }))
  await using elsewhere = await Visitor.arrive(browser, own.url, { cookie: petra.cookie })
  await setPin(elsewhere, PASSWORD, PIN)
})

afterAll(() => stack.disposeAsync())

async function setPin(visitor: Visitor, password: string, pin: string): Promise<void> {
  const { page } = visitor
  await visitor.open('/settings/profile')
  await page.getByLabel('Your password').fill(password)
  await page.getByLabel('New PIN, 4 to 8 digits').fill(pin)
  await page.getByRole('button', { name: /Set the PIN/ }).click()
  await page.getByText('Set', { exact: true }).waitFor()
}

async function takeOver({ page }: Visitor, who: string, pin: string): Promise<void> {
  const drawer = page.getByRole('dialog', { name: 'Change hands' })
  if (!(await drawer.isVisible())) await page.keyboard.press('Control+Shift+H')
  await drawer.getByLabel('Who takes over').selectOption({ label: who })
  await drawer.getByLabel('PIN', { exact: true }).fill(pin)
  await page.keyboard.press('Enter')
}

async function enterCustomer(visitor: Visitor, familyName: string): Promise<void> {
  const { page } = visitor
  await visitor.open('/customers/new')
  await page.getByLabel('Family name').fill(familyName)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: familyName }).waitFor()
}

it('says that nobody has a PIN only while nobody has one, and offers who has', async () => {
  await counter.open('/customers')
  await counter.page.keyboard.press('Control+Shift+H')
  const drawer = counter.page.getByRole('dialog', { name: 'Change hands' })
  await drawer.getByLabel('Who takes over').waitFor()
  expect(await drawer.getByRole('option').allTextContents()).toEqual(['Petra Malá'])
  await expect.poll(() => drawer.getByLabel('PIN', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(true)
})

it('changes hands, and what each did is on record in their name', async () => {
  const { page } = counter
  await counter.open('/customers')
  await enterCustomer(counter, 'Janova')
  await takeOver(counter, 'Petra Malá', PIN)
  await page.getByRole('button', { name: /Petra Malá/ }).waitFor()
  await enterCustomer(counter, 'Petřina')
  for (const [customer, who] of [['Janova', 'Jana Nová'], ['Petřina', 'Petra Malá']] as const) {
    const { items: [found] } = await asked<{ items: { id: string }[] }>(`/customers/search?q=${customer}`)
    const { items } = await asked<{ items: { event: string; by: { name: string } | null }[] }>(`/customers/${found!.id}/timeline`)
    expect(items.find(({ event }) => event === 'customers.created')?.by?.name).toBe(who)
  }
})

it('lets a PIN open neither the house nor its people', async () => {
  await counter.open('/settings')
  await counter.page.getByRole('link', { name: 'My profile' }).first().waitFor()
  expect(await counter.page.getByRole('link', { name: 'Organization', exact: true }).count()).toBe(0)
})

it('tells that a PIN is wrong, and after five lets nobody try for a while', async () => {
  const { page } = counter
  await counter.open('/customers')
  for (let guess = 0; guess < 5; guess += 1) {
    await takeOver(counter, 'Petra Malá', `39${guess}71`)
    await page.getByText('The PIN is not right').waitFor()
    await expect.poll(() => page.getByLabel('PIN', { exact: true }).inputValue()).toBe('')
  }
  await takeOver(counter, 'Petra Malá', PIN)
  await page.getByText(/Too many wrong/).waitFor()
  await page.getByRole('dialog', { name: 'Change hands' }).waitFor()
})

/** Asks as whoever acts at the counter now. */
async function asked<Body>(path: string): Promise<Body> {
  return (await counter.context.request.get(`${own.url}/api/v1${path}`)).json() as Promise<Body>
}
