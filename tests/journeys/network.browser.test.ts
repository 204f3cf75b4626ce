import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { languages } from '#kernel/languages'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { Hands } from '#tests/helpers/hands'
import { reaches, trusts } from '#tests/helpers/other-device'
import { accessFaults, layoutFaults } from '#tests/helpers/page-faults'
import { PostgresFolder } from '#tests/helpers/postgres-folder'
import { RunningServer, freePort } from '#tests/helpers/running-server'

const NAME = 'shop.lunette.internal'
const elsewhere = [...reaches(NAME), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

const stack = new AsyncDisposableStack()
let server: RunningServer
let api: ApiClient
let plain: string
let secure: string
let stranger: Browser
let trusting: Browser

interface Network { readonly addresses: { readonly url: string; readonly trustUrl: string; readonly kind: string }[]; readonly certificate: { readonly fingerprint: string } }
let network: Network

beforeAll(async () => {
  const folder = stack.use(PostgresFolder.prepared('lunette-network-'))
  const port = await freePort()
  ;[plain, secure] = [`http://${NAME}:${port}`, `https://${NAME}:${port}`]
  server = stack.use(new RunningServer(folder.path, await freePort(), { LUNETTE_LISTEN: `127.0.0.1:${port}`, LUNETTE_PUBLIC_URL: secure }))
  await server.start()
  api = new ApiClient(server.url)
  await openShop(api)
  network = await api.must<Network>(200, 'GET', '/network')
  stranger = stack.use(await launchBrowser(elsewhere))
  trusting = stack.use(await launchBrowser([...elsewhere, ...await trusts(port)]))
})
afterAll(() => stack.disposeAsync())

it('the owner sees the address, its QR code and the fingerprint', async () => {
  await using owner = await Visitor.arrive(trusting, server.url, { cookie: api.cookie, size: 'phone' })
  await owner.open('/settings/devices')
  expect(await owner.page.getByRole('img', { name: /^QR code of http:/ }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50)
  await owner.page.getByText(network.certificate.fingerprint).waitFor()
  await owner.page.getByLabel('Address', { exact: true }).selectOption(secure)
  await owner.page.getByRole('img', { name: `QR code of ${plain}/trust` }).waitFor()
  expect([...await layoutFaults(owner.page), ...await accessFaults(owner.page), ...owner.troubles]).toEqual([])
})

it.each(languages)('a phone follows the code to the page of the first trust, in %s', async (language) => {
  const { trustUrl } = network.addresses.find(({ url }) => url === secure)!
  await using phone = await Visitor.arrive(stranger, plain, { size: 'phone', language })
  await phone.open(trustUrl)
  const { page } = phone
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  await page.getByText(network.certificate.fingerprint).waitFor()
  expect(await page.locator('details[open] summary').count()).toBe(1)
  await page.locator('details').evaluateAll((all) => { for (const one of all) one.setAttribute('open', '') })
  expect(await page.locator('details li:visible').count()).toBe(15)
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href="/trust/lunette.crt"]').click()])
  expect(file.suggestedFilename()).toBe('lunette.crt')
  expect([...await layoutFaults(page), ...await accessFaults(page), ...phone.troubles]).toEqual([])
})

it('who types the bare address on a new phone is led to that page, not to a warning', async () => {
  await using phone = await Visitor.arrive(stranger, plain, { size: 'phone' })
  await phone.open('/')
  expect(new URL(phone.page.url()).pathname).toBe('/trust')
})

/** What a browser gives a page of this address. */
const given = () => ({ secure: isSecureContext, worker: 'serviceWorker' in navigator, camera: 'mediaDevices' in navigator && navigator.mediaDevices !== undefined, protocol: (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).find(({ name }) => name.includes('/api/v1/session'))?.nextHopProtocol })

it('over plain HTTP the same name has no service worker, no camera, and nothing of the app', async () => {
  await using phone = await Visitor.arrive(stranger, plain, { size: 'phone' })
  await phone.open('/trust')
  expect(await phone.page.evaluate(given)).toMatchObject({ secure: false, worker: false, camera: false })
  const refused = await phone.context.request.get(`http://127.0.0.1:${new URL(plain).port}/api/v1/session`)
  expect([refused.status(), (await refused.json() as { type: string }).type]).toEqual([403, expect.stringMatching(/http\/https-only$/)])
  // Sent on to HTTPS, where who does not trust yet is warned.
  await expect(phone.page.goto('/orders')).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/)
})

it('with the authority trusted it signs in over HTTP/2, scans with the camera, and no page breaks the content policy', async () => {
  await using phone = await Visitor.arrive(trusting, secure, { size: 'phone' })
  const { page } = phone
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`)))
  await phone.open('/sign-in')
  await new Hands(page).fill(page.getByLabel('E-mail'), 'jana@shop.example')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  expect((await phone.context.cookies()).find(({ name }) => name === 'lunette.session_token')).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })
  for (const path of ['/', '/orders', '/orders/new', '/customers', '/products', '/board', '/settings/devices', '/settings/api-keys', '/imports', '/offline']) {
    const answer = await page.goto(path)
    await phone.settled()
    expect(answer?.headers()['content-security-policy'], path).toMatch(/default-src 'self'; script-src 'self'; style-src 'self';/)
  }
  expect(phone.troubles).toEqual([])
  await phone.open('/')
  expect(await page.evaluate(given)).toEqual({ secure: true, worker: true, camera: true, protocol: 'h2' })
  await phone.context.grantPermissions(['camera'], { origin: secure })
  expect(await page.evaluate(async () => (await navigator.mediaDevices.getUserMedia({ video: true })).getVideoTracks().map(({ readyState }) => readyState))).toEqual(['live'])
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(`${secure}/`)
})

it('all tabs of a browser hear by one stream, and close it with the last of them', async () => {
  const streams = async (): Promise<number> => Number(/^lunette_live_streams (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1])
  await expect.poll(streams).toBe(0)
  {
    await using counter = await Visitor.arrive(trusting, secure, { cookie: api.cookie })
    await counter.open('/customers')
    const tabs = [counter.page, await counter.context.newPage(), await counter.context.newPage()]
    for (const tab of tabs.slice(1)) await tab.goto('/customers')
    for (const tab of tabs) await tab.getByRole('row').filter({ hasText: 'Veselá' }).waitFor()
    await expect.poll(streams).toBe(1)
    await api.must(201, 'POST', '/customers', { givenName: 'Ema', familyName: 'Právěnová', phones: [], emails: [] })
    for (const tab of tabs) await tab.getByRole('row').filter({ hasText: 'Právěnová' }).waitFor()
    for (const tab of tabs.slice(1)) await tab.close()
    expect(await streams()).toBe(1)
  }
  await expect.poll(streams).toBe(0)
})

it('shows a page of its own while Lunette does not answer, and comes back by itself', async () => {
  await using phone = await Visitor.arrive(trusting, secure, { size: 'phone', language: 'cs', cookie: api.cookie })
  await phone.open('/orders')
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  })
  await server.stop()
  await phone.page.goto('/orders')
  expect(await phone.page.locator('html').getAttribute('lang')).toBe('cs')
  expect(await phone.page.locator('header strong').evaluate((node) => getComputedStyle(node.parentElement!).display)).toBe('flex')
  await server.start()
  await phone.page.locator('#app h1').waitFor()
})
