import { afterAll, beforeAll, expect, it } from 'vitest'
import { customersRoutes } from '#modules/customers/server'
import { translator } from '#platform/i18n/index'
import { testWorld } from '#tests/helpers/callers'
import type { TestWorld } from '#tests/helpers/callers'
import type { FittingView, PrescriptionView } from '../../contract.ts'
import { prescriptionsPart, prescriptionsRoutes } from '../index.ts'
import { prescriptionsOnPaper } from './export-on-paper.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld((deps) => [...customersRoutes({ ...deps, parts: [prescriptionsPart(async () => [], deps.keys)] }), ...prescriptionsRoutes(deps)])
})
afterAll(() => world[Symbol.asyncDispose]())

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

it('gives a person everything: versions, names of photos, how they were typed again, lenses tried on with what came of it', async () => {
  const { optician, optometrist, owner } = world.here.staff
  const { body: { id: customerId } } = await world.ask<{ id: string }>(optician, 'POST', '/customers', { body: { familyName: 'Veselá', birthOn: '1979-03-14', phones: [], emails: [] } })
  const values = { right: { sphere: -1000, cylinder: -500, axisDeg: 90 }, left: { sphere: -1250 } }
  const { body: { id } } = await world.ask<PrescriptionView>(optician, 'POST', '/prescriptions', { body: { customerId, purpose: 'distance', examinedOn: '2026-11-12', ...values } })
  expect((await world.ask(optician, 'POST', `/prescriptions/${id}/photos`, { body: { name: 'paper.png', base64: png } })).status).toBe(201)
  expect((await world.ask(optometrist, 'POST', `/prescriptions/${id}/versions/1/rekey`, { body: { ...values, right: { ...values.right, axisDeg: 80 } } })).status).toBe(200)
  expect((await world.ask(optician, 'POST', `/customers/${customerId}/contact-lens-fittings`, { body: { fittedOn: '2026-11-12', note: 'sits well', outcome: 'not-worn' } })).status).toBe(201)
  const { status, body } = await world.ask<object>(owner, 'GET', `/customers/${customerId}/export`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ parts: { prescriptions: [
    { id, versions: [{ right: { sphere: -1000 } }], photos: [{ name: 'paper.png', mediaType: 'image/png' }], rekeys: [{ version: 1, agrees: false, corrected: false, differs: ['right.axisDeg'] }] },
    { contactLensFitting: { outcome: 'not-worn', note: 'sits well' } },
  ] } })
})

it('says on paper what came of lenses that were tried on, with a note or without', () => {
  const fitting: FittingView = { id: 'a', fittedOn: '2026-11-12', right: null, left: null, note: '', outcome: 'ordered', writtenAt: '2026-11-12T10:00:00Z', writtenBy: null }
  const [section] = prescriptionsOnPaper([], [fitting, { ...fitting, note: 'sits well', outcome: 'not-worn' }], translator('en'))
  expect(section?.rows.map(([, says]) => says)).toEqual(['lenses ordered', 'not to be worn · sits well'])
})
