import { Webhook } from 'standardwebhooks'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { OwnServer } from '#tests/helpers/own-server'
import { accessFaults, layoutFaults } from '#tests/helpers/page-faults'
import { aReceiver } from '#tests/helpers/receiver'

const stack = new AsyncDisposableStack()
let url: string
let browser: Browser
let api: ApiClient
let device: Visitor
let receiver: Awaited<ReturnType<typeof aReceiver>>

beforeAll(async () => {
  receiver = stack.use(await aReceiver())
  const own = stack.use(await OwnServer.start('empty', { LUNETTE_WEBHOOKS_INSIDE: new URL(receiver.url).host }))
  url = own.url
  api = new ApiClient(url)
  await openShop(api, { language: 'en' })
  browser = stack.use(await launchBrowser())
  device = stack.use(await Visitor.arrive(browser, url, { cookie: api.cookie }))
})

afterAll(() => stack.disposeAsync())

it('makes a webhook, keeps its secret, sends a test and sees request and answer', async () => {
  const { page } = device
  await device.open('/settings/webhooks')
  await page.keyboard.press('n')
  await page.getByLabel('Who is told').fill('E-shop')
  await page.getByLabel('Address').fill(receiver.url)
  await page.getByLabel('A customer was added').check()
  await page.keyboard.press('Control+Enter')
  const secret = (await page.getByLabel('Secret of the webhook').textContent()) ?? ''
  expect(secret).toMatch(/^whsec_/)
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.getByRole('button', { name: 'E-shop' }).click()
  receiver.answers(503)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText('said 503').waitFor()
  const [heard] = await receiver.hears(1)
  expect(new Webhook(secret).verify(heard!.body, { ...heard!.headers })).toMatchObject({ type: 'webhooks.test' })
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  receiver.answers(200)
  await page.getByRole('button', { name: 'Send it again' }).click()
  await page.getByRole('table', { name: 'Deliveries' }).getByText('delivered').waitFor()
  await api.must(201, 'POST', '/customers', { familyName: 'Nová' })
  await page.getByText('A customer was added').last().waitFor()
  const metrics = await (await fetch(`${url}/metrics`)).text()
  expect(metrics).toMatch(/^lunette_webhooks_underway \d+$/m)
  expect(metrics).toMatch(/^lunette_webhooks_late_seconds \d/m)
  await device.resize('phone')
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  expect(device.troubles).toEqual([])
})

it('is read about at /api/docs: searched, opened by its address, tried with the session, and what changes data asks once more', async () => {
  await using reader = await Visitor.arrive(browser, url, { cookie: api.cookie, scheme: 'dark' })
  const { page } = reader
  await page.goto('/api/docs#%')
  await page.getByRole('heading', { name: 'The API of Lunette' }).waitFor()
  await page.goto('/api/docs#getBranches')
  const branches = page.locator('#getBranches')
  await branches.getByRole('button', { name: 'Send' }).click()
  await branches.getByText(/^200 · /).waitFor()
  await branches.getByText('"Hlavní"').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'The API of Lunette' }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('post skills')
  const skills = page.locator('#postSkills')
  await skills.locator('summary').click()
  expect(await page.locator('details.route:visible').filter({ hasNotText: 'skills' }).filter({ has: page.locator('.method') }).count()).toBe(0)
  await skills.getByRole('button', { name: 'As a command' }).click()
  await skills.getByText(/--data-raw '\{/).waitFor()
  await skills.getByRole('button', { name: 'Send' }).click()
  await skills.getByText(/This changes data of Optika Test/).waitFor()
  expect((await api.must<{ items: unknown[] }>(200, 'GET', '/skills')).items).toEqual([])
  await skills.getByRole('button', { name: 'Send' }).click()
  await skills.getByText(/^201 · /).waitFor()
  expect((await api.must<{ items: unknown[] }>(200, 'GET', '/skills')).items).toHaveLength(1)
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  await reader.resize('phone')
  await reader.look('light')
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  expect(reader.troubles).toEqual([])
})
