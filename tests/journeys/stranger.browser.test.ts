import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { ApiClient } from '#tests/helpers/api-client'
import { PATIENCE_MS, Visitor, launchBrowser } from '#tests/helpers/browser'
import { Hands } from '#tests/helpers/hands'
import { OwnServer } from '#tests/helpers/own-server'
import { addressOf } from '#tests/helpers/page-walk'
import { pages } from '#web/pages'

/** What the Czech shop typed about its customers and goods, and nobody of the Chinese one may ever read. */
const ofTheFirst = { customer: 'Nováčková', frame: 'Sázava 12', lens: 'Berounka 1.5' }

const stack = new AsyncDisposableStack()
let browser: Browser
let own: OwnServer
let visitor: Visitor
let hands: Hands
let page: Page
let firstOrganizationId: string
let firstOrder: OrderView

beforeAll(async () => {
  own = stack.use(await OwnServer.start('empty'))
  browser = stack.use(await launchBrowser())
  visitor = stack.use(await Visitor.arrive(browser, own.url, { language: 'cs' }))
  // A browser that has never been here: it only speaks Czech.
  await visitor.context.clearCookies()
  page = visitor.page
  hands = new Hands(page)
})

afterAll(() => stack.disposeAsync())

/** Goes to a field by Tab and writes over what stands there. */
async function fill(label: string | RegExp, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await visitor.tabTo(field)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

async function press(name: string): Promise<void> {
  await visitor.tabTo(page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

const heading = (name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor()

/** Speaks for whoever is signed in in the browser, in the organization it works in. */
async function api(): Promise<ApiClient> {
  const session = (await visitor.context.cookies()).find(({ name }) => name === 'lunette.session_token')
  const organizationId = await page.evaluate(() => localStorage.getItem('lunette-organization'))
  return new ApiClient(own.url, { cookie: `lunette.session_token=${session?.value}`, ...(organizationId && { organizationId }) })
}

const orderOnScreen = async (): Promise<OrderView> => {
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/)
  return (await api()).must<OrderView>(200, 'GET', new URL(page.url()).pathname)
}

async function addProduct(kind: string, name: string, price: string, index?: string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await heading('Produkty')
  await visitor.settled()
  await page.keyboard.press('n')
  await heading('Nový produkt')
  await visitor.settled()
  await page.getByLabel('Druh').selectOption({ label: kind })
  await fill('Název produktu', name)
  if (index) await fill('Index lomu', index)
  await fill('Cena', price)
  await page.keyboard.press('Control+Enter')
  await heading(name)
}

it('opens a shop in Czech on an empty Lunette, by keyboard', async () => {
  await visitor.open('/')
  expect(new URL(page.url()).pathname).toBe('/welcome')
  await heading('Tato Lunette je nová. Jak chcete začít?')
  await press('Otevřít svou optiku')
  await fill('Název optiky', 'Optika U Lva')
  expect(await page.getByLabel('Země').inputValue()).toBe('CZ')
  expect(await page.getByLabel('Měna').inputValue()).toBe('CZK')
  await fill('Název pobočky', 'Jateční 7')
  await fill('Vaše jméno', 'Božena Čapková')
  await fill('Váš e-mail pro přihlášení', 'bozena@ulva.example')
  await fill('Heslo', 'devět modrých brýlí')
  await press('Otevřít optiku')
  await heading('Jak si vedou prodejny')
  await visitor.settled()
  await page.getByText('Zatím žádná zakázka').waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('cs')
})

it('signs out and in again', async () => {
  expect(await page.evaluate(() => document.cookie)).not.toContain('session')
  await visitor.tabTo(page.getByRole('banner').getByRole('button', { name: 'Božena Čapková' }))
  await page.keyboard.press('Enter')
  const signOut = page.getByRole('menuitem', { name: 'Odhlásit se' })
  await signOut.waitFor()
  for (let steps = 0; steps < 10 && !(await signOut.evaluate((node) => node === document.activeElement)); steps += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await heading('Přihlásit se')
  await visitor.settled()
  await hands.fill(page.getByLabel('E-mail'), 'bozena@ulva.example')
  await fill('Heslo', 'devět modrých brýlí')
  await page.keyboard.press('Enter')
  await heading('Jak si vedou prodejny')
  expect(new URL(page.url()).pathname).not.toBe('/sign-in')
  await visitor.settled()
})

it('takes an order with deposit for a customer made on the spot', async () => {
  await addProduct('Obroučky', ofTheFirst.frame, '2500')
  await addProduct('Brýlové sklo', ofTheFirst.lens, '1800', '1,5')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await heading('Zakázky')
  await visitor.settled()
  await page.keyboard.press('n')
  await heading('Nová zakázka')
  await visitor.settled()
  await hands.fill(page.getByRole('textbox', { name: 'Zákazník' }), `Žofie ${ofTheFirst.customer}`)
  await page.getByRole('option', { name: /Žofie/ }).waitFor()
  await page.keyboard.press('Enter')
  await hands.fill(page.getByLabel('Telefon'), '603 118 274')
  await page.keyboard.press('Control+Enter')
  // Nothing on paper yet: Enter passes the prescription by.
  await hands.finds(page.getByLabel('vpravo, Sféra'))
  await page.keyboard.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: 'Obroučky' }), 'sazava')
  await page.keyboard.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: 'Pravé sklo' }), 'berounka')
  await page.keyboard.press('Enter')
  await hands.fill(page.getByLabel(/^Záloha/), '3000')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/taken/)
  firstOrder = await orderOnScreen()
  firstOrganizationId = (await (await api()).must<{ organization: { id: string } }>(200, 'GET', '/session')).organization.id
  expect(firstOrder).toMatchObject({ total: { amount: 610_000 }, paid: { amount: 300_000 }, balance: { amount: 310_000 }, phase: 'taken' })
  await heading(firstOrder.number!)
})

it('prints its sheet', async () => {
  const address = await page.getByRole('link', { name: 'Zakázkový list' }).getAttribute('href')
  const answer = await visitor.context.request.get(address!, { timeout: PATIENCE_MS })
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const pdf = await answer.body()
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  const text = pdfText(pdf).join('\n')
  for (const said of [firstOrder.number!, 'Optika U Lva', `Žofie ${ofTheFirst.customer}`, ofTheFirst.frame]) expect(text).toContain(said)
})

it('moves it on to ready and lets it be collected with the balance, by keyboard', async () => {
  for (let order = firstOrder; order.phase !== 'ready';) {
    const { stage } = order
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(async () => (order = await orderOnScreen()).stage, { timeout: PATIENCE_MS }).not.toBe(stage)
    await visitor.settled()
  }
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: /^Přijmout 3\s100/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await orderOnScreen()).phase, { timeout: PATIENCE_MS }).toBe('closed')
  expect(await orderOnScreen()).toMatchObject({ balance: { amount: 0 }, payments: [{ purpose: 'deposit' }, { purpose: 'balance', amount: { amount: 310_000 } }] })
  expect(visitor.troubles).toEqual([])
})

it('opens a second shop in Chinese', async () => {
  await visitor.open('/welcome')
  await page.locator('header select').first().selectOption('zh-CN')
  await heading('开设我的店铺')
  await fill('店铺名称', '明亮眼镜')
  await page.getByLabel('国家', { exact: true }).selectOption('CN')
  expect(await page.getByLabel('货币', { exact: true }).inputValue()).toBe('CNY')
  await fill('门店名称', '南京路店')
  await press('开设店铺')
  await heading('门店经营概况')
  await visitor.settled()
  await page.getByText('暂无订单').waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  const { organization } = await (await api()).must<{ organization: { id: string; name: string } }>(200, 'GET', '/session')
  expect(organization.name).toBe('明亮眼镜')
  expect(organization.id).not.toBe(firstOrganizationId)
})

/** Fills the intake for the customer until only the taking is left. */
async function fillIntake(): Promise<void> {
  await visitor.open('/orders/new')
  await hands.fill(page.getByRole('textbox', { name: '顾客' }), '王')
  await page.keyboard.press('Enter')
  await hands.finds(page.getByLabel(/球镜/).first())
  await page.keyboard.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: '镜架' }), '竹')
  await page.keyboard.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: '右镜片' }), '清')
  await page.keyboard.press('Enter')
  await hands.finds(page.getByLabel(/^定金/))
  await page.getByText(/草稿已于 .* 存于本机/).waitFor()
}

const takenInSecond = async (): Promise<{ id: string; customerName: string }[]> => (await (await api()).must<{ items: { id: string; customerName: string }[] }>(200, 'GET', '/orders?limit=100')).items

it('keeps what was typed there when the server dies before the order is taken, and takes it once', async () => {
  const client = await api()
  const { items: taxClasses } = await client.must<{ items: { code: string }[] }>(200, 'GET', '/tax-classes')
  await client.must(201, 'POST', '/customers', { givenName: '芳', familyName: '王', language: 'zh-CN', phones: [{ value: '+86 138 0013 8000' }], emails: [] })
  for (const [kind, name, amount] of [['frame', '竹韵 18', 88_000], ['lens', '清视 1.60', 46_000]] as const) {
    await client.must(201, 'POST', '/products', { kind, name, details: kind === 'lens' ? { index: 16_000, design: 'single-vision' } : {}, taxClass: taxClasses[0]?.code, variants: [{ name: '', price: { amount, currency: 'CNY' } }] })
  }
  await fillIntake()
  await own.server.kill()
  await own.server.start()
  await page.reload()
  await visitor.settled()
  await page.getByText('王芳').first().waitFor()
  expect(await page.getByRole('textbox', { name: '右镜片' }).inputValue()).toBe('清视 1.60')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/taken/)
  const order = await orderOnScreen()
  expect(order).toMatchObject({ total: { amount: 180_000, currency: 'CNY' }, customer: { name: '王芳' } })
  expect((await takenInSecond()).map(({ id }) => id)).toEqual([order.id])
})

it('takes the next one by itself, once, when the server dies before the taking and comes back after it', async () => {
  await fillIntake()
  await own.server.kill()
  await page.keyboard.press('Control+Enter')
  await page.getByText('网络已断开，订单已存于本机').waitFor()
  await own.server.start()
  await page.waitForURL(/taken/)
  const order = await orderOnScreen()
  expect((await takenInSecond()).filter(({ id }) => id === order.id)).toHaveLength(1)
  expect(await takenInSecond()).toHaveLength(2)
})

it('shows nothing of the first shop in the second', async () => {
  const client = await api()
  for (const address of [`/orders/${firstOrder.id}`, `/customers/${firstOrder.customer.id}`, `/orders/${firstOrder.id}/sheet.pdf`]) {
    expect((await client.call('GET', address)).status).toBe(404)
  }
  const words = [...Object.values(ofTheFirst), 'Jateční 7']
  for (const { path } of pages) {
    await visitor.open(await addressOf(path, client, firstOrder.id))
    const text = await page.evaluate(() => document.documentElement.outerHTML)
    expect(words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`)).toEqual([])
  }
  await visitor.open(`/orders/${firstOrder.id}`)
  expect(await page.locator('main').innerText()).not.toContain(ofTheFirst.customer)
  await visitor.open('/orders')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').fill('novackova')
  await page.getByRole('dialog').getByText('未找到').waitFor()
  // Every page there is.
}, 300_000)
