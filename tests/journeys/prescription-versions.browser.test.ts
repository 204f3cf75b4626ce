import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { accessFaults, layoutFaults } from '#tests/helpers/page-faults'
import { journeyShop } from '#tests/helpers/journey-shop'

const shop = journeyShop({ language: 'en' })

interface Prescription { readonly id: string }
const examined = (examinedOn: string, sphere: number, more: object = {}) => ({
  customerId: shop.shop.customerId, purpose: 'distance', prescriber: { name: 'MUDr. Alena Horáková', licence: '123456' }, examinedOn,
  right: { sphere, cylinder: -750, axisDeg: 175, vertexExamined: 1400 }, left: { sphere, cylinder: -750, axisDeg: 5, vertexExamined: 1400 }, ...more,
})

it('shows how the eyes went, why versions differ, and takes a version out and in again', async () => {
  await shop.owner.must(201, 'POST', '/prescriptions', examined('2022-05-11', -9000))
  const { id } = await shop.owner.must<Prescription>(201, 'POST', '/prescriptions', examined('2026-01-12', -9500))
  const { customerId: _whose, ...same } = examined('2026-01-12', -9500)
  // −9.50 and −10.25 examined at 14 mm are −9.32 and −10.04 at 12 mm.
  const worn = { cylinder: -721, sphere: -9323, vertexExamined: 1400, vertexWorn: 1200 }
  await shop.owner.must(201, 'POST', `/prescriptions/${id}/versions`, { ...same, kind: 'compensated', reason: 'Worn at 12 mm', right: { ...worn, axisDeg: 175 }, left: { ...worn, axisDeg: 5 } }, { version: 1 })
  await using device = await shop.arrive()
  const { page } = device
  await device.open(`/customers/${shop.shop.customerId}`)
  await page.getByRole('heading', { name: 'Over the years' }).waitFor()
  await page.getByRole('img', { name: /Spherical equivalent of both eyes over the years/ }).waitFor()
  await page.getByRole('button', { name: '2 versions' }).click()
  await page.getByRole('list', { name: 'Why the versions differ' }).getByText('compensated for the distance from the eye').first().waitFor()
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /Take version 1, Prescribed out as a FHIR file/ }).first().click()
  const file = await readFile(await (await download).path(), 'utf8')
  expect(JSON.parse(file)).toMatchObject({ resourceType: 'VisionPrescription', lensSpecification: [{ eye: 'right', sphere: -9.5 }, { eye: 'left' }] })

  await page.getByRole('button', { name: 'From a FHIR file' }).click()
  const bring = async (name: string, text: string) => page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await bring('broken.json', file.replace('"axis": 175', '"axis": 190'))
  await page.getByRole('alert').getByText('No lens is made so.').waitFor()
  await bring('more.json', file.replace('"eye": "right"', '"eye": "right", "note": [{ "text": "Shade" }]'))
  await page.getByRole('list', { name: 'What was not taken as it stands' }).getByText('VisionPrescription.lensSpecification[0].note').waitFor()
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  await page.getByRole('button', { name: 'Save the prescription' }).click()
  await page.getByRole('button', { name: 'From a FHIR file' }).waitFor()
  const { items } = await shop.owner.must<{ items: { versions: { examinedOn: string; right: { sphere: number } }[] }[] }>(200, 'GET', `/prescriptions?customerId=${shop.shop.customerId}`)
  expect(items.filter(({ versions }) => versions[0]?.examinedOn === '2026-01-12').map(({ versions }) => versions[0]?.right.sphere)).toEqual([-9500, -9500])
  expect(device.troubles).toEqual([])
})

it('notes contact lenses that were tried on, closed until somebody asks', async () => {
  await using device = await shop.arrive({ size: 'phone', scheme: 'dark' })
  const { page } = device
  await device.open(`/customers/${shop.shop.customerId}`)
  const panel = page.getByRole('region', { name: /Contact lenses tried on/ }).or(page.locator('section').filter({ has: page.getByRole('heading', { name: /Contact lenses tried on/ }) })).first()
  await panel.getByRole('button', { name: 'Show' }).click()
  await page.getByText('No contact lens was tried on yet').waitFor()
  await page.getByRole('button', { name: 'Note a fitting' }).click()
  await page.getByLabel('Brand, right').fill('Soft month')
  await page.getByLabel('Worn, right').selectOption('monthly')
  await page.getByLabel('How they sit').fill('Well centred')
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  await page.getByRole('button', { name: 'Save the fitting' }).click()
  await page.getByText('Well centred').waitFor()
  await page.getByText('Soft month').first().waitFor()
  await panel.getByRole('button', { name: 'Close' }).click()
  expect(await page.getByText('Well centred').count()).toBe(0)
  expect(device.troubles).toEqual([])
})

it('compensates for the frame, each eye by its own measures, and asks about what is outside of the limits', async () => {
  const { id: customerId } = await shop.owner.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Jan', familyName: 'Novák', birthOn: '1970-05-05', phones: [], emails: [] })
  const { id } = await shop.owner.must<Prescription>(201, 'POST', '/prescriptions', { ...examined('2026-02-12', -9500), customerId, right: { sphere: -10_000 }, left: { sphere: -10_000 } })
  await using device = await shop.arrive({ size: 'phone' })
  const { page } = device
  await device.open(`/customers/${customerId}`)
  await page.getByRole('button', { name: 'Compensate for the frame' }).first().click()
  const typed = [['right, Vertex, examined', '14'], ['right, Vertex, worn', '12'], ['left, Vertex, examined', '12'], ['left, Vertex, worn', '12'], ['left, Tilt', '25']] as const
  for (const [name, text] of typed) await page.getByLabel(name, { exact: true }).fill(text)
  // Esc loses nothing that was typed.
  await page.keyboard.press('Escape')
  const save = page.getByRole('button', { name: /^Save as a new version/ })
  await page.getByRole('list', { name: 'Checks' }).getByText('Tilt 25.0').waitFor()
  expect(await save.isDisabled()).toBe(true)
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  await page.getByRole('button', { name: /^It is right/ }).click()
  await save.click()
  await save.waitFor({ state: 'detached' })
  await page.getByText('For the frame as it is worn, index 1.60').first().waitFor()
  const { versions } = await shop.owner.must<{ versions: { kind: string; right: object; left: object; decided: object[] }[] }>(200, 'GET', `/prescriptions/${id}`)
  expect(versions.at(-1)).toMatchObject({ kind: 'compensated', right: { sphere: -9800, vertexExamined: 1400, vertexWorn: 1200, tilt: null }, left: { vertexExamined: 1200, tilt: 250 }, decided: [{ rule: 'limit-tilt', eye: 'left', weight: 'look-again' }] })
  expect(device.troubles).toEqual([])
})
