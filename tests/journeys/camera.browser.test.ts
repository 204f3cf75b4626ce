import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import type { Visitor } from '#tests/helpers/browser'
import { filmFlags, writeFilm } from '#tests/helpers/film'
import { journeyShop } from '#tests/helpers/journey-shop'
import { accessFaults, layoutFaults } from '#tests/helpers/page-faults'

const folder = mkdtempSync(join(tmpdir(), 'lunette-film-'))
afterAll(() => rmSync(folder, { recursive: true }))
const film = join(folder, 'counter.y4m')
const here = journeyShop({}, filmFlags(film))

const GTIN = '4006381333931'

const anOrder = (): Promise<OrderView> => here.owner.must<OrderView>(201, 'POST', '/orders', {
  kind: 'repair', branchId: here.shop.branchId, customerId: here.shop.customerId, promisedOn: '2099-11-27', lines: [{ variantId: here.shop.frameId }],
})

/** A phone whose camera can be looked at from outside: which of the tracks that a page was given still run. */
async function phone(): Promise<Visitor> {
  const visitor = await here.arrive({ size: 'phone' })
  await visitor.page.addInitScript(() => {
    const given: MediaStreamTrack[] = Object.assign(globalThis, { givenTracks: [] }).givenTracks
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted)
      given.push(...stream.getTracks())
      return stream
    }
  })
  return visitor
}

const tracks = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { givenTracks: MediaStreamTrack[] }).givenTracks.map(({ readyState }) => readyState))
const scanner = (page: Page) => page.getByRole('region', { name: 'Scan with the camera' })

/** Does not wait for the panel: with a code before the camera a quick machine has read it, and closed, before anybody looks. */
const openScanner = ({ page }: Visitor): Promise<void> => page.getByRole('banner').getByRole('button', { name: 'Scan with the camera' }).click()

it.each(['code128', 'qrcode', 'datamatrix'] as const)('opens the order whose number a %s before the camera says, and lets go of the camera', async (bcid) => {
  const order = await anOrder()
  await writeFilm(film, [{ bcid, text: order.number! }])
  await using visitor = await phone()
  const { page } = visitor
  await visitor.open('/customers')
  await visitor.open('/orders')
  await openScanner(visitor)
  await page.waitForURL(`**/orders/${order.id}`)
  await page.getByRole('heading', { level: 1, name: order.number! }).waitFor()
  await scanner(page).waitFor({ state: 'detached' })
  expect(await tracks(page)).toEqual(['ended'])
  // The scanner is no step on the way back.
  await page.goBack()
  await page.waitForURL('**/orders')
  await page.goBack()
  await page.waitForURL('**/customers')
  expect(visitor.troubles).toEqual([])
})

it('lets WebAssembly run in the worker that reads codes and nowhere else, and asks nobody but us', async () => {
  await writeFilm(film, [null])
  await using visitor = await phone()
  const { page } = visitor
  const answers = new Map<string, string | undefined>()
  visitor.context.on('response', (answer) => answers.set(answer.url(), answer.headers()['content-security-policy']))
  const fetched = (name: RegExp): string | undefined => [...answers.keys()].find((address) => name.test(address))
  await visitor.open('/orders')
  expect([...answers.keys()].filter((address) => /wasm|read-codes|camera-panel/.test(address))).toEqual([])
  await openScanner(visitor)
  await expect.poll(() => fetched(/zxing_reader-[^/]*\.wasm$/)).toBeTruthy()
  const wasm = await visitor.context.request.get(fetched(/\.wasm$/)!)
  expect(wasm.headers()['content-type']).toBe('application/wasm')
  expect([...answers].filter(([, policy]) => policy?.includes('wasm-unsafe-eval')).map(([address]) => new URL(address).pathname)).toEqual([expect.stringMatching(/^\/assets\/read-codes-worker-[^/]+\.js$/)])
  expect(answers.get(`${here.url}/orders`)).toMatch(/script-src 'self';/)
  expect([...answers.keys()].filter((address) => new URL(address).origin !== here.url)).toEqual([])
  await expect(page.evaluate(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))).rejects.toThrow(/Content Security Policy/)
})

it('moves one order after the other on the board, each once for as long as it is held there', async () => {
  const [first, second] = [await anOrder(), await anOrder()]
  await writeFilm(film, [{ bcid: 'code128', text: first.number! }, null, { bcid: 'qrcode', text: second.paymentSymbol! }, null])
  await using visitor = await phone()
  const { page } = visitor
  await visitor.open('/board')
  await page.getByRole('button', { name: /^Move by scan/ }).click()
  const bar = page.getByRole('region', { name: 'Move by scanning' })
  await bar.getByLabel('Move what is scanned to').selectOption('in-workshop')
  await bar.getByRole('button', { name: /^Camera/ }).click()
  for (const { number } of [first, second]) await bar.getByRole('listitem').filter({ hasText: number! }).getByText(/^(moved|is there already)$/).waitFor()
  await bar.getByRole('listitem').filter({ hasText: first.number! }).getByText('is there already').waitFor()
  expect(await tracks(page)).toEqual(['live'])
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  for (const { id } of [first, second]) expect((await here.owner.must<OrderView>(200, 'GET', `/orders/${id}`)).events.filter(({ toStage }) => toStage === 'in-workshop')).toHaveLength(1)
  await page.keyboard.press('Escape')
  await scanner(page).waitFor({ state: 'detached' })
  expect(await tracks(page)).toEqual(['ended'])
  await bar.waitFor()
})

it('closes on Back, is opened by its key, and holds no camera while nobody looks at the page', async () => {
  await writeFilm(film, [null])
  await using visitor = await phone()
  const { page } = visitor
  await visitor.open('/orders')
  await page.keyboard.press('q')
  await scanner(page).getByText('Hold a code before the camera.').waitFor()
  const look = (hidden: boolean) => page.evaluate((is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => is })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
  await look(true)
  expect(await tracks(page)).toEqual(['ended'])
  await look(false)
  await expect.poll(() => tracks(page)).toEqual(['ended', 'live'])
  await page.goBack()
  await scanner(page).waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe('/orders')
  expect(await tracks(page)).toEqual(['ended', 'ended'])
})

it('opens the goods of an EAN-13, and asks the search about what nobody knows', async () => {
  const { items: taxClasses } = await here.owner.must<{ items: { code: string }[] }>(200, 'GET', '/tax-classes')
  const product = await here.owner.must<{ id: string }>(201, 'POST', '/products', { kind: 'frame', name: 'Sázava 12', details: {}, taxClass: taxClasses[0]?.code, variants: [{ name: '', gtin: GTIN, price: { amount: 250_000, currency: here.shop.currency } }] })
  await writeFilm(film, [{ bcid: 'ean13', text: GTIN }])
  await using visitor = await phone()
  const { page } = visitor
  await visitor.open('/orders')
  await openScanner(visitor)
  await page.waitForURL(`**/products/${product.id}`)
  await writeFilm(film, [{ bcid: 'code128', text: 'SHELF-7' }])
  await openScanner(visitor)
  await expect.poll(() => page.getByLabel('Search for anything').inputValue().catch(() => '')).toBe('SHELF-7')
  await expect.poll(() => tracks(page)).toEqual(['ended', 'ended'])
})

it('writes into the field that waits for a code, as a scanner that types does', async () => {
  await writeFilm(film, [{ bcid: 'ean13', text: GTIN }])
  await using visitor = await phone()
  const { page } = visitor
  await visitor.open('/orders/new')
  const frame = page.getByRole('textbox', { name: 'Frame' })
  await frame.click()
  await openScanner(visitor)
  await expect.poll(() => frame.inputValue()).toMatch(/^Sázava 12/)
  expect(new URL(page.url()).pathname).toBe('/orders/new')
  await expect.poll(() => tracks(page)).toEqual(['ended'])
})

it('says what to do about each refusal of a browser, and tries again', async () => {
  await using visitor = await here.arrive({ size: 'phone' })
  const { page } = visitor
  await page.addInitScript(() => {
    Object.assign(globalThis, { refusal: 'NotAllowedError' })
    navigator.mediaDevices.getUserMedia = () => Promise.reject(Object.assign(new Error('no picture'), { name: (globalThis as unknown as { refusal: string }).refusal }))
  })
  await visitor.open('/orders')
  await openScanner(visitor)
  await scanner(page).getByRole('heading', { name: 'The camera is not allowed' }).waitFor()
  for (const [refusal, title] of [['NotFoundError', 'This device has no camera'], ['NotReadableError', 'The camera is in use elsewhere'], ['TypeError', 'The camera did not start']] as const) {
    await page.evaluate((name) => Object.assign(globalThis, { refusal: name }), refusal)
    await scanner(page).getByRole('button', { name: 'Try again' }).click()
    await scanner(page).getByRole('heading', { name: title }).waitFor()
  }
  expect([...await layoutFaults(page), ...await accessFaults(page), ...visitor.troubles]).toEqual([])
})

it('says over plain HTTP that the address is the reason', async () => {
  await using visitor = await here.arrive({ size: 'phone' })
  const { page } = visitor
  // What browsers give to a page without HTTPS; such an address would lead to the page of the first trust.
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'isSecureContext', { value: false })
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined })
  })
  await visitor.open('/orders')
  await openScanner(visitor)
  await scanner(page).getByRole('heading', { name: 'This address may not use the camera' }).waitFor()
  expect(await scanner(page).getByRole('button', { name: 'Try again' }).count()).toBe(0)
})

it('says that codes cannot be read when what reads them does not come, and reads them when it does', async () => {
  const order = await anOrder()
  await writeFilm(film, [{ bcid: 'code128', text: order.number! }])
  await using visitor = await phone()
  const { page } = visitor
  await visitor.open('/orders')
  await visitor.context.route(/\.wasm$/, (route) => route.abort())
  await openScanner(visitor)
  await scanner(page).getByRole('heading', { name: 'Codes cannot be read right now' }).waitFor()
  expect(await tracks(page)).toEqual(['ended'])
  await visitor.context.unroute(/\.wasm$/)
  await scanner(page).getByRole('button', { name: 'Try again' }).click()
  await page.waitForURL(`**/orders/${order.id}`)
})
