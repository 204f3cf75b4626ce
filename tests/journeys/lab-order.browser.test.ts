import { expect, it } from 'vitest'
import type { LabOrderView, LabView } from '#modules/labs/contract'
import type { OrderView } from '#modules/orders/contract'
import { ApiClient } from '#tests/helpers/api-client'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()
const eye = { pd: 3150, fittingHeight: 1850 }

async function aLensJob(): Promise<OrderView> {
  const { shop, owner } = here
  const prescription = await owner.must<{ id: string }>(201, 'POST', '/prescriptions', { customerId: shop.customerId, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250, cylinder: -750, axisDeg: 175, ...eye }, left: { sphere: -3750, ...eye } })
  return owner.must<OrderView>(201, 'POST', '/orders', {
    kind: 'external-lens-job', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }, { variantId: shop.lensId, eye: 'right' }, { variantId: shop.lensId, eye: 'left' }], prescription: { id: prescription.id, version: 1 },
  })
}

it('orders lenses from a lab, finds one 0.25 D off, has it made again and sees the cause in the scorecard', async () => {
  const { owner } = here
  const lab = await owner.must<LabView>(201, 'POST', '/labs', { name: 'Sázava lab', language: 'cs', statedDays: 5, customerNumber: 'LUM-204' })
  await owner.must(200, 'PUT', '/lab-settings', { standard: 'ansi-z80-1' }, { version: 1 })
  const order = await aLensJob()
  await using visitor = await here.arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  const panel = page.getByRole('region', { name: 'Lab and inspection' })
  await panel.getByRole('button', { name: 'Send to a lab' }).click()
  await panel.getByText('It says 5 working days').waitFor()
  await panel.getByRole('button', { name: 'Order from the lab' }).click()
  await panel.getByRole('link', { name: 'File for the lab' }).waitFor()
  await panel.getByLabel('The lab’s own number').fill('SZ-884')
  await panel.getByLabel('The lab’s own number').press('Enter')
  await panel.getByText('SZ-884').first().waitFor()
  await panel.getByRole('button', { name: 'It has come' }).click()
  await panel.getByText('arrived', { exact: true }).waitFor()
  expect((await owner.must<OrderView>(200, 'GET', `/orders/${order.id}`)).stage).toBe('arrived')

  await panel.getByRole('link', { name: 'Inspect the lenses' }).click()
  const grid = page.getByRole('grid', { name: 'Measured values, right above left' })
  for (const [cell, value] of [['right, Sphere', '-4,00'], ['right, Cylinder', '-0,75'], ['right, Axis', '175'], ['left, Sphere', '-3.75']] as const) await grid.getByLabel(cell).fill(value)
  await page.getByText('+0.25 D').waitFor()
  await page.getByRole('button', { name: 'The lenses fail' }).click()
  await page.getByRole('region', { name: 'The lenses have failed' }).waitFor()
  await page.getByRole('button', { name: 'Start the remake' }).click()
  await page.getByText('Sázava lab makes it for nothing.').first().waitFor()
  await page.getByRole('button', { name: 'Make the lenses again' }).click()
  await page.waitForURL((url) => /\/orders\/[0-9a-f-]+$/.test(url.pathname) && !url.pathname.includes(order.id))

  await visitor.open('/labs/scorecard')
  const row = page.getByRole('row', { name: /Sázava lab/ })
  await row.getByRole('link', { name: '1' }).last().click()
  await page.getByRole('cell', { name: order.number ?? '' }).waitFor()
  const { items } = await owner.must<{ items: LabOrderView[] }>(200, 'GET', `/lab-orders?labId=${lab.id}&figure=remade&causedBy=lab`)
  expect(items.map(({ order: of, failedInspections, remakes }) => [of.number, failedInspections, remakes.map(({ causedBy }) => causedBy)])).toEqual([[order.number, 1, ['lab']]])
  await visitor.settled()
  expect(visitor.troubles).toEqual([])
})

it('shows nothing of it to another organization', async () => {
  const { owner } = here
  const { organization: { id } } = await owner.must<{ organization: { id: string } }>(201, 'POST', '/organizations', { name: 'Ótica Sol', country: 'BR', vatPayer: false, currency: 'BRL', language: 'pt-BR', branch: { name: 'Centro', timeZone: 'America/Sao_Paulo', hours: [] } })
  const other = new ApiClient(here.url, { cookie: owner.cookie, organizationId: id })
  expect(await other.must<{ items: unknown[] }>(200, 'GET', '/lab-orders')).toMatchObject({ items: [] })
  expect(await other.must<{ items: unknown[] }>(200, 'GET', '/labs/scorecard')).toMatchObject({ items: [] })
})
