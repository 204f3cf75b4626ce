import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { languages } from '#kernel/languages'
import type { Language } from '#kernel/languages'
import type { ImportView } from '#modules/imports/contract'
import type { OrderView, TrackingLink } from '#modules/orders/contract'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { Hands } from '#tests/helpers/hands'
import { OwnServer } from '#tests/helpers/own-server'
import { scan } from '#tests/helpers/scan'

const main = fileURLToPath(new URL('../../apps/server/main.ts', import.meta.url))
const kinds = ['external-lens-job', 'repair', 'stock-sale', 'treatment'] as const

/** Two shops whose old programs wrote their customers in other ways. */
const shops = [
  {
    shop: { name: 'Optika U Lva', country: 'CZ', currency: 'CZK', language: 'cs', timeZone: 'Europe/Prague' },
    file: 'Příjmení;Jméno;Telefon;E-mail;Datum narození\nČapková;Božena;603 118 274;bozena@example.com;14. 3. 1979\nDvořák;Jiří;+420 777 123 456;;1.2.1960\n', customers: 2, found: 'capkova', shift: 0,
  },
  {
    shop: { name: 'Ótica Beleza', country: 'BR', currency: 'BRL', language: 'pt-BR', timeZone: 'America/Sao_Paulo' },
    file: 'nome,sobrenome,celular,e-mail,nascimento\nJoão,Gonçalves,(11) 99890-9870,joao@example.com,14/03/1979\nMaria,dos Santos,11 98888-7777,,01/02/1960\nAna,Souza,,ana@example.com,\n', customers: 3, found: 'goncalves', shift: 2,
  },
]

const stack = new AsyncDisposableStack()
let browser: Browser

beforeAll(async () => {
  browser = stack.use(await launchBrowser())
})

afterAll(() => stack.disposeAsync())

const ask = (page: Page, name: string) => page.locator(`[data-ask="${name}"] input`).first()

/** Brings the file in by the keyboard: what its columns are is found, tried dry and done. */
async function bringIn(visitor: Visitor, owner: ApiClient, text: string): Promise<ImportView> {
  const { page } = visitor
  await visitor.open('/imports/new')
  await page.setInputFiles('input[type="file"]', { name: 'old program.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.waitForURL(/\?id=/)
  const id = new URL(page.url()).searchParams.get('id')
  const read = () => owner.must<ImportView>(200, 'GET', `/imports/${id}`)
  for (const reached of ['judged', 'done']) {
    await goOn(page)
    await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe(reached)
    await visitor.open(`/imports/new?id=${id}`)
  }
  return read()
}

/** Presses Ctrl Enter once the page offers it, in whatever language. */
async function goOn(page: Page): Promise<void> {
  await page.locator('button:enabled').filter({ hasText: /Ctrl\s*Enter/ }).first().waitFor()
  await page.keyboard.press('Control+Enter')
}

interface Wish { readonly language: Language; readonly kind: (typeof kinds)[number]; readonly customer: string }

/** Takes an order of that kind at a counter that speaks that language, by the keyboard alone, and without waiting for the page. */
async function take(visitor: Visitor, owner: ApiClient, { language, kind, customer }: Wish): Promise<OrderView> {
  const { page, context, url } = visitor
  const hands = new Hands(page)
  await context.addCookies([{ name: 'lunette-language', value: language, url }])
  await visitor.open(`/orders/new?kind=${kind}`)
  await ask(page, 'customer').focus()
  await hands.fill(ask(page, 'customer'), customer)
  await hands.press('Enter')
  if (kind === 'external-lens-job') {
    await hands.finds(page.locator('[data-cell="right.sphere"]'))
    await hands.press('Enter')
    await hands.fill(ask(page, 'frame'), 'aria')
    await hands.press('Enter')
    await hands.fill(ask(page, 'right'), 'comfort')
  } else {
    await hands.fill(ask(page, 'goods'), 'aria')
  }
  await hands.press('Control+Enter')
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}\?taken/)
  return owner.must<OrderView>(200, 'GET', new URL(page.url()).pathname)
}

it.each(shops)('goes through all that is done with orders, as a stranger does: $shop.name', async ({ shop, file, customers, found, shift }) => {
  await using own = await OwnServer.start('empty')
  const owner = new ApiClient(own.url)
  const opened = await openShop(owner, shop)
  const read = (id: string): Promise<OrderView> => owner.must<OrderView>(200, 'GET', `/orders/${id}`)
  await using visitor = await Visitor.arrive(browser, own.url, { cookie: owner.cookie, language: shop.language as Language })
  const { page } = visitor

  const brought = await bringIn(visitor, owner, file)
  expect(brought.result, JSON.stringify(brought.result)).toMatchObject({ created: customers, refused: 0 })

  // One of each kind at the counter, each in another language; the other pairs of kind and language as another program takes them.
  const taken: OrderView[] = []
  for (const [index, kind] of kinds.entries()) taken.push(await take(visitor, owner, { language: languages[(index + shift) % 4]!, kind, customer: found }))
  const [glasses, repair, sale] = taken
  expect(taken.map((order) => order.kind.code)).toEqual(kinds)
  expect(glasses).toMatchObject({ customer: { id: sale!.customer.id }, lines: [{ eye: null }, { eye: 'right' }, { eye: 'left' }] })
  const others = kinds.flatMap((kind, index) => languages.filter((_, at) => at !== (index + shift) % 4).map((language) => ({ kind, language })))
  for (const { kind, language } of others) {
    const answer = await fetch(`${own.url}/api/v1/orders`, {
      method: 'POST', headers: { cookie: owner.cookie, 'content-type': 'application/json', 'accept-language': language, 'idempotency-key': newId() },
      body: JSON.stringify({ kind, branchId: opened.branchId, customerId: glasses!.customer.id, lines: [{ variantId: opened.frameId }], deposits: [{ method: 'card', amount: { amount: 100, currency: shop.currency } }] }),
    })
    expect([kind, language, answer.status]).toEqual([kind, language, 201])
  }
  // To the workshop by scanner; the same code twice moves nothing further.
  await visitor.open('/board')
  await page.keyboard.press('m')
  await page.locator('select').filter({ has: page.locator('option[value="in-workshop"]') }).selectOption('in-workshop')
  await scan(page, repair!.number!)
  await scan(page, repair!.number!)
  await expect.poll(async () => (await read(repair!.id)).stage).toBe('in-workshop')

  const yesterday = addDays(dayIn(shop.timeZone, new Date()), -1)
  await owner.must(200, 'PATCH', `/orders/${repair!.id}`, { promisedOn: yesterday }, { version: (await read(repair!.id)).version })
  await visitor.open(`/orders/${repair!.id}`)
  const late = await page.evaluate(async (path) => (await (await fetch(path, { headers: { 'accept-language': document.documentElement.lang } })).json()) as OrderView, `/api/v1/orders/${repair!.id}`)
  expect(late).toMatchObject({ late: true, whyLate: { text: expect.stringMatching(/./) as string } })
  expect(await page.locator('main').innerText()).toContain(late.whyLate!.text)
  expect(late.events.filter(({ kind, toStage }) => kind === 'stage' && toStage === 'in-workshop')).toHaveLength(1)

  const remade = await owner.must<OrderView>(201, 'POST', `/orders/${glasses!.id}/remake`, { cause: 'lab-fault', costBearer: 'lab' })
  expect(remade).toMatchObject({ total: { amount: 0 }, root: { id: glasses!.id } })

  // Cancelled with its deposit given back: a till that knew it before takes no more money.
  const before = await read(glasses!.id)
  expect(before.paid.amount).toBeGreaterThan(0)
  await owner.must(200, 'POST', `/orders/${glasses!.id}/cancel`, { reason: 'x', refund: { method: 'cash' } }, { version: before.version })
  expect(await owner.call('POST', `/orders/${glasses!.id}/payments`, { method: 'cash', amount: { amount: 100, currency: shop.currency } })).toMatchObject({ status: 409 })
  expect((await read(glasses!.id)).paid.amount).toBe(0)

  // The step to the customer takes the balance along.
  const ready = await owner.must<OrderView>(200, 'POST', `/orders/${sale!.id}/stage`, { stage: 'ready' }, { version: (await read(sale!.id)).version })
  expect(ready.balance.amount).toBeGreaterThan(0)
  await visitor.open(`/orders/${sale!.id}`)
  await page.keyboard.press('Shift+ArrowRight')
  await goOn(page)
  await expect.poll(async () => (await read(sale!.id)).phase, { timeout: 30_000 }).toBe('closed')
  expect((await read(sale!.id)).balance.amount).toBe(0)

  const receipt = await owner.must<{ id: string }>(201, 'POST', `/orders/${sale!.id}/receipts`, {})
  const draft = await owner.must<OrderView>(201, 'POST', '/orders/drafts', { kind: 'repair', branchId: opened.branchId, customerId: glasses!.customer.id, lines: [{ variantId: opened.frameId }] })
  const papers = [...['sheet', 'label', 'pick-up'].map((name) => `/orders/${repair!.id}/${name}.pdf`), `/orders/${draft.id}/estimate.pdf`, `/receipts/${receipt.id}.pdf`]
  for (const paper of papers) {
    for (const language of languages) expect([paper, language, (await owner.call('GET', `${paper}?language=${language}`)).status]).toEqual([paper, language, 200])
  }

  const { url } = await owner.must<TrackingLink>(200, 'GET', `/orders/${repair!.id}/tracking-link`)
  await using customer = await Visitor.arrive(browser, own.url, { size: 'phone', language: 'en' })
  await customer.open(new URL(url).pathname)
  expect(await customer.page.locator('html').getAttribute('lang')).toBe(shop.language)
  expect(await customer.page.locator('body').innerText()).toContain(repair!.number)
  expect(await customer.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

  expect([...visitor.troubles, ...customer.troubles]).toEqual([])

  const { stdout } = await promisify(execFile)(process.execPath, [main, 'doctor', 'money'], { env: { ...process.env, LUNETTE_DATA_DIR: own.server.dataDir } })
  expect(stdout).toContain('The doctor finds nothing.')
}, 240_000)
