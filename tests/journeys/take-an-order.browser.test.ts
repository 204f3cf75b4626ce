import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { Hands } from '#tests/helpers/hands'
import { journeyShop } from '#tests/helpers/journey-shop'

/** From the empty screen to a saved order of frame, two lenses and deposit. */
const MOST_INTERACTIONS = 25

const here = journeyShop()

const atCounter = here.arrive
const customer = (page: Page) => page.getByRole('textbox', { name: 'Customer' })
const lens = (page: Page, eye: 'Right' | 'Left') => page.getByRole('textbox', { name: `${eye} lens` })
const take = (page: Page) => page.getByRole('button', { name: 'Take the order' }).filter({ visible: true })

/** The order whose page the browser has been led to. */
async function takenOrder(page: Page): Promise<OrderView> {
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}\?taken/)
  return here.owner.must<OrderView>(200, 'GET', new URL(page.url()).pathname)
}

async function chooseGlasses(hands: Hands, page: Page): Promise<void> {
  // Nothing on paper yet: Enter passes the prescription by.
  await hands.finds(page.getByLabel('right, Sphere'))
  await hands.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: 'Frame' }), 'aria')
  await hands.press('Enter')
  await hands.fill(lens(page, 'Right'), 'comfort')
  await hands.press('Enter')
}

it('takes an order of a known customer without a mouse', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders')
  const hands = new Hands(page)
  await hands.press('n')
  await hands.fill(customer(page), 'vesel')
  await hands.press('Enter')
  await chooseGlasses(hands, page)
  // Enter leads on to the deposit, which is proposed; the day is too.
  await hands.finds(page.getByLabel(/^Deposit/))
  await hands.press('Control+Enter')
  const order = await takenOrder(page)
  console.log(`an order of a known customer: ${hands.interactions} interactions`)
  expect(hands.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS)
  expect(order).toMatchObject({ customer: { id: here.shop.customerId }, total: { amount: 1_199_000 }, paid: { amount: 590_000 }, stage: 'taken-in' })
  expect(order.lines.map(({ variantId, eye }) => [variantId, eye])).toEqual([[here.shop.frameId, null], [here.shop.lensId, 'right'], [here.shop.lensId, 'left']])
  await hands.finds(page.getByRole('button', { name: /^Print the sheet/ }))
  expect(visitor.troubles).toEqual([])
})

it('takes an order of a customer nobody has seen before', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders')
  const hands = new Hands(page)
  await hands.press('n')
  await hands.fill(customer(page), 'Ngọc Ánh Nguyễn')
  await page.getByRole('option', { name: /Ngọc Ánh Nguyễn/ }).waitFor()
  await hands.press('Enter')
  await hands.fill(page.getByLabel('Phone'), '603 118 274')
  await hands.press('Enter')
  await hands.fill(page.getByLabel('E-mail'), 'anh@example.com')
  await hands.press('Control+Enter')
  await chooseGlasses(hands, page)
  await hands.fill(page.getByLabel(/^Deposit/), '2000')
  await hands.press('Control+Enter')
  const order = await takenOrder(page)
  console.log(`an order of a new customer: ${hands.interactions} interactions`)
  expect(hands.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS)
  expect(order).toMatchObject({ customer: { phone: '+420603118274', email: 'anh@example.com' }, paid: { amount: 200_000 } })
})

it('takes an order of somebody new whose prescription is typed with both PDs, in no more than twenty-five', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders')
  const hands = new Hands(page)
  await hands.press('n')
  await hands.fill(customer(page), 'Matěj Horák')
  await page.getByRole('option', { name: /Matěj Horák/ }).waitFor()
  await hands.press('Enter')
  await hands.fill(page.getByLabel('Phone'), '603 118 275')
  await hands.press('Control+Enter')
  const cells: readonly (readonly [string, string | null])[] = [
    ['right, Sphere', '-4.25'], ['right, Cylinder', '-0.75'], ['right, Axis', '175'], ['right, Add', null], ['right, PD', '62'],
    ['left, Sphere', '-3.75'], ['left, Cylinder', '-1.25'], ['left, Axis', '10'],
  ]
  for (const [index, [label, text]] of cells.entries()) {
    if (text) await hands.fill(page.getByLabel(label), text)
    else await hands.finds(page.getByLabel(label))
    await hands.press(index < cells.length - 1 ? 'Enter' : 'F8')
  }
  await hands.fill(page.getByRole('textbox', { name: 'Frame' }), 'aria')
  await hands.press('Enter')
  await hands.fill(lens(page, 'Right'), 'comfort')
  await hands.press('Enter')
  await hands.finds(page.getByLabel(/^Deposit/))
  await hands.press('Control+Enter')
  const order = await takenOrder(page)
  console.log(`an order of a new customer with a prescription: ${hands.interactions} interactions`)
  expect(hands.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS)
  expect(order).toMatchObject({ customer: { phone: '+420603118275' }, paid: { amount: 590_000 }, prescription: { version: 1, purpose: 'distance' } })
  const { versions: [version] } = await here.owner.must<{ versions: { right: object; left: object }[] }>(200, 'GET', `/prescriptions/${order.prescription!.id}`)
  expect(version).toMatchObject({ right: { sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3100 }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10, pd: 3100 } })
})

it('prices by the class with its reason, shows why an option is not to be had, takes a discount off and splits the deposit over cash and card', async () => {
  const { items: taxClasses } = await here.owner.must<{ items: { code: string }[] }>(200, 'GET', '/tax-classes')
  const make = (body: object) => here.owner.must<{ id: string; version: number; variants: { id: string }[] }>(201, 'POST', '/products', { taxClass: taxClasses[0]?.code, ...body })
  const price = (amount: number) => [{ name: '', price: { amount, currency: 'CZK' } }]
  const hard = await make({ kind: 'lens-option', name: 'Hard coat', details: {}, variants: price(40_000) })
  const blue = await make({ kind: 'lens-option', name: 'Blue filter', details: { needs: [hard.id] }, variants: price(60_000) })
  const polar = await make({ kind: 'lens-option', name: 'Polarised', details: { excludes: [hard.id] }, variants: price(90_000) })
  const made = await make({ kind: 'lens', name: 'Morava 1.60', details: { index: 16_000, design: 'single-vision', options: [hard.id, blue.id, polar.id] }, variants: price(200_000) })
  const list = await here.owner.must<{ id: string }>(201, 'POST', '/price-lists', { name: 'Club', customerClass: 'vip' })
  await here.owner.must(200, 'POST', `/products/${made.id}/prices`, { priceListId: list.id, prices: [{ variantId: made.variants[0]!.id, price: { amount: 180_000, currency: 'CZK' } }] }, { version: made.version })
  await here.owner.must(201, 'POST', '/customers', { givenName: 'Viktor', familyName: 'Důležitý', class: 'vip', phones: [], emails: [] })
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders/new')
  const hands = new Hands(page)
  await hands.fill(customer(page), 'dulezity')
  await hands.press('Enter')
  await hands.finds(page.getByLabel('right, Sphere'))
  await hands.press('F9')
  await hands.fill(lens(page, 'Right'), 'morava')
  await hands.press('Enter')
  await page.getByText('price of the class · Club').first().waitFor()
  const option = (name: RegExp) => page.getByRole('group', { name: 'Options of both lenses' }).getByRole('button', { name })
  expect(await option(/^Blue filter/).innerText()).toContain('needs Hard coat')
  await option(/^Hard coat/).press('Enter')
  await option(/^Blue filter/).press('Enter')
  expect(await option(/^Polarised/).innerText()).toContain('not with Hard coat')
  expect(await option(/^Polarised/).getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: 'Give a discount' }).click()
  await page.getByLabel('How much').fill('10 %')
  await page.getByLabel('Reason').fill('Waited for a week')
  await page.getByLabel('Reason').press('Enter')
  await page.getByText('10% off the whole order').waitFor()
  await page.getByRole('button', { name: 'Pay a part another way' }).click()
  await page.getByLabel('Of it another way').fill('1000')
  await page.getByLabel('Note').press('Control+Enter')
  const order = await takenOrder(page)
  // Twice 1,800 + 400 + 600, less a tenth.
  expect(order.total.amount).toBe(504_000)
  expect(order.lines.map(({ kind, eye }) => `${kind} ${eye}`)).toEqual(['lens right', 'lens-option right', 'lens-option right', 'lens left', 'lens-option left', 'lens-option left'])
  expect(order.payments.map(({ method, amount }) => `${method} ${amount.amount}`).toSorted()).toEqual(['card 100000', 'cash 150000'])
  expect(visitor.troubles).toEqual([])
})

it('takes the order by Ctrl Enter while the goods are still looked for, with the goods', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  const hands = new Hands(page)
  for (const waits of [false, true]) {
    await visitor.open('/orders/new?kind=stock-sale')
    await customer(page).focus()
    await hands.fill(customer(page), 'vesel')
    await hands.press('Enter')
    const goods = page.getByRole('textbox', { name: 'Add a service or goods' })
    await hands.fill(goods, 'aria')
    if (waits) await page.getByRole('option', { name: /Aria/ }).waitFor()
    await hands.press('Control+Enter')
    expect(await takenOrder(page)).toMatchObject({ kind: { code: 'stock-sale' }, lines: [{ variantId: here.shop.frameId }] })
  }
  expect(visitor.troubles).toEqual([])
})

it('keeps a draft on the server, goes on with it at another counter, and takes a sale along at once', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders/new')
  await page.getByText('Sale from stock').click()
  const hands = new Hands(page)
  await customer(page).focus()
  await hands.fill(customer(page), 'vesel')
  await hands.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: 'Add a service or goods' }), 'aria')
  await hands.press('Enter')
  await page.getByLabel('Quantity of Aria 2210 C4').waitFor()
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await page.getByRole('button', { name: 'Go on with the draft of Kateřina Veselá' }).waitFor()
  await using other = await atCounter()
  await other.open('/orders/new')
  await other.page.getByRole('button', { name: 'Go on with the draft of Kateřina Veselá' }).click()
  await other.page.getByRole('switch', { name: 'Taken along at once' }).press('Space')
  await other.page.setInputFiles('input[type="file"]', { name: 'slip.txt', mimeType: 'text/plain', buffer: Buffer.from('as agreed') })
  await other.page.getByText('slip.txt').waitFor()
  await other.page.getByLabel('Note').press('Control+Enter')
  const order = await takenOrder(other.page)
  expect(order).toMatchObject({ phase: 'closed', kind: { code: 'stock-sale' }, balance: { amount: 0 } })
  expect(await here.owner.must(200, 'GET', `/orders/${order.id}/attachments`)).toMatchObject({ items: [{ name: 'slip.txt' }] })
  expect(other.troubles).toEqual([])
})

it('goes on with the entry that is left when the customer was joined with another one meanwhile', async () => {
  const add = (name: string) => here.owner.must<{ id: string; version: number }>(201, 'POST', '/customers', { givenName: 'Jiří', familyName: name, phones: [], emails: [] })
  const [left, gone] = [await add('Kovář'), await add('Kovářů')]
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders/new')
  const hands = new Hands(page)
  await hands.fill(customer(page), 'Kovářů')
  await hands.press('Enter')
  await chooseGlasses(hands, page)
  await hands.finds(page.getByLabel(/^Deposit/))
  await here.owner.must(200, 'POST', `/customers/${left.id}/merge`, { mergedId: gone.id }, { version: left.version })
  await hands.press('Control+Enter')
  await page.getByRole('heading', { name: /This person has another entry now/ }).waitFor()
  await hands.press('Control+Enter')
  await page.getByRole('heading', { name: /This person has another entry now/ }).waitFor({ state: 'hidden' })
  await hands.press('Control+Enter')
  expect(await takenOrder(page)).toMatchObject({ customer: { id: left.id } })
})

it('keeps what was typed through a reload, shows no number for it, and lets go of it when told to', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders/new')
  const hands = new Hands(page)
  await hands.fill(customer(page), 'vesel')
  await hands.press('Enter')
  await chooseGlasses(hands, page)
  await page.getByText(/draft kept on this device/).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/\d\d-\d+\b/)
  // What is typed is kept within a second; the word above may still speak of the moment before.
  await page.waitForTimeout(1_500)
  await page.reload()
  await visitor.settled()
  await page.getByText('Kateřina Veselá').waitFor()
  await expect.poll(() => lens(page, 'Left').inputValue(), { timeout: 10_000 }).toBe('Vela Comfort 1.67')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await page.waitForURL(/\/orders$/)
  await visitor.open('/orders/new')
  expect(await customer(page).inputValue()).toBe('')
})

it('says what is missing, and goes there', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  await visitor.open('/orders/new')
  const hands = new Hands(page)
  await take(page).focus()
  await hands.press('Enter')
  await hands.finds(customer(page))
  expect(await page.getByText('Choose the customer, or add a new one.').isVisible()).toBe(true)
})

it('follows a price that changes while the order is typed, and asks before it takes another than it showed', async () => {
  await using visitor = await atCounter()
  const { page } = visitor
  const frame = await here.owner.must<{ items: { id: string; version: number; variants: { id: string }[] }[] }>(200, 'GET', '/products?kind=frame')
  const [product] = frame.items
  let version = product!.version
  const reprice = async (amount: number): Promise<void> => {
    const changed = await here.owner.must<{ version: number }>(200, 'PATCH', `/products/${product!.id}`, { kind: 'frame', variants: [{ id: here.shop.frameId, price: { amount, currency: 'CZK' } }] }, { version })
    version = changed.version
  }
  await visitor.open('/orders/new')
  const hands = new Hands(page)
  await hands.fill(customer(page), 'vesel')
  await hands.press('Enter')
  await chooseGlasses(hands, page)
  await reprice(349_000)
  await page.getByText('Kč 12,190').first().waitFor()
  // Now nobody tells the page: it shows what it last heard.
  await page.route(/\/api\/v1\/prices/, (route) => route.abort())
  await reprice(359_000)
  await hands.press('Control+Enter')
  await page.getByRole('heading', { name: 'A price changed: the total is now Kč 12,290' }).waitFor()
  await hands.press('Control+Enter')
  expect(await takenOrder(page)).toMatchObject({ total: { amount: 1_229_000 } })
})

it('keeps an order that has no connection, takes it once when there is one again, and leaves the next one alone', async () => {
  const count = async (): Promise<number> => (await here.owner.must<{ totals: { count: number } }>(200, 'GET', '/orders?limit=1')).totals.count
  const before = await count()
  await using visitor = await atCounter()
  const { page, context } = visitor
  await visitor.open('/orders/new')
  const hands = new Hands(page)
  await hands.fill(customer(page), 'vesel')
  await hands.press('Enter')
  await chooseGlasses(hands, page)
  await hands.finds(page.getByLabel(/^Deposit/))
  await context.setOffline(true)
  await hands.press('Control+Enter')
  await page.getByRole('heading', { name: 'No connection. The order is kept on this device' }).waitFor()
  await page.getByRole('button', { name: 'Begin the next order' }).click()
  await page.getByLabel('Note').fill('for the next one')
  expect(await count()).toBe(before)
  await context.setOffline(false)
  await expect.poll(count, { timeout: 15_000 }).toBe(before + 1)
  await page.getByText('Online, all saved').waitFor()
  expect(await page.getByLabel('Note').inputValue()).toBe('for the next one')
  expect(new URL(page.url()).pathname).toBe('/orders/new')
  expect(await count()).toBe(before + 1)
})
