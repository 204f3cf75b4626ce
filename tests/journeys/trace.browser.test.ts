import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import type { FrameTraceView } from '#modules/labs/contract'
import type { OrderView } from '#modules/orders/contract'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()
const sample = readFileSync(new URL('../../modules/labs/domain/vca/fixtures/R1000_1.oma', import.meta.url))
let order: OrderView

beforeAll(async () => {
  order = await here.owner.must<OrderView>(201, 'POST', '/orders', { kind: 'external-lens-job', branchId: here.shop.branchId, customerId: here.shop.customerId, promisedOn: '2099-12-01', lines: [{ variantId: here.shop.frameId }] })
})

const kept = async (): Promise<FrameTraceView | null> => (await here.owner.must<{ trace: FrameTraceView | null }>(200, 'GET', `/orders/${order.id}/trace`)).trace

it('brings the file of a tracer in, which is drawn and measured; a damaged one says which line, and the shape stays', async () => {
  await using visitor = await here.arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Traced frame' }) })
  const bring = async (name: string, buffer: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser')
    await panel.getByRole('button', { name: /Bring in/ }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  await bring('good.oma', sample)
  await panel.getByRole('img', { name: 'Traced frame: lenses 51.00 mm wide and 40.08 mm high' }).waitFor()
  expect(await panel.innerText()).toMatch(/SILHOUETTE · 1559[\s\S]*A 51\.00 mm\s*B 40\.08 mm\s*ED 57\.00 mm\s*around 150\.89 mm/)
  expect(visitor.troubles).toEqual([])

  await bring('damaged.oma', Buffer.from(sample.toString().replace('2416;2420', '2416;-2420')))
  await panel.getByText('line 13, R').waitFor()
  expect(await kept()).toMatchObject({ version: 1 })
  await panel.getByRole('button', { name: 'Close this' }).click()
  await panel.getByRole('button', { name: 'Take the shape off' }).click()
  await panel.getByRole('img', { name: /Traced frame/ }).waitFor({ state: 'detached' })
  expect(await kept()).toBeNull()
})
