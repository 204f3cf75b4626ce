import { expect, it } from 'vitest'
import type { InspectionView, LabSettingsView } from '#modules/labs/contract'
import type { OrderView } from '#modules/orders/contract'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()
const eye = { pd: 3150, fittingHeight: 1850 }
const ordered = { right: { sphere: -4250, cylinder: -750, axisDeg: 175, ...eye }, left: { sphere: -3750, ...eye } }

async function atTheBench(): Promise<OrderView> {
  const { shop, owner } = here
  const prescription = await owner.must<{ id: string }>(201, 'POST', '/prescriptions', { customerId: shop.customerId, purpose: 'distance', examinedOn: '2026-11-12', ...ordered })
  const { id } = await owner.must<OrderView>(201, 'POST', '/orders', {
    kind: 'external-lens-job', branchId: shop.branchId, customerId: shop.customerId, lines: [{ variantId: shop.frameId }, { variantId: shop.lensId, eye: 'right' }, { variantId: shop.lensId, eye: 'left' }], prescription: { id: prescription.id, version: 1 },
  })
  return owner.must<OrderView>(200, 'POST', `/orders/${id}/stage`, { stage: 'final-inspection' }, { version: 1 })
}

it('judges by a table that the shop typed in, live as on the server', async () => {
  const { owner } = here
  await using visitor = await here.arrive()
  const { page } = visitor
  await visitor.open('/settings/labs')
  await page.getByRole('button', { name: 'New table from ANSI Z80.1-2015' }).click()
  const form = page.getByRole('region', { name: 'New table of tolerances' })
  await form.getByLabel('Name of the standard').fill('House standard 2026')
  await form.getByLabel('Figures from').fill('our own copy, page 4')
  await form.getByLabel('Axis, row 2, Cylinder up to, D').fill('0.20')
  await form.getByText('Each row has to go beyond the one before.').waitFor()
  expect(await form.getByRole('button', { name: 'Add the table' }).isDisabled()).toBe(true)
  await form.getByLabel('Axis, row 2, Cylinder up to, D').fill('0,50')
  await form.getByLabel('Power, strongest meridian, row 1, May differ by, D').fill('0,3')
  await form.getByRole('button', { name: 'Add the table' }).click()
  await page.getByRole('cell', { name: 'House standard 2026' }).waitFor()
  await page.getByLabel('Differences are judged by').selectOption({ label: 'House standard 2026' })
  await page.getByText('In force: House standard 2026.').waitFor()
  expect((await owner.must<LabSettingsView>(200, 'GET', '/lab-settings')).inForce?.name).toBe('House standard 2026')

  const order = await atTheBench()
  await visitor.open(`/orders/${order.id}/inspection`)
  const grid = page.getByRole('grid', { name: 'Measured values, right above left' })
  for (const [cell, value] of [['right, Sphere', '-4,00'], ['right, Cylinder', '-0,75'], ['right, Axis', '175'], ['right, PD', '31,5'], ['right, Height', '18,5'], ['left, Sphere', '-3.75'], ['left, PD', '31.5'], ['left, Height', '18.5']] as const) await grid.getByLabel(cell, { exact: true }).fill(value)
  await page.getByText('±0.30 D').first().waitFor()
  await page.getByRole('button', { name: 'The lenses pass' }).click()
  await page.getByRole('region', { name: 'The lenses have passed' }).getByText('House standard 2026').waitFor()
  await visitor.settled()
  expect(visitor.troubles).toEqual([])
})

it('holds an order with failed lenses back, says why with the way out, and lets it go by a name and a reason', async () => {
  const { owner } = here
  const order = await atTheBench()
  await owner.must<InspectionView>(201, 'POST', `/orders/${order.id}/inspections`, { ...ordered, right: { ...ordered.right, sphere: -3500 }, passed: false, reason: 'too weak' })
  await using visitor = await here.arrive()
  const { page } = visitor
  await visitor.open(`/orders/${order.id}`)
  await page.getByText('The order waits: its lenses failed').waitFor()
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByText(/Its lenses failed their final inspection, and lenses that failed stay in the shop/).waitFor()
  await page.getByRole('link', { name: 'Go to the inspection' }).first().click()
  const panel = page.getByRole('region', { name: 'Let them go all the same' })
  await panel.getByRole('button', { name: 'Give a reason' }).click()
  await panel.getByLabel('Why they go all the same').fill('Tried on, reads the last line')
  await panel.getByRole('button', { name: 'Let the lenses go' }).click()
  await page.getByText('Tried on, reads the last line').waitFor()
  await visitor.open(`/orders/${order.id}`)
  await page.getByText(/let go by /).waitFor()
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByText(/Ready/).first().waitFor()
  await expect.poll(async () => (await owner.must<OrderView>(200, 'GET', `/orders/${order.id}`)).stage).toBe('ready')
  await visitor.settled()
  // The refusal of the first try is what the browser has to tell.
  expect(visitor.troubles.filter((trouble) => !trouble.includes('409'))).toEqual([])
})
