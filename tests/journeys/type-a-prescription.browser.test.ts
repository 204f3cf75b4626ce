import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { KindSettings, OrderView } from '#modules/orders/contract'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import { ApiClient } from '#tests/helpers/api-client'
import type { Visitor } from '#tests/helpers/browser'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()
const PASSWORD = 'correct horse battery'

const cell = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true })
const reads = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor()

/** The form of a new prescription on the page of somebody new. */
async function newPaper(visitor: Visitor, familyName: string): Promise<string> {
  const { page } = visitor
  const { id } = await here.owner.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Jan', familyName, birthOn: '1970-05-05', phones: [], emails: [] })
  await visitor.open(`/customers/${id}`)
  await page.getByRole('button', { name: 'New prescription' }).click()
  await cell(page, 'right, Sphere').waitFor()
  return id
}

async function paste(page: Page, at: Locator, text: string): Promise<void> {
  await at.focus()
  await page.evaluate((written) => {
    const data = new DataTransfer()
    data.setData('text/plain', written)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

async function saved(page: Page, customerId: string): Promise<PrescriptionView['versions'][number]> {
  await page.getByRole('button', { name: /^Save the prescription/ }).click()
  await page.getByRole('button', { name: 'New prescription' }).waitFor()
  const { items } = await here.owner.must<{ items: PrescriptionView[] }>(200, 'GET', `/prescriptions?customerId=${customerId}`)
  return items[0]!.versions.at(-1)!
}

it('reads Czech notation cell by cell, asks where there is no sign, and says what it reads', async () => {
  await using visitor = await here.arrive()
  const { page } = visitor
  const id = await newPaper(visitor, 'Český')
  await cell(page, 'right, Sphere').fill('2,25')
  await reads(page, 'Plus or minus?')
  expect(await cell(page, 'right, Sphere').getAttribute('aria-invalid')).toBe('true')
  // To somebody who comes back the sign is all there is to type; what has no reading is written over.
  for (const [left, typed, now] of [['2,25', '=', '=2,25'], ['-2.25 x', '=1,25', '=1,25']] as const) {
    await cell(page, 'right, Sphere').fill(left)
    await cell(page, 'left, Sphere').focus()
    await cell(page, 'right, Sphere').focus()
    await page.keyboard.type(typed)
    expect(await cell(page, 'right, Sphere').inputValue()).toBe(now)
  }
  const typed = [['right, Sphere', '=1,25'], ['right, Cylinder', '=0,50'], ['right, Axis', '0'], ['left, Sphere', '∞'], ['left, Cylinder', '-0,12'], ['left, Axis', '90°'], ['right, PD', '31,5/31']] as const
  for (const [name, text] of typed) await cell(page, name).fill(text)
  await reads(page, 'reads right 31.5, left 31.0')
  expect(await saved(page, id)).toMatchObject({ right: { sphere: -1250, cylinder: -500, axisDeg: 180, pd: 3150 }, left: { sphere: 0, cylinder: -125, axisDeg: 90, pd: 3100 } })
  expect(visitor.troubles).toEqual([])
})

it('fills both rows from a pasted paper, and takes Chinese degrees', async () => {
  await using visitor = await here.arrive()
  const { page } = visitor
  const id = await newPaper(visitor, 'Wang')
  await paste(page, cell(page, 'left, Sphere'), '右 －４２５度 散光-75度 轴175\n左 -375度 -125度 轴10')
  expect(await Promise.all(['right, Sphere', 'right, Axis', 'left, Sphere', 'left, Cylinder'].map((name) => cell(page, name).inputValue()))).toEqual(['−4.25', '175', '−3.75', '−1.25'])
  // Which eye is which was not said: nothing is filled.
  await paste(page, cell(page, 'right, Sphere'), '-1.00 -0.50 x 90\n-2.00 -0.50 x 90')
  expect(await cell(page, 'left, Sphere').inputValue()).toBe('−3.75')
  expect(await saved(page, id)).toMatchObject({ right: { sphere: -4250, cylinder: -750, axisDeg: 175 }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10 } })
})

it('keeps a plus cylinder as it is written, writes the form in the other notation with T, and takes near as a power with N', async () => {
  await using visitor = await here.arrive()
  const { page } = visitor
  const id = await newPaper(visitor, 'Plus')
  await paste(page, cell(page, 'right, Sphere'), 'OD -5.00 +0.75 x 85')
  await page.getByRole('button', { name: 'Plus cyl', pressed: true }).waitFor()
  await cell(page, 'left, Sphere').focus()
  await page.keyboard.press('t')
  expect(await Promise.all(['Sphere', 'Cylinder', 'Axis'].map((name) => cell(page, `right, ${name}`).inputValue()))).toEqual(['−4.25', '−0.75', '175'])
  await page.keyboard.press('n')
  await cell(page, 'right, Near').fill('-3,00')
  await reads(page, 'reads an addition of +1.25')
  await page.getByLabel('left, Sphere', { exact: true }).focus()
  await page.keyboard.press('c')
  expect(await saved(page, id)).toMatchObject({ right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250 }, left: { sphere: -4250, axisDeg: 175, addition: 1250 } })
})

it('asks for a second look at what is unlikely, which Y gives, and refuses what is outside until there is a reason', async () => {
  await using visitor = await here.arrive()
  const { page } = visitor
  const { id: customerId } = await here.owner.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Jana', familyName: 'Nezvyklá', birthOn: '1970-05-05', phones: [], emails: [] })
  await here.owner.must(201, 'POST', '/prescriptions', { customerId, purpose: 'distance', examinedOn: '2024-10-03', right: { sphere: -4000, cylinder: -1000, axisDeg: 175 }, left: { sphere: -4000 } })
  await visitor.open(`/customers/${customerId}`)
  await page.getByRole('button', { name: 'New prescription' }).click()
  await paste(page, cell(page, 'right, Sphere'), 'R -4.00 -1.00 x 75\nL -4.00')
  const checks = page.getByRole('list', { name: 'Checks' })
  await checks.getByText('The axis turned: 175° before, 75° now.').waitFor()
  const save = page.getByRole('button', { name: /^Save the prescription/ })
  expect(await save.isDisabled()).toBe(true)
  await cell(page, 'right, Sphere').focus()
  await page.keyboard.press('y')
  await checks.getByText('looked again').waitFor()
  await cell(page, 'right, PD').fill('14/14')
  await checks.getByText('Both PDs add up to 28.0 mm. The usual ends at 30.0.').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await checks.getByLabel('Why it stands').fill('measured twice')
  await checks.getByRole('button', { name: 'Let it stand' }).click()
  expect((await saved(page, customerId)).decided).toMatchObject([{ rule: 'axis-swap', eye: 'right', weight: 'look-again', reason: null }, { rule: 'limit-pd', eye: null, weight: 'refused', reason: 'measured twice' }])
  expect(visitor.troubles).toEqual([])
})

it('has a second person type the paper again in the order, without the first values, and confirms what agrees', async () => {
  const { customerId, branchId, lensId } = here.shop
  const { setPasswordLink } = await here.owner.must<{ setPasswordLink: string }>(201, 'POST', '/staff', { name: 'Petra Malá', email: 'petra@shop.example', roles: [{ role: 'optician', branchId: null }] })
  const typed = new ApiClient(here.url)
  await typed.must(204, 'POST', '/password-resets/confirm', { token: new URLSearchParams(new URL(setPasswordLink).hash.slice(1)).get('token'), password: PASSWORD })
  await typed.must(201, 'POST', '/session', { email: 'petra@shop.example', password: PASSWORD })
  const { items } = await here.owner.must<{ items: KindSettings[] }>(200, 'GET', '/order-kinds/settings')
  const { code, version, running: _running, ...kind } = items.find((one) => one.code === 'external-lens-job')!
  const stages = kind.stages.map((stage) => (stage.phase === 'producing' ? { ...stage, guards: ['recheck'] } : stage))
  await here.owner.must(200, 'PUT', `/order-kinds/${code}`, { ...kind, stages }, { version })
  const take = async (): Promise<string> => {
    const paper = await typed.must<PrescriptionView>(201, 'POST', '/prescriptions', { customerId, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250, cylinder: -750, axisDeg: 175 }, left: { sphere: -3750 } })
    return (await typed.must<OrderView>(201, 'POST', '/orders', { kind: 'external-lens-job', branchId, customerId, lines: [{ variantId: lensId, eye: 'right' }, { variantId: lensId, eye: 'left' }], prescription: { id: paper.id, version: 1 } })).id
  }
  const confirmed = async (orderId: string): Promise<boolean> => (await here.owner.must<OrderView>(200, 'GET', `/orders/${orderId}`)).recheck.items.every(({ checkedAt }) => checkedAt !== null)
  await using visitor = await here.arrive()
  const { page } = visitor
  const compare = page.getByRole('button', { name: 'Compare' })
  const typeAgain = async (orderId: string, text: string): Promise<void> => {
    await visitor.open(`/orders/${orderId}`)
    await page.getByRole('button', { name: 'Type it again from the paper' }).click()
    await cell(page, 'right, Sphere').waitFor()
    expect(await cell(page, 'right, Sphere').inputValue()).toBe('')
    await paste(page, cell(page, 'right, Sphere'), text)
    // What the paper does not say is said to be missing there; without that nothing is compared.
    expect(await compare.isDisabled()).toBe(true)
    await page.getByLabel('What is empty here is not on the paper').check()
    await compare.click()
  }
  const [wrong, right] = [await take(), await take()]
  await typeAgain(wrong, 'R -4.25 -0.75 x 157\nL -3.75')
  const differs = page.getByRole('row', { name: /Axis/ }).filter({ hasText: '157' })
  await differs.waitFor()
  expect(await differs.textContent()).toContain('175')
  await cell(page, 'right, Axis').fill('175')
  await compare.click()
  await page.getByText('that is kept as corrected').waitFor()
  expect(await confirmed(wrong)).toBe(false)
  await typeAgain(right, 'R -4.25 -0.75 x 175\nL -3.75')
  await expect.poll(() => confirmed(right)).toBe(true)
})
