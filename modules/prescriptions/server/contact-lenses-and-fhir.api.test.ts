import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { customersRoutes } from '#modules/customers/server'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { FittingsView, FittingView, PrescriptionView } from '../contract.ts'
import { editions, faultsBy } from '../domain/fhir/testing/official.ts'
import { prescriptionsRoutes } from './index.ts'

let world: TestWorld
let optician: TestStaff
let customerId: string
let childId: string
beforeAll(async () => {
  world = await testWorld((deps) => [...customersRoutes(deps), ...prescriptionsRoutes(deps)])
  optician = world.here.staff.optician
  customerId = await aCustomer({})
  childId = await aCustomer({ birthOn: '2018-05-05', guardian: { name: 'Petr Veselý' } })
})
afterAll(() => world[Symbol.asyncDispose]())

async function aCustomer(fields: object): Promise<string> {
  const { body, status } = await world.ask<{ id: string }>(optician, 'POST', '/customers', { body: { givenName: 'Kateřina', familyName: 'Veselá', birthOn: '1979-03-14', phones: [], emails: [], ...fields } })
  expect(status).toBe(201)
  return body.id
}

const lenses = (fields: object = {}) => ({
  customerId, purpose: 'contact-lenses', prescriber: { name: 'MUDr. Alena Horáková', licence: '123456' }, examinedOn: '2026-11-12',
  right: { sphere: -3000, baseCurve: 860, diameter: 1420 }, left: { sphere: -2750, cylinder: -750, axisDeg: 170, baseCurve: 860, diameter: 1450 },
  contactLenses: { right: { brand: 'Soft month', modality: 'monthly' }, left: { brand: 'Soft month toric', modality: 'monthly' } }, ...fields,
})
const write = async (body: object): Promise<PrescriptionView> => {
  const answer = await world.ask<PrescriptionView>(optician, 'POST', '/prescriptions', { body })
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}
const audited = (action: string, id: string) => world.peek<{ changes: object }>('select changes from audit_entries where action = $1 and subject_id = $2', [action, id])

describe('contact lenses', () => {
  it('keep brand and modality of each eye with the version', async () => {
    const made = await write(lenses())
    expect((await world.ask<PrescriptionView>(optician, 'GET', `/prescriptions/${made.id}`)).body.versions[0]).toMatchObject({ contactLenses: lenses().contactLenses, left: { baseCurve: 860, diameter: 1450 } })
    const { customerId: _whose, ...next } = lenses({ kind: 'dispensed', reason: 'Other maker', contactLenses: { right: { brand: 'Day lens', modality: 'daily' }, left: { brand: null, modality: null } } })
    const second = await world.ask<PrescriptionView>(optician, 'POST', `/prescriptions/${made.id}/versions`, { body: next, version: 1 })
    expect(second).toMatchObject({ status: 201, body: { versions: [{ contactLenses: lenses().contactLenses }, { contactLenses: { right: { brand: 'Day lens', modality: 'daily' }, left: { brand: null, modality: null } } }] } })
  })

  it('are said of nothing else, and the same id with another brand is another prescription', async () => {
    expect((await write(lenses({ purpose: 'distance' }))).versions[0]?.contactLenses).toBeNull()
    const id = newId()
    await write(lenses({ id }))
    expect(await world.ask(optician, 'POST', '/prescriptions', { body: lenses({ id }) })).toMatchObject({ status: 200 })
    expect(await world.ask(optician, 'POST', '/prescriptions', { body: lenses({ id, contactLenses: null }) })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })
})

describe('fittings', () => {
  const tried = (fields: object = {}) => ({ fittedOn: '2026-11-12', right: { brand: 'Soft month', modality: 'monthly', sphere: -3000, baseCurve: 860, diameter: 1420 }, note: 'Moves 0.3 mm, well centred.', outcome: 'try-on', ...fields })
  const add = (body: object, of = customerId, staff = optician) => world.ask<FittingView>(staff, 'POST', `/customers/${of}/contact-lens-fittings`, { body })

  it('are kept sealed, read back whole and taken away again', async () => {
    const id = newId()
    expect(await add(tried({ id }))).toMatchObject({ status: 201, body: { id, right: { brand: 'Soft month', sphere: -3000, cylinder: null }, left: null, writtenBy: { id: optician.staffId } } })
    expect(await add(tried({ id }))).toMatchObject({ status: 201 })
    expect(await add(tried({ id, note: 'Other' }))).toMatchObject({ status: 409, problem: 'http/id-exists' })
    const list = await world.ask<FittingsView>(optician, 'GET', `/customers/${customerId}/contact-lens-fittings`)
    expect(list.body).toMatchObject({ items: [{ id, note: 'Moves 0.3 mm, well centred.' }], refused: null })
    const [row] = await world.peek<{ sealed: string }>(`select encode(sealed, 'escape') as sealed from contact_lens_fittings where id = $1`, [id])
    expect(row?.sealed).not.toContain('centred')
    expect((await audited('prescriptions.opened', customerId)).some(({ changes }) => JSON.stringify(changes).includes(id))).toBe(true)
    expect(await world.ask(optician, 'DELETE', `/customers/${customerId}/contact-lens-fittings/${id}`)).toMatchObject({ status: 204 })
    expect(await world.ask(optician, 'DELETE', `/customers/${customerId}/contact-lens-fittings/${id}`)).toMatchObject({ status: 404 })
    expect((await audited('prescriptions.fitting-removed', customerId))).toHaveLength(1)
  })

  it('say something, and of a minor only with the guardian\'s consent', async () => {
    expect(await add({ fittedOn: '2026-11-12', note: '', outcome: 'try-on' })).toMatchObject({ status: 422 })
    expect(await add(tried(), childId)).toMatchObject({ status: 409, problem: 'prescriptions/no-health-consent', body: { reason: 'no-guardian-consent' } })
    await world.ask(optician, 'POST', `/customers/${childId}/consents`, { body: { purpose: 'health-data', granted: true, source: 'paper', givenBy: 'guardian' } })
    expect(await add(tried(), childId)).toMatchObject({ status: 201 })
  })

  it('are lenses that there can be, tried on a day that has come', async () => {
    const lens = { brand: null, modality: null, sphere: -3000, cylinder: -750, axisDeg: null }
    expect(await add(tried({ left: lens }))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/left/axisDeg' }] } })
    expect(await add(tried({ left: { ...lens, sphere: -3001, axisDeg: 90 } }))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/left/sphere' }] } })
    expect(await add(tried({ fittedOn: '2099-01-01' }))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/fittedOn' }] } })
  })

  it('are another organization\'s business nowhere', async () => {
    const there = world.elsewhere.staff.optician
    expect(await world.ask(there, 'GET', `/customers/${customerId}/contact-lens-fittings`)).toMatchObject({ status: 404 })
    expect(await add(tried(), customerId, there)).toMatchObject({ status: 404 })
  })
})

describe('a file of FHIR', () => {
  const take = async (id: string, version = 1, staff = optician): Promise<string> => {
    const { status, type, bytes } = await world.file(staff, `/prescriptions/${id}/versions/${version}/fhir`)
    expect({ status, type }).toEqual({ status: 200, type: 'application/fhir+json' })
    for (const edition of editions) expect(faultsBy(edition, JSON.parse(bytes.toString('utf8')))).toEqual([])
    return bytes.toString('utf8')
  }
  const bring = (file: string, fields: object = {}, staff = optician) => world.ask<PrescriptionView>(staff, 'POST', '/prescriptions/fhir', { body: { customerId, file, ...fields } })

  it('taken out and brought in again says the same to the last unit, and both are written down', async () => {
    for (const body of [lenses(), lenses({ purpose: 'progressive', contactLenses: null, validUntil: null, right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, prism: 250, prismBaseDeg: 37, pd: 3150, fittingHeight: 1900, acuityWith: 1000 }, left: { sphere: -4375, addition: 1250 } })]) {
      // Of people without a prescription before, which it would be held against.
      const of = { customerId: await aCustomer({}) }
      const made = await write({ ...body, ...of })
      const answer = await bring(await take(made.id), of)
      expect(answer).toMatchObject({ status: 201 })
      const [before, after] = [made.versions[0]!, answer.body.versions[0]!]
      expect({ ...after, createdAt: null }).toEqual({ ...before, createdAt: null })
      expect(await audited('prescriptions.taken-out', made.id)).toEqual([{ changes: { customer: of.customerId, version: 1, as: 'fhir' } }])
      expect(await audited('prescriptions.imported', answer.body.id)).toEqual([{ changes: { customer: of.customerId, from: 'fhir', leftAside: [] } }])
    }
  })

  it('without a reading is refused with its path', async () => {
    const file = (await take((await write(lenses())).id)).replace(/"axis": ?170/, '"axis": 190')
    expect(await bring(file)).toMatchObject({ status: 422, problem: 'prescriptions/fhir-refused', body: { path: 'VisionPrescription.lensSpecification[1].axis', reason: 'limits', detail: expect.stringContaining('lensSpecification[1].axis') } })
  })

  it('that does not say what it is for is not guessed at, and one that asks for a second look is written once it was taken', async () => {
    const of = { customerId: await aCustomer({}) }
    const file = JSON.stringify({
      resourceType: 'VisionPrescription', status: 'active', created: '2026-11-12', patient: { display: 'K. V.' }, dateWritten: '2026-11-12', prescriber: { display: 'MUDr. Horáková' },
      lensSpecification: [{ product: { coding: [{ code: 'lens' }] }, eye: 'right', sphere: -13 }, { product: { coding: [{ code: 'lens' }] }, eye: 'left', sphere: -12 }],
    })
    expect(await bring(file, of)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/purpose' }] } })
    expect(await bring(file, { ...of, purpose: 'near' })).toMatchObject({ status: 409, problem: 'prescriptions/look-again', body: { findings: [{ rule: 'limit-sphere', eye: 'right', cell: 'sphere' }] } })
    expect(await bring(file, { ...of, purpose: 'near', decisions: [{ rule: 'limit-sphere', eye: 'right', cell: 'sphere' }] })).toMatchObject({ status: 201, body: { versions: [{ purpose: 'near' }] } })
  })

  it('that says more than is understood wants a yes, and what was left aside is written down', async () => {
    const file = (await take((await write(lenses())).id)).replace('"power"', '"color": "green", "power"')
    expect(await bring(file)).toMatchObject({ status: 409, problem: 'prescriptions/fhir-remarks', body: { remarks: [{ path: 'VisionPrescription.lensSpecification[0].color', what: 'unread' }] } })
    const answer = await bring(file, { accept: true })
    expect(answer).toMatchObject({ status: 201 })
    expect(await audited('prescriptions.imported', answer.body.id)).toMatchObject([{ changes: { leftAside: ['VisionPrescription.lensSpecification[0].color'] } }])
  })

  it('that brings a frame along is told that frames are not kept', async () => {
    const of = { customerId: await aCustomer({}) }
    const length = (url: string, valueDecimal: number) => ({ url, valueDecimal })
    const file = JSON.stringify({ ...JSON.parse(await take((await write({ ...lenses(), ...of })).id)) as object, extension: [
      { url: 'https://lunette.example/fhir/purpose', valueCode: 'contact-lenses' }, { url: 'https://lunette.example/fhir/frame', extension: [length('box-width', 52), length('box-height', 38), length('bridge', 18)] },
    ] })
    const remarks = [{ path: 'VisionPrescription.extension:frame', what: 'not-kept' }]
    expect(await bring(file, of)).toMatchObject({ status: 409, problem: 'prescriptions/fhir-remarks', body: { remarks } })
    expect(await bring(file, { ...of, accept: true })).toMatchObject({ status: 201 })
  })

  it('of a minor without the guardian\'s consent, or of somebody else\'s own customer, is not written', async () => {
    const file = await take((await write(lenses())).id)
    const other = await aCustomer({ birthOn: '2019-05-05', guardian: { name: 'Petr Veselý' } })
    expect(await bring(file, { customerId: other })).toMatchObject({ status: 409, problem: 'prescriptions/no-health-consent' })
    expect((await world.ask(world.here.staff.advisor, 'POST', '/prescriptions/fhir', { body: { customerId, file } })).status).toBe(422)
    expect((await world.ask(world.here.staff.clerk, 'POST', '/prescriptions/fhir', { body: { customerId, file } })).status).toBe(403)
  })

  it('is made once however often the same call arrives', async () => {
    const call = { body: { customerId, file: await take((await write(lenses())).id) }, key: newId() }
    const answers = await Promise.all([1, 2, 3].map(() => world.ask<PrescriptionView>(optician, 'POST', '/prescriptions/fhir', call)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
  })
})
