import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { ApiClient } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { englishLeftOn } from '#tests/helpers/english-left'
import { OwnServer } from '#tests/helpers/own-server'
import { signInToSample } from '#tests/helpers/sample-people'

const stack = new AsyncDisposableStack()
let browser: Browser
let own: OwnServer
let cookie: string
let ofEachPhase: string[]

beforeAll(async () => {
  own = stack.use(await OwnServer.start('with the sample'))
  browser = stack.use(await launchBrowser())
  const owner = await signInToSample(own.server)
  cookie = owner.cookie
  // An order says other things in each phase.
  const { items: orders } = await owner.must<{ items: { id: string; phase: string }[] }>(200, 'GET', '/orders?sort=newest&limit=100')
  ofEachPhase = [...Map.groupBy(orders, ({ phase }) => phase).values()].map(([order]) => `/orders/${order?.id}`)
})

afterAll(() => stack.disposeAsync())

/** A mark that a reload would wipe away. */
const mark = (page: Page): Promise<void> => page.evaluate(() => { document.body.dataset.sameDocument = 'yes' })
const isSameDocument = (page: Page): Promise<boolean> => page.evaluate(() => document.body.dataset.sameDocument === 'yes')

it('switches the whole shell at once, without a reload', async () => {
  await using visitor = await Visitor.arrive(browser, own.url, { cookie })
  const { page } = visitor
  await visitor.open('/orders')
  await mark(page)
  for (const [from, to, lang, heading, key] of [
    ['English', 'Čeština', 'cs', 'Zakázky', 'nová zakázka'],
    ['Čeština', '简体中文', 'zh-CN', '订单', '新订单'],
    ['简体中文', 'Português', 'pt-BR', 'OS', 'nova OS'],
    ['Português', 'English', 'en', 'Orders', 'new order'],
  ] as const) {
    await page.getByRole('banner').getByRole('button', { name: from }).click()
    await page.getByRole('menuitem', { name: to }).click()
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual([lang, `${heading} · Lunette`])
    expect(await page.getByRole('navigation').first().innerText()).toContain(heading)
    expect(await page.locator('footer').innerText()).toContain(key)
    await visitor.settled()
  }
  expect(await isSameDocument(page)).toBe(true)
  // Whoever comes back finds it as they left it.
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await page.getByRole('menuitem', { name: 'Čeština' }).click()
  await page.getByRole('heading', { level: 1, name: 'Zakázky' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Zakázky' }).waitFor()
  expect(visitor.troubles).toEqual([])
})

it('draws no page before its words came, nor half of one in another language', async () => {
  const built = JSON.parse(readFileSync(join(repositoryRoot, 'dist/web/manifest.json'), 'utf8')) as Record<string, { file: string }>
  await using visitor = await Visitor.arrive(browser, own.url, { language: 'zh-CN', cookie })
  const { page } = visitor
  /** The answer of this file is kept back until it is let go. */
  const hold = async (source: string): Promise<() => void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await page.route(`**/${built[source]?.file}`, async (route) => {
      await promise
      await route.continue()
    })
    return resolve
  }
  const letChinese = await hold('../../locales/zh-CN/pages.ts')
  const code = page.waitForResponse(`**/${built['../../modules/orders/web/list/orders-page.tsx']?.file}`)
  await page.goto('/orders')
  await (await code).finished()
  await page.waitForTimeout(300)
  expect(await page.locator('h1').count()).toBe(0)
  letChinese()
  await page.getByRole('heading', { level: 1, name: '订单', exact: true }).waitFor()
  await visitor.settled()

  const letCzech = await hold('../../locales/cs/pages.ts')
  const shell = page.waitForResponse(`**/${built['../../locales/cs/shell.ts']?.file}`)
  await page.getByRole('banner').getByRole('button', { name: '简体中文' }).click()
  await page.getByRole('menuitem', { name: 'Čeština' }).click()
  await (await shell).finished()
  await page.waitForTimeout(300)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('订单')
  expect(await page.getByRole('navigation').first().innerText()).toContain('订单')
  letCzech()
  await page.getByRole('heading', { level: 1, name: 'Zakázky', exact: true }).waitFor()
  await visitor.settled()
  expect(await englishLeftOn(page, 'cs')).toEqual([])
  expect(visitor.troubles).toEqual([])
})

it('switches the sign-in at once, without a reload, and keeps what was typed', async () => {
  await using visitor = await Visitor.arrive(browser, own.url)
  const { page } = visitor
  await visitor.open('/sign-in')
  await mark(page)
  await page.getByLabel('E-mail').fill('jana@shop.example')
  await page.getByLabel('Language').selectOption({ label: '简体中文' })
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
  expect(await page.locator('input[type="email"]').inputValue()).toBe('jana@shop.example')
  expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual(['zh-CN', '登录 · Lunette'])
  expect(await isSameDocument(page)).toBe(true)
})

it('tells of taxes in the new language when it is switched while a shop is opened', async () => {
  await using visitor = await Visitor.arrive(browser, own.url, { cookie })
  const { page } = visitor
  await visitor.open('/welcome')
  await page.getByLabel('Country').selectOption('CN')
  await page.getByText('Standard', { exact: true }).waitFor()
  await page.getByLabel('Language', { exact: true }).selectOption('zh-CN')
  await page.getByText('标准税率').waitFor()
  expect(await englishLeftOn(page, 'zh-CN')).toEqual([])
})

it('names stages in the language of the screen, whatever the person speaks elsewhere', async () => {
  const { person } = await new ApiClient(own.url, { cookie }).must<{ person: { language: string } }>(200, 'GET', '/session')
  expect(person.language).toBe('cs')
  await using visitor = await Visitor.arrive(browser, own.url, { language: 'zh-CN', cookie })
  await visitor.open('/orders')
  const stages = await visitor.page.locator('tbody tr td:nth-child(2)').allInnerTexts()
  expect(stages.filter((stage) => !/^\p{Script=Han}+$/u.test(stage.trim()))).toEqual([])
})

// The pages themselves are looked at in every-page.
it.each(['cs', 'zh-CN', 'pt-BR'] as const)('leaves no English on an order in any phase, nor behind the buttons of every page, in %s', { timeout: 240_000 }, async (language) => {
  const left: string[] = []
  await using visitor = await Visitor.arrive(browser, own.url, { language, cookie })
  const { page } = visitor
  const look = async (where: string): Promise<void> => {
    await visitor.settled()
    left.push(...(await englishLeftOn(page, language)).map((text) => `${where}: ${text}`))
  }
  for (const address of ofEachPhase) {
    await visitor.open(address)
    await look(address)
  }
  // What stands behind a button of every page is seen once.
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await look('the list of keys')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await look('the search')
  await page.keyboard.press('Escape')
  await page.getByRole('banner').getByRole('button', { name: 'Eva Malá' }).click()
  await page.getByRole('menu').waitFor()
  await look('the menu of the person')
  expect(left).toEqual([])
})
