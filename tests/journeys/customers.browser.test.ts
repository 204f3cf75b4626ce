import { expect, it } from 'vitest'
import { journeyShop } from '#tests/helpers/journey-shop'

const here = journeyShop()

interface Person { id: string; version: number; name: string; emails: { value: string }[]; addresses: { city: string }[]; tags: string[] }

const arrive = here.arrive
const add = (fields: object): Promise<Person> => here.owner.must<Person>(201, 'POST', '/customers', fields)
const read = (id: string): Promise<Person> => here.owner.must<Person>(200, 'GET', `/customers/${id}`)

it('warns of somebody who is here already, says what is wrong at the field, and takes a new customer in', async () => {
  const known = await add({ givenName: 'Jana', familyName: 'Dvořáková', phones: [{ value: '603 118 274' }] })
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open('/customers/new')
  await page.getByLabel('Given name').fill('Jana')
  await page.getByLabel('Family name').fill('Dvorakova')
  const warning = page.getByRole('status').filter({ hasText: 'This may be somebody who is here already' })
  await warning.getByText('Jana Dvořáková').waitFor()
  await page.getByLabel('Phone').fill('603 11')
  await page.getByLabel('E-mail').focus()
  await page.getByText('The number has too few digits.').waitFor()
  await page.getByLabel('Phone').fill('603 118 275')
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByLabel('Town').fill('Brno')
  await page.getByLabel('Tags').and(page.locator('input')).fill('golf')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/)
  await visitor.settled()
  const made = await read(page.url().split('/').at(-1)!)
  expect(made.id).not.toBe(known.id)
  expect([made.name, made.addresses.map(({ city }) => city), made.tags]).toEqual(['Jana Dvorakova', ['Brno'], ['golf']])
  expect(visitor.troubles).toEqual([])
})

it('writes a consent down with one press and where it was said, and withdraws it with another', async () => {
  const { id } = await add({ givenName: 'Ota', familyName: 'Malý' })
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/customers/${id}`)
  await page.getByLabel('Said').selectOption('phone')
  await page.getByRole('button', { name: 'Reminders of a check, every way: agrees' }).click()
  const line = page.getByRole('row', { name: /Reminders of a check/ })
  await line.getByText('by phone').waitFor()
  await page.getByRole('button', { name: 'Reminders of a check, every way: does not' }).click()
  await line.getByText('does not agree').waitFor()
  const { items } = await here.owner.must<{ items: { granted: boolean; source: string }[] }>(200, 'GET', `/customers/${id}/consents`)
  expect(items.map(({ granted, source }) => [granted, source])).toEqual([[false, 'phone'], [true, 'phone']])
  expect(visitor.troubles).toEqual([])
})

it('opens health only when asked, writes the look down, and says why a child has none', async () => {
  const [grown, child] = [await add({ familyName: 'Dospělý' }), await add({ familyName: 'Malá', birthOn: '2020-05-05' })]
  await using visitor = await arrive()
  const { page } = visitor
  const looks = async (id: string): Promise<number> => (await here.owner.must<{ items: { event: string }[] }>(200, 'GET', `/customers/${id}/timeline?kind=health`)).items.filter(({ event }) => event === 'customers.health-seen').length
  await visitor.open(`/customers/${grown.id}`)
  expect(await looks(grown.id)).toBe(0)
  const panel = page.getByRole('region', { name: 'Eye history and health notes' })
  await panel.getByRole('button', { name: 'Show' }).click()
  await panel.getByLabel('New health note').fill('Dry eyes in winter')
  await panel.getByRole('button', { name: 'Add the note' }).click()
  await panel.getByText('Dry eyes in winter').and(page.locator('p')).waitFor()
  expect(await looks(grown.id)).toBeGreaterThan(0)
  await visitor.open(`/customers/${child.id}`)
  await panel.getByRole('button', { name: 'Show' }).click()
  await panel.getByText('This customer is under age. First write down who speaks for them.').waitFor()
  expect(await panel.getByLabel('New health note').count()).toBe(0)
  expect(visitor.troubles).toEqual([])
})

it('joins two entries of one person side by side and takes them apart again', async () => {
  const stays = await add({ givenName: 'Petra', familyName: 'Horáková', phones: [{ value: '777 100 200' }] })
  const other = await add({ givenName: 'Petra', familyName: 'Horakova', phones: [{ value: '777 100 200' }], emails: [{ value: 'petra@posta.example' }] })
  await using visitor = await arrive()
  const { page } = visitor
  await visitor.open(`/customers/${stays.id}`)
  await page.getByRole('button', { name: 'Join with another entry…' }).click()
  await page.getByRole('button', { name: 'Look at both' }).click()
  await page.getByRole('row', { name: /petra@posta\.example comes over/ }).waitFor()
  await page.getByRole('button', { name: 'Join the two' }).click()
  await page.getByRole('region', { name: 'Joined entries' }).getByText('Petra Horakova').waitFor()
  expect((await read(stays.id)).emails.map(({ value }) => value)).toEqual(['petra@posta.example'])
  await visitor.open(`/customers/${other.id}`)
  expect(page.url()).toContain(stays.id)
  await page.getByRole('button', { name: 'Take apart' }).click()
  await page.getByRole('region', { name: 'Joined entries' }).waitFor({ state: 'detached' })
  expect((await read(stays.id)).emails).toEqual([])
  expect((await read(other.id)).id).toBe(other.id)
  expect(visitor.troubles).toEqual([])
})

it('does not erase while an order is open and says so; erases for good once the name is typed', async () => {
  const body = { kind: 'sale', branchId: here.shop.branchId, promisedOn: '2099-11-27', lines: [{ variantId: here.shop.frameId }] }
  const { items: kinds } = await here.owner.must<{ items: { code: string }[] }>(200, 'GET', '/order-kinds')
  const busy = await add({ givenName: 'Ivan', familyName: 'Rušný' })
  await here.owner.must(201, 'POST', '/orders', { ...body, kind: kinds[0]!.code, customerId: busy.id })
  const free = await add({ givenName: 'Iva', familyName: 'Tichá' })
  await using visitor = await arrive()
  const { page } = visitor
  const erase = async ({ id, name }: Person): Promise<void> => {
    await visitor.open(`/customers/${id}`)
    await page.getByRole('button', { name: 'Erase the person…' }).click()
    const button = page.getByRole('button', { name: 'Erase for good' })
    await page.getByLabel(/^Type the name/).fill('Somebody')
    expect(await button.isDisabled()).toBe(true)
    await page.getByLabel(/^Type the name/).fill(name)
    await button.click()
  }
  await erase(busy)
  await page.getByText('An order is still open. Finish or cancel it first.').waitFor()
  // The browser writes the refusal in red; anything else would be a fault.
  expect(visitor.troubles.splice(0).filter((trouble) => !/409.*\/erase/.test(trouble))).toEqual([])
  await erase(free)
  await page.waitForURL(/\/customers$/)
  await visitor.settled()
  expect((await here.owner.call('GET', `/customers/${free.id}`)).status).toBe(404)
  expect(await page.getByText('Iva Tichá').count()).toBe(0)
  // News of the erasure may overtake its answer: then the page asks once more for who is gone.
  expect(visitor.troubles.filter((trouble) => !(trouble.includes('404') && trouble.includes(free.id)))).toEqual([])
})
