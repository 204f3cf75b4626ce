import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { codeShown } from '#tests/helpers/code-app'
import { OwnServer } from '#tests/helpers/own-server'
import { ownerOf } from '#tests/helpers/running-postgres'
import { withAuthenticator } from '#tests/helpers/virtual-authenticator'

const EMAIL = 'jana@shop.example'
const PASSWORD = 'correct horse battery'

const stack = new AsyncDisposableStack()
let own: OwnServer
let url: string
let browser: Browser
let secret = ''
let codes: string[] = []
let device: Visitor

beforeAll(async () => {
  own = stack.use(await OwnServer.start('empty'))
  // Passkeys belong to a name; an address of numbers has none.
  url = own.url.replace('127.0.0.1', 'localhost')
  const api = new ApiClient(own.url)
  await openShop(api, { language: 'en' })
  browser = stack.use(await launchBrowser())
  device = stack.use(await Visitor.arrive(browser, url, { cookie: api.cookie }))
})

afterAll(() => stack.disposeAsync())

async function asOwner(text: string): Promise<void> {
  const owner = new pg.Client(await ownerOf(own.server.dataDir))
  await owner.connect()
  try {
    await owner.query(text)
  } finally {
    await owner.end()
  }
}

/** The last proof of everybody is eleven minutes old; what processes keep of it is ten seconds old at most. */
const letTimePass = async (): Promise<void> => {
  await asOwner(`update auth.session set proven_at = now() - interval '11 minutes'`)
  await new Promise((wait) => setTimeout(wait, 10_500))
}

async function typePassword(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.open('/sign-in')
  await page.getByLabel('E-mail').fill(EMAIL)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

it('sets up an app by its key, and shows the recovery codes until they are kept', async () => {
  const { page } = device
  await device.open('/settings/security')
  await page.getByRole('button', { name: 'Set up an app' }).click()
  await page.getByRole('img', { name: 'QR code for the app' }).waitFor()
  secret = (await page.getByLabel('Key for the app').textContent()) ?? ''
  await page.getByLabel('Code from the app').fill('000000')
  await page.getByRole('button', { name: /Switch it on/ }).click()
  await page.getByText('this is not the code that the app shows now').waitFor()
  await page.getByLabel('Code from the app').fill(codeShown(secret, new Date(Date.now() - 30_000)))
  await page.getByRole('button', { name: /Switch it on/ }).click()
  const list = page.getByRole('list', { name: 'Recovery codes' })
  await list.waitFor()
  codes = await list.getByRole('listitem').allTextContents()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('10 of 10 left').waitFor()
})

it('asks for the code at the next sign-in, and takes it once', async () => {
  await using elsewhere = await Visitor.arrive(browser, url)
  await typePassword(elsewhere)
  const { page } = elsewhere
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  const code = codeShown(secret)
  await page.getByLabel('Code from the app, or a recovery code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: /Jana Nová/ }).waitFor()
  await using third = await Visitor.arrive(browser, url)
  await typePassword(third)
  await third.page.getByLabel('Code from the app, or a recovery code').fill(code)
  await third.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await third.page.getByText('The code is not right').waitFor()
  await third.page.getByLabel('Code from the app, or a recovery code').fill(codes[0]!.toLowerCase())
  await third.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await third.page.getByRole('button', { name: /Jana Nová/ }).waitFor()
  const { recoveryCodesLeft } = await (await third.context.request.get(`${url}/api/v1/me/second-factor`)).json() as { recoveryCodesLeft: number }
  expect(recoveryCodesLeft).toBe(9)
})

it('registers a passkey under a name, and signs in with it without an e-mail', async () => {
  const { page } = device
  const { cdp, authenticatorId } = await withAuthenticator(device)
  await device.open('/settings/security')
  await page.getByLabel('Name of the passkey').fill('Laptop at home')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'Take Laptop at home away' }).waitFor()
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toHaveLength(1)
  await device.context.clearCookies({ name: 'lunette.session_token' })
  await device.open('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('button', { name: /Jana Nová/ }).waitFor()
})

it('asks who it is before a key is made, and makes it then by itself; the API alone refuses', async () => {
  const { page } = device
  await letTimePass()
  const alone = await device.context.request.post(`${url}/api/v1/api-keys`, { data: { name: 'stolen', scopes: ['all'] } })
  expect([alone.status(), (await alone.json() as { type: string }).type]).toEqual([403, 'https://lunette.example/problems/identity/step-up-needed'])
  await device.open('/settings/api-keys')
  await page.keyboard.press('n')
  await page.getByLabel('What it is for').fill('till')
  await page.getByRole('checkbox').first().check()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Show that it is you' })
  await dialog.getByRole('button', { name: 'Use a passkey' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(/^lun_/).waitFor()
})

it('asks before a list is taken out as a file, and the file comes then', async () => {
  const { page } = device
  await letTimePass()
  await device.open('/orders')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Text table (CSV)' }).click()
  const dialog = page.getByRole('dialog', { name: 'Show that it is you' })
  await dialog.getByLabel('Code from the app, or a recovery code').fill(codes[1]!)
  await dialog.getByRole('button', { name: 'It is me' }).click()
  expect((await readFile(await (await download).path())).length).toBeGreaterThan(10)
})

it('opens nothing but the way to a second factor to who should have set one up', async () => {
  const client = new ApiClient(own.url)
  const api = new ApiClient(own.url, { cookie: (await device.context.cookies()).filter(({ name }) => name === 'lunette.session_token').map(({ name, value }) => `${name}=${value}`)[0] ?? '' })
  await api.must(200, 'POST', '/me/step-up', { code: codes[2] })
  const { setPasswordLink } = await api.must<{ setPasswordLink: string }>(201, 'POST', '/staff', { name: 'Petra Malá', email: 'petra@shop.example', roles: [{ role: 'manager', branchId: null }] })
  await client.must(204, 'POST', '/password-resets/confirm', { token: new URLSearchParams(new URL(setPasswordLink).hash.slice(1)).get('token'), password: PASSWORD })
  await client.must(201, 'POST', '/session', { email: 'petra@shop.example', password: PASSWORD })
  const { version } = await api.must<{ version: number }>(200, 'GET', '/organization')
  await api.must(200, 'PUT', '/organization/second-factor', { roles: ['manager'], graceDays: 0 }, { version })
  await using petra = await Visitor.arrive(browser, url, { cookie: client.cookie, size: 'phone' })
  await petra.open('/orders')
  const { page } = petra
  await page.getByRole('heading', { name: 'Set up a second factor first' }).waitFor()
  await withAuthenticator(petra)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
  expect((await petra.context.request.get(`${url}/api/v1/orders`)).status()).toBe(200)
})
