import { beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { accessFaults, layoutFaults } from '#tests/helpers/page-faults'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()

/** A frame whose boxing values are known: without them there is nothing to draw. */
beforeAll(async () => {
  const { items: taxClasses } = await here.owner.must<{ items: { code: string }[] }>(200, 'GET', '/tax-classes')
  await here.owner.must(201, 'POST', '/products', {
    kind: 'frame', name: 'Measured 52', details: { a: 5200, b: 3800, dbl: 1800, ed: 5500 }, taxClass: taxClasses[0]?.code, variants: [{ name: '', price: { amount: 329_000, currency: here.shop.currency } }],
  })
})

async function typePrescription(page: Page, customer: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Customer' }).fill(customer)
  await page.getByRole('option', { name: new RegExp(customer) }).first().click()
  const cells = [['right, Sphere', '-4.25'], ['right, Cylinder', '-0.75'], ['right, Axis', '175'], ['right, PD', '31.5'], ['left, Sphere', '-3.75'], ['left, PD', '31']] as const
  for (const [label, text] of cells) {
    await page.getByLabel(label).fill(text)
    await page.getByLabel(label).press('Tab')
  }
}

it.each(['counter', 'phone'] as const)('shows at the %s how thick the lenses will be while they are chosen, and on the order once its prescription is opened', async (size) => {
  // Somebody of their own each time, who has no prescription yet.
  const familyName = `Seen at the ${size}`
  await here.owner.must(201, 'POST', '/customers', { givenName: 'Jana', familyName, phones: [], emails: [] })
  await using visitor = await here.arrive({ size })
  const { page } = visitor
  await visitor.open('/orders/new')
  await typePrescription(page, familyName)
  await page.getByRole('img', { name: 'Axis of the right eye, 175 degrees' }).waitFor()
  expect(await page.getByRole('table', { name: 'Thickness by index' }).count()).toBe(0)
  await page.getByRole('textbox', { name: 'Frame' }).fill('measured')
  await page.getByRole('option', { name: /Measured 52/ }).first().click()
  const rows = page.getByRole('table', { name: 'Thickness by index' }).locator('tbody tr')
  await rows.first().waitFor()
  expect(await rows.locator('th').allInnerTexts()).toEqual(['1.50', '1.60', '1.67', '1.74'])
  // The figures of docs/guide/optics.md: 6.1, 4.6, 4.2 and 3.9 mm at the temple.
  for (const [index, temple] of [['1.50', '6.1'], ['1.60', '4.6'], ['1.67', '4.2'], ['1.74', '3.9']]) {
    await page.getByRole('img', { name: new RegExp(`^Lens in ${index}: .*, ${temple}\\smm at the temple`) }).waitFor()
  }
  await page.getByRole('img', { name: /Right lens: centred 3\.5 mm in, .*Left lens: centred 4\.0 mm in/ }).waitFor()
  await page.getByRole('textbox', { name: 'Right lens' }).fill('comfort')
  await page.getByRole('option', { name: /Vela Comfort/ }).first().click()
  await page.getByRole('row', { name: /^1\.67 ?chosen/ }).waitFor()
  expect(await layoutFaults(page)).toEqual([])
  expect(await accessFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Take the order' }).filter({ visible: true }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}\?taken/)
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('row', { name: /^1\.67 ?chosen/ }).waitFor()
  expect(await accessFaults(page)).toEqual([])
  expect(visitor.troubles).toEqual([])
})
