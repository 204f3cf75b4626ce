import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { CatalogueView } from '#modules/lenses/contract'
import type { OrderView } from '#modules/orders/contract'
import { Hands } from '#tests/helpers/hands'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()
const reason = 'The lab makes it, asked by telephone'

/** The shop's lens is one of a maker, who makes it down to −6.00. */
async function tieLens(): Promise<void> {
  const { owner, shop } = here
  const file = Buffer.from('maker_code,maker,currency,code,name,kind,index,diameter,power_from,power_to,cylinder_to,price,days\nNVB,Brava,CZK,B150,Brava 1.50,single-vision,1.50,70,-6.00,6.00,4.00,500,5\nNVB,Brava,CZK,B167,Brava 1.67,single-vision,1.67,70,-12.00,6.00,4.00,1500,5')
  const { id } = await owner.must<CatalogueView>(202, 'POST', '/lens-catalogues', { fileName: 'brava.csv', base64: file.toString('base64') })
  await expect.poll(async () => (await owner.must<CatalogueView>(200, 'GET', `/lens-catalogues/${id}`)).state, { timeout: 20_000 }).toBe('current')
  const product = (await owner.must<{ items: { id: string; variants: { id: string }[] }[] }>(200, 'GET', '/products?kind=lens&limit=50')).items.find(({ variants }) => variants.some((one) => one.id === shop.lensId))!
  await owner.must(200, 'PUT', `/lens-links/${shop.lensId}`, { productId: product.id, makerCode: 'NVB', lensCode: 'B150' })
}

async function typeGlasses(hands: Hands, page: Page): Promise<void> {
  const cells = [['right, Sphere', '-9'], ['right, Cylinder', '-1'], ['right, Axis', '90'], ['right, Add', null], ['right, PD', '62'], ['left, Sphere', '-8.5'], ['left, Cylinder', null]] as const
  for (const [label, text] of cells) {
    if (text) await hands.fill(page.getByLabel(label), text)
    else await hands.finds(page.getByLabel(label))
    await hands.press('Enter')
  }
  await hands.press('F8')
  await hands.fill(page.getByRole('textbox', { name: 'Frame' }), 'aria')
  await hands.press('Enter')
  await hands.fill(page.getByRole('textbox', { name: 'Right lens' }), 'comfort')
  await hands.press('Enter')
}

it('asks why a lens is ordered that its maker does not make so, and tells it on the order from then on', async () => {
  await tieLens()
  await using visitor = await here.arrive()
  const { page } = visitor
  await visitor.open('/orders')
  const hands = new Hands(page)
  await hands.press('n')
  await hands.fill(page.getByRole('textbox', { name: 'Customer' }), 'vesel')
  await hands.press('Enter')
  await typeGlasses(hands, page)
  await page.getByText('Brava 1.50 is not made so.').first().waitFor()
  await hands.press('Control+Enter')
  const news = page.getByRole('status').filter({ hasText: '2 lenses of this order are not made so' })
  await news.getByText('The meridian of −10.00 lies beyond −6.00.').waitFor()
  const take = news.getByRole('button', { name: /^Take it all the same/ })
  expect(await take.isDisabled()).toBe(true)
  await news.getByLabel('Why the right lens is ordered all the same').fill(reason)
  await news.getByLabel('Why the left lens is ordered all the same').fill(reason)
  await take.click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}\?taken/)
  const order = await here.owner.must<OrderView>(200, 'GET', new URL(page.url()).pathname)
  expect(order.specialLenses.map(({ eye, lens, reason: said }) => [eye, lens, said])).toEqual([['right', 'Brava 1.50', reason], ['left', 'Brava 1.50', reason]])
  await page.getByText('Ordered all the same by').first().waitFor()
  expect(await page.getByText('−10.00').count()).toBe(0)
  await page.getByRole('button', { name: 'What speaks against it' }).first().click()
  await page.getByText('Nearest that is made: −5.00 · −1.00').first().waitFor()
  // The refusal is what this journey is about.
  expect(visitor.troubles.filter((trouble) => !trouble.includes('409'))).toEqual([])
})
