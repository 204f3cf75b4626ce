import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrderView } from '#modules/orders/contract'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { Hands } from '#tests/helpers/hands'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { signInToSample } from '#tests/helpers/sample-people'

/**
 * `node scripts/run.mjs scripts/screenshots.ts`: makes the pictures of the README and the guide anew, from the sample, at a
 * counter's size, light, in English. The web app must be built: `node scripts/build-web.mjs`.
 */
const pictures = join(repositoryRoot, 'docs', 'pictures')
const dataDir = await mkdtemp(join(tmpdir(), 'lunette-pictures-'))
await using stack = new AsyncDisposableStack()
stack.defer(() => rm(dataDir, { recursive: true, force: true }))
const server = stack.use(new RunningServer(dataDir, await freePort(), { LUNETTE_SAMPLE: 'on' }))
await server.start()
const browser = stack.use(await launchBrowser())
const owner = await signInToSample(server)
const visitor = stack.use(await Visitor.arrive(browser, server.url, { cookie: owner.cookie }))
const { page } = visitor

async function picture(name: string): Promise<void> {
  // Chinese names wait for their font, which comes after the page.
  await page.waitForFunction(() => [...document.fonts].some(({ family }) => family.includes('Noto Sans SC')))
  await visitor.settled()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  console.log(`docs/pictures/${name}.png`)
}

const order = await glassesInTheMaking()
await visitor.open('/orders')
await picture('orders')
await visitor.open(`/orders/${order.id}`)
await picture('order')
await fillIntake(order)
await picture('intake')

/** Frame and two lenses, glazed or nearly, with something left to pay: an order with much to show. */
async function glassesInTheMaking(): Promise<OrderView> {
  const { items: products } = await owner.must<{ items: { variants: { id: string }[] }[] }>(200, 'GET', '/products?kind=frame&limit=100')
  const frames = new Set(products.flatMap(({ variants }) => variants.map(({ id }) => id)))
  const { items } = await owner.must<{ items: { id: string; phase: string; late: boolean; balance: { amount: number } }[] }>(200, 'GET', '/orders?limit=100')
  for (const { id, phase, late, balance } of items) {
    if (phase !== 'finishing' || late || balance.amount === 0) continue
    const candidate = await owner.must<OrderView>(200, 'GET', `/orders/${id}`)
    if (candidate.lines.filter(({ eye }) => eye !== null).length === 2 && frames.has(candidate.lines[0]?.variantId ?? '')) return candidate
  }
  throw new Error('the sample has no glasses in the making')
}

/** The next order of the same customer, typed and not taken yet. */
async function fillIntake({ customer, lines }: OrderView): Promise<void> {
  const hands = new Hands(page)
  const choose = async (field: string, text: string): Promise<void> => {
    // A colour stands behind the comma; what comes before it is what people type.
    await hands.fill(page.getByRole('textbox', { name: field }), text.split(',')[0]!)
    await hands.press('Enter')
  }
  await visitor.open('/orders/new')
  await choose('Customer', customer.name)
  await choose('Frame', lines[0]!.description)
  await choose('Right lens', lines.find(({ eye }) => eye === 'right')!.description)
  await hands.finds(page.getByLabel(/^Deposit/))
  await page.getByText(/draft kept on this device/).waitFor()
}
