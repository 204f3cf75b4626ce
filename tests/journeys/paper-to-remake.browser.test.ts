import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LabOrderView } from '#modules/labs/contract'
import { readDocument, readJob, writeDocument, writeJob } from '#modules/labs/domain'
import type { OrderView } from '#modules/orders/contract'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import type { ApiClient } from '#tests/helpers/api-client'
import { PATIENCE_MS, Visitor, launchBrowser } from '#tests/helpers/browser'
import { OwnServer } from '#tests/helpers/own-server'
import { signInToSample } from '#tests/helpers/sample-people'

const stack = new AsyncDisposableStack()
let own: OwnServer
let browser: Browser
let owner: ApiClient

/** The sample shop has lenses that are tied to a maker's, frames that are measured, and labs. */
beforeAll(async () => {
  own = stack.use(await OwnServer.start('with the sample'))
  browser = stack.use(await launchBrowser())
  owner = await signInToSample(own.server)
  // Czechia has no table of tolerances here; the shop judges by one that is known.
  await owner.must(200, 'PUT', '/lab-settings', { standard: 'ansi-z80-1' }, { version: 1 })
})

afterAll(() => stack.disposeAsync())

const eyeNames = ['right', 'left'] as const
const columns = ['Sphere', 'Cylinder', 'Axis'] as const

/** The same paper in three notations: −4.25 −0.75 × 175 and −3.75 −0.50 × 5; what is measured is 0.25 D too weak on the right. */
const papers = [
  { notation: 'Czech notation', plus: false, typed: { right: ['=4,25', '=0,75', '175'], left: ['=3,75', '=0,50', '5'] }, measured: { right: ['=4,00', '=0,75', '175'], left: ['=3,75', '=0,50', '5'] } },
  { notation: 'Chinese degrees', plus: false, typed: { right: ['-425度', '-75度', '175'], left: ['-375度', '-50度', '5'] }, measured: { right: ['－4.00', '－0.75', '175'], left: ['－3.75', '－0.50', '5'] } },
  { notation: 'plus cylinder', plus: true, typed: { right: ['-5.00', '0.75', '85'], left: ['-4.25', '0.50', '95'] }, measured: { right: ['-4.75', '+0.75', '85'], left: ['-4.25', '+0.50', '95'] } },
] as const
type Row = Readonly<Record<(typeof eyeNames)[number], readonly string[]>>

async function type(page: Page, grid: string, rows: Row): Promise<void> {
  const cells = page.getByRole('grid', { name: grid })
  for (const eye of eyeNames) for (const [at, text] of rows[eye].entries()) await cells.getByLabel(`${eye}, ${columns[at]}`, { exact: true }).fill(text)
}

it.each(papers)('brings a paper in $notation from the typing to the remake in the scorecard of the lab', async ({ notation, plus, typed, measured }) => {
  const familyName = `Paper in ${notation}`
  await owner.must(201, 'POST', '/customers', { givenName: 'Jan', familyName, birthOn: '1980-05-05', phones: [], emails: [] })
  await using visitor = await Visitor.arrive(browser, own.url, { cookie: owner.cookie })
  const { page } = visitor
  await visitor.open('/orders/new')
  await page.getByRole('textbox', { name: 'Customer' }).fill(familyName)
  await page.getByRole('option', { name: new RegExp(`^Jan ${familyName}`) }).click()

  const grid = 'Prescription, right above left'
  const first = page.getByLabel('right, Sphere', { exact: true })
  await first.focus()
  if (plus) await page.keyboard.press('t')
  await type(page, grid, typed)
  await page.getByLabel('right, PD', { exact: true }).fill('31,5/31')
  // On leaving a cell its reading stands there; the plus form is turned round by its key.
  await first.focus()
  if (plus) await page.keyboard.press('t')
  const shown = (eye: string) => Promise.all(columns.map((column) => page.getByLabel(`${eye}, ${column}`, { exact: true }).inputValue()))
  expect([await shown('right'), await shown('left')]).toEqual([['−4.25', '−0.75', '175'], ['−3.75', '−0.50', '5']])

  await page.getByRole('textbox', { name: 'Frame' }).fill('aria 2210')
  await page.getByRole('option', { name: /Aria 2210/ }).first().click()
  const thicknesses = page.getByRole('table', { name: 'Thickness by index' }).locator('tbody tr')
  await thicknesses.first().waitFor()
  expect(await thicknesses.locator('th').allInnerTexts()).toEqual(['1.50', '1.60', '1.67', '1.74'])
  await page.getByText(/^\d+ lenses can be made for these eyes$/).click()
  await page.getByRole('row', { name: /^Vela 1\.67/ }).getByRole('button', { name: 'Take this lens' }).click()
  await page.getByText('Vela 1.67 can be made.').nth(1).waitFor()
  await page.getByRole('button', { name: 'Take the order' }).filter({ visible: true }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}\?taken/)
  const order = await owner.must<OrderView>(200, 'GET', new URL(page.url()).pathname)
  const { versions } = await owner.must<PrescriptionView>(200, 'GET', `/prescriptions/${order.prescription?.id}`)
  expect(versions[0]).toMatchObject({ right: { sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3150 }, left: { sphere: -3750, cylinder: -500, axisDeg: 5, pd: 3100 } })

  const panel = page.getByRole('region', { name: 'Lab and inspection' })
  await panel.getByRole('button', { name: 'Send to a lab' }).click()
  await panel.getByLabel('Lab', { exact: true }).selectOption({ label: 'Sázava lab' })
  await panel.getByRole('button', { name: 'Order from the lab' }).click()
  const address = await panel.getByRole('link', { name: 'File for the lab' }).getAttribute('href')
  const file = await (await visitor.context.request.get(address!, { timeout: PATIENCE_MS })).body()
  expect(file.toString()).toContain('SPH=-4.25;-3.75\r\nCYL=-0.75;-0.50\r\nAX=175;5\r\n')
  const document = readDocument(file)
  expect(file.equals(writeDocument(document))).toBe(true)
  // Not only its lines: what was understood of it makes the same file.
  expect(file.equals(writeDocument(writeJob(readJob(document).job).document))).toBe(true)

  await panel.getByRole('button', { name: 'It has come' }).click()
  await panel.getByRole('link', { name: 'Inspect the lenses' }).click()
  await type(page, 'Measured values, right above left', measured)
  await page.getByText('+0.25 D').first().waitFor()
  await page.getByRole('button', { name: 'The lenses fail' }).click()
  await page.getByRole('button', { name: 'Start the remake' }).click()
  await page.getByRole('button', { name: 'Make the lenses again' }).click()
  await page.waitForURL((url) => /\/orders\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.includes(order.id))

  await visitor.open('/labs/scorecard')
  const behind = page.getByRole('row', { name: /Sázava lab/ }).getByRole('link').and(page.locator('[href*="by=lab"]'))
  await behind.click()
  await page.getByRole('cell', { name: order.number ?? '' }).waitFor()
  const { items } = await owner.must<{ items: LabOrderView[] }>(200, 'GET', '/lab-orders?figure=remade&causedBy=lab')
  expect(items.find(({ order: of }) => of.number === order.number)).toMatchObject({ lab: { name: 'Sázava lab' }, failedInspections: 1, remakes: [{ causedBy: 'lab' }] })
  await visitor.settled()
  expect(visitor.troubles).toEqual([])
})
