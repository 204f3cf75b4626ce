import type { Browser } from 'playwright-core'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { languages } from '#kernel/languages'
import type { OrderView, TrackingLink } from '#modules/orders/contract'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { OwnServer } from '#tests/helpers/own-server'

/** A customer waits for it on a phone in a corridor without much of a network; fonts come after. */
const LARGEST_BYTES = 60_000

const stack = new AsyncDisposableStack()
let own: OwnServer
let browser: Browser
let api: ApiClient
let order: OrderView
let path: string

beforeAll(async () => {
  own = stack.use(await OwnServer.start('empty'))
  api = new ApiClient(own.url)
  const shop = await openShop(api)
  order = await api.must<OrderView>(201, 'POST', '/orders', {
    kind: 'external-lens-job', branchId: shop.branchId, customerId: shop.customerId, promisedOn: '2035-06-01', note: 'Broke the first pair',
    lines: [{ variantId: shop.frameId }], deposit: { method: 'cash', amount: { amount: 10_000, currency: 'CZK' } },
  })
  const { url, reachable } = await api.must<TrackingLink>(200, 'GET', `/orders/${order.id}/tracking-link`)
  expect(reachable).toBe(false)
  path = new URL(url).pathname
  browser = stack.use(await launchBrowser())
})

afterAll(() => stack.disposeAsync())

it('tells the customer without a sign-in how far the order is, in their language, on a phone', async () => {
  await using customer = await Visitor.arrive(browser, own.url, { size: 'phone', language: 'en' })
  let bytes = 0
  customer.page.on('response', (answer) => {
    if (!/\.woff2?$/.test(answer.url())) void answer.body().then((body) => { bytes += gzipSync(body).length })
  })
  await customer.open(path)
  expect(await customer.page.locator('html').getAttribute('lang')).toBe('cs')
  await customer.page.getByRole('heading', { level: 1, name: 'Vaši zakázku máme přijatou' }).waitFor()
  const text = await customer.page.locator('body').innerText()
  expect(text).toContain(order.number)
  expect(text).not.toContain('Broke')
  expect(text).not.toContain('Vesel')
  expect(bytes).toBeLessThan(LARGEST_BYTES)
  expect(customer.troubles).toEqual([])
})

it.each(languages)('speaks %s when asked to, by day and by night, and fits a phone', async (language) => {
  for (const scheme of ['light', 'dark'] as const) {
    await using customer = await Visitor.arrive(browser, own.url, { size: 'phone', scheme })
    await customer.open(`${path}?language=${language}`)
    expect(await customer.page.locator('html').getAttribute('lang')).toBe(language)
    expect(await customer.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await customer.page.locator('html').getAttribute('data-mantine-color-scheme')).toBe(scheme)
  }
})

it('follows the order', async () => {
  await using customer = await Visitor.arrive(browser, own.url, { size: 'phone', language: 'cs' })
  const { version } = await api.must<OrderView>(200, 'GET', `/orders/${order.id}`)
  const ready = await api.must<OrderView>(200, 'POST', `/orders/${order.id}/stage`, { stage: 'ready' }, { version })
  await customer.open(path)
  await customer.page.getByRole('heading', { level: 1, name: 'Vaše zakázka na vás čeká' }).waitFor()
  await customer.page.getByText('Ukažte u pultu').waitFor()
  // Ten modules of white on each side, black on white by night too, wide enough for a scanner to read it from the screen.
  const code = customer.page.getByRole('img', { name: 'Číslo jako čárový kód' })
  const drawn = await code.evaluate((node) => ({ bars: node.querySelector('path')!.getAttribute('d')!.match(/M/g)!.length, wide: node.querySelector('svg')!.getBoundingClientRect().width, paper: getComputedStyle(node).backgroundColor, ink: getComputedStyle(node.querySelector('path')!).fill }))
  expect(drawn).toEqual({ bars: expect.any(Number), wide: expect.any(Number), paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' })
  expect(drawn.bars).toBeGreaterThan(20)
  expect(drawn.wide).toBeGreaterThan(180)
  await api.must(200, 'POST', `/orders/${order.id}/cancel`, { reason: 'Fell into the lake', refund: { method: 'cash' } }, { version: ready.version })
  await customer.open(path)
  await customer.page.getByRole('heading', { level: 1, name: 'Tato zakázka byla zrušena' }).waitFor()
  expect(await customer.page.locator('body').innerText()).not.toContain('lake')
})

it('leads nowhere with another organization, with a changed token, and with garbage', async () => {
  const [, , organization, token] = path.split('/')
  const other = token!.slice(0, 30) + (token![30] === 'A' ? 'B' : 'A') + token!.slice(31)
  for (const address of [`/t/0192f0c0-0000-7000-8000-000000000000/${token}`, `/t/${organization}/${other}`, `/t/${organization}/x`, '/t/x/y', `/t/${organization}/${token}/logo`]) {
    const answer = await fetch(own.url + address)
    expect([address, answer.status]).toEqual([address, 404])
  }
})
