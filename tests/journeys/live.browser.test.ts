import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import type { OpenShop } from '#tests/helpers/api-client'
import { PATIENCE_MS, Visitor, launchBrowser } from '#tests/helpers/browser'
import { Hands } from '#tests/helpers/hands'
import { OwnServer } from '#tests/helpers/own-server'

/** What one person does shows on the other's screen within this time. */
const SHOWN_MS = 2_000
/** Who is disabled is out everywhere within this time. */
const OUT_MS = 10_000
/** A single time says little on a busy machine: the one in the middle is judged, and all are printed. */
const ROUNDS = 3

const PASSWORD = 'seven green lamps'

const stack = new AsyncDisposableStack()
let own: OwnServer
let browser: Browser
let api: ApiClient
let shop: OpenShop
let invited: { id: string; version: number; setPasswordLink: string | null }
let owner: Visitor
let clerk: Visitor

beforeAll(async () => {
  own = stack.use(await OwnServer.start('empty'))
  api = new ApiClient(own.url)
  // It speaks as its screens do, so that both name a stage alike.
  shop = await openShop(api, { language: 'en' })
  invited = await api.must(201, 'POST', '/staff', { name: 'Petra Malá', email: 'petra@shop.example', roles: [{ role: 'clerk', branchId: null }] })
  browser = stack.use(await launchBrowser())
  owner = stack.use(await Visitor.arrive(browser, own.url, { cookie: api.cookie }))
  clerk = stack.use(await Visitor.arrive(browser, own.url))
})

afterAll(() => stack.disposeAsync())

const anOrder = (): Promise<OrderView> => api.must<OrderView>(201, 'POST', '/orders', { kind: 'repair', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }] })
const read = (id: string): Promise<OrderView> => api.must<OrderView>(200, 'GET', `/orders/${id}`)
const movesOf = async (id: string): Promise<(string | null)[]> => (await read(id)).events.filter(({ toStage }) => toStage !== null).map(({ toStage }) => toStage)

/** Says how long each round took, and judges the one in the middle. */
function expectSoon(what: string, tookMs: readonly number[]): void {
  console.log(`live: ${what} after ${tookMs.map((ms) => `${Math.round(ms)} ms`).join(', ')}`)
  expect(tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length / 2)]).toBeLessThan(SHOWN_MS)
}

it('lets somebody invited choose a password by the link, and sign in', async () => {
  const { page } = clerk
  const link = new URL(invited.setPasswordLink!)
  await clerk.open(`${link.pathname}${link.hash}`)
  await new Hands(page).fill(page.getByLabel('New password'), PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('Your new password is set.').waitFor()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await clerk.settled()
  await new Hands(page).fill(page.getByLabel('E-mail'), 'petra@shop.example')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Work board' }).waitFor()
  // A link that worked works no more.
  expect((await new ApiClient(own.url).call('POST', '/password-resets/confirm', { token: new URLSearchParams(link.hash.slice(1)).get('token'), password: 'another nine lamps' })).status).toBe(410)
})

it('shows a stage moved by one in the list of the other', async () => {
  const tookMs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = await anOrder()
    await owner.open('/orders')
    await clerk.open(`/orders/${order.id}`)
    const row = owner.page.getByRole('row').filter({ hasText: order.number! })
    await row.waitFor()
    const [, next] = order.stages
    expect(await row.innerText()).not.toContain(next!.name)
    const startedMs = performance.now()
    await clerk.page.keyboard.press('Shift+ArrowRight')
    await clerk.page.getByText(`Moved: ${next!.name}`).waitFor()
    await row.getByText(next!.name).waitFor()
    tookMs.push(performance.now() - startedMs)
  }
  expectSoon('a stage shows in the other list', tookMs)
})

it('shows a customer renamed by one in the list of the other', async () => {
  const tookMs: number[] = []
  await clerk.open('/customers')
  await clerk.page.getByRole('row').filter({ hasText: 'Veselá' }).waitFor()
  for (const familyName of ['Smutná', 'Tichá', 'Hlučná'].slice(0, ROUNDS)) {
    await owner.open(`/customers/${shop.customerId}`)
    await owner.page.keyboard.press('e')
    await owner.page.getByLabel('Family name').fill(familyName)
    const startedMs = performance.now()
    await owner.page.keyboard.press('Control+Enter')
    await clerk.page.getByRole('row').filter({ hasText: familyName }).waitFor()
    tookMs.push(performance.now() - startedMs)
  }
  expectSoon('a new name shows in the other list', tookMs)
})

it('says that it is offline, keeps what is done, and does it once when the connection is back', async () => {
  const order = await anOrder()
  const { page } = owner
  await owner.open(`/orders/${order.id}`)
  await page.getByText('Online, all saved').waitFor()
  await owner.context.setOffline(true)
  await page.getByText('No connection', { exact: true }).waitFor()
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByText('No connection. Work on, 1 change waits.').waitFor()
  expect(await movesOf(order.id)).toEqual(['taken-in'])
  await owner.context.setOffline(false)
  await page.getByText('Online, all saved').waitFor()
  await expect.poll(() => movesOf(order.id), { timeout: PATIENCE_MS }).toEqual(['taken-in', 'in-workshop'])
})

it('does once what was done offline, even when the page was closed before the connection was back', async () => {
  const order = await anOrder()
  const { page } = owner
  await owner.open(`/orders/${order.id}`)
  await owner.context.setOffline(true)
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByText('No connection. Work on, 1 change waits.').waitFor()
  await page.close()
  await owner.context.setOffline(false)
  const again = await owner.context.newPage()
  await again.goto('/customers')
  await expect.poll(() => movesOf(order.id), { timeout: PATIENCE_MS }).toEqual(['taken-in', 'in-workshop'])
  await again.getByText('Online, all saved').waitFor()
  expect(await movesOf(order.id)).toEqual(['taken-in', 'in-workshop'])
})

it('says so when the server is away, and is up to date when it is back', async () => {
  await using watcher = await Visitor.arrive(browser, own.url, { cookie: api.cookie })
  await watcher.open('/orders')
  await own.server.kill()
  await watcher.page.getByText('No connection', { exact: true }).waitFor()
  await own.server.start()
  const order = await anOrder()
  await watcher.page.getByText('Online, all saved').waitFor()
  await watcher.page.getByRole('row').filter({ hasText: order.number! }).waitFor()
  expect(await watcher.page.getByText(/No connection/).count()).toBe(0)
})

it('asks a disabled person to sign in within 10 s, though they touch nothing', async () => {
  await clerk.open('/orders')
  const { version } = (await api.must<{ items: { id: string; version: number }[] }>(200, 'GET', '/staff')).items.find(({ id }) => id === invited.id)!
  const startedMs = performance.now()
  await api.must(200, 'POST', `/staff/${invited.id}/disable`, undefined, { version })
  await clerk.page.waitForURL(/\/sign-in/)
  const tookMs = performance.now() - startedMs
  console.log(`live: a disabled person is asked to sign in after ${Math.round(tookMs)} ms`)
  expect(tookMs).toBeLessThan(OUT_MS)
  await clerk.settled()
  await new Hands(clerk.page).fill(clerk.page.getByLabel('E-mail'), 'petra@shop.example')
  await clerk.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await clerk.page.keyboard.press('Enter')
  await clerk.page.getByRole('alert').waitFor()
  expect(new URL(clerk.page.url()).pathname).toBe('/sign-in')
})
