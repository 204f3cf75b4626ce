import { expect, it } from 'vitest'
import { customersRoutes } from '#modules/customers/server'
import { emptyRemovedFiles } from '#platform/files/erase-files'
import { testWorld } from '#tests/helpers/callers'
import type { PhotoView, PrescriptionView } from '../contract.ts'
import { prescriptionsRoutes } from './index.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

it('keeps the photo of the paper for those who may open prescriptions, and writes each look down', async () => {
  await using world = await testWorld((deps) => [...customersRoutes(deps), ...prescriptionsRoutes(deps)])
  const { optician, technician, clerk } = world.here.staff
  const customer = await world.ask<{ id: string }>(optician, 'POST', '/customers', { body: { familyName: 'Veselá', birthOn: '1979-03-14', phones: [], emails: [] } })
  const { body: { id } } = await world.ask<PrescriptionView>(optician, 'POST', '/prescriptions', { body: { customerId: customer.body.id, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -1000 }, left: {} } })
  const add = (base64: string, staff = optician) => world.ask<PhotoView>(staff, 'POST', `/prescriptions/${id}/photos`, { body: { name: 'paper.png', base64 } })
  expect(await add(Buffer.from('<svg onload="alert(1)"/>').toString('base64'))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/base64' }] } })
  expect(await add(png, technician)).toMatchObject({ status: 403 })
  const made = await add(png)
  expect(made).toMatchObject({ status: 201, body: { mediaType: 'image/png', addedBy: { id: optician.staffId } } })
  const path = `/prescriptions/${id}/photos`
  expect(await world.ask(technician, 'GET', path)).toMatchObject({ body: { items: [{ id: made.body.id, name: 'paper.png' }] } })
  const opened = await world.ask(technician, 'GET', `${path}/${made.body.id}`)
  expect([opened.status, opened.headers['content-type'], opened.headers['content-disposition']]).toEqual([200, 'image/png', expect.stringContaining('attachment')])
  for (const staff of [clerk, world.elsewhere.staff.owner]) expect((await world.ask(staff, 'GET', `${path}/${made.body.id}`)).status).toBeGreaterThan(400)
  expect(await world.peek(`select actor_id from audit_entries where action = 'prescriptions.photo-opened' and subject_id = $1`, [id])).toEqual([{ actor_id: technician.staffId }])
  for (let n = 1; n < 10; n += 1) expect((await add(png)).status).toBe(201)
  expect(await add(png)).toMatchObject({ status: 409, problem: 'prescriptions/too-many-photos' })
})

it('takes a photo of somebody else\'s paper off again, and empties it a month later', async () => {
  await using world = await testWorld((deps) => [...customersRoutes(deps), ...prescriptionsRoutes(deps)])
  const { optician, technician } = world.here.staff
  const customer = await world.ask<{ id: string }>(optician, 'POST', '/customers', { body: { familyName: 'Veselá', birthOn: '1979-03-14', phones: [], emails: [] } })
  const { body: { id } } = await world.ask<PrescriptionView>(optician, 'POST', '/prescriptions', { body: { customerId: customer.body.id, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -1000 }, left: {} } })
  const { body: photo } = await world.ask<PhotoView>(optician, 'POST', `/prescriptions/${id}/photos`, { body: { name: 'paper.png', base64: png } })
  const path = `/prescriptions/${id}/photos/${photo.id}`
  expect(await world.ask(technician, 'DELETE', path)).toMatchObject({ status: 403 })
  for (const expected of [204, 404]) expect(await world.ask(optician, 'DELETE', path)).toMatchObject({ status: expected })
  expect((await world.ask(optician, 'GET', path)).status).toBe(404)
  expect(await world.ask(optician, 'GET', `/prescriptions/${id}/photos`)).toMatchObject({ body: { items: [] } })
  expect(await world.peek(`select changes->>'file' as file from audit_entries where action = 'prescriptions.photo-removed' and subject_id = $1`, [id])).toEqual([{ file: photo.id }])
  const held = () => world.peek<{ held: number }>('select length(content) as held from files where id = $1', [photo.id])
  await emptyRemovedFiles(world.deps.db, world.here.id, 'prescription', new Date(Date.now() + 29 * 86_400_000))
  expect((await held())[0]?.held).toBeGreaterThan(0)
  await emptyRemovedFiles(world.deps.db, world.here.id, 'prescription', new Date(Date.now() + 31 * 86_400_000))
  expect(await held()).toEqual([{ held: 0 }])
})

it('takes no photo of a customer who took back the consent to health data', async () => {
  await using world = await testWorld((deps) => [...customersRoutes(deps), ...prescriptionsRoutes(deps)])
  const { optician } = world.here.staff
  const customer = await world.ask<{ id: string }>(optician, 'POST', '/customers', { body: { familyName: 'Veselá', birthOn: '1979-03-14', phones: [], emails: [] } })
  const { body: { id } } = await world.ask<PrescriptionView>(optician, 'POST', '/prescriptions', { body: { customerId: customer.body.id, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -1000 }, left: {} } })
  const taken = await world.ask(optician, 'POST', `/customers/${customer.body.id}/consents`, { body: { purpose: 'health-data', granted: false, source: 'paper' } })
  expect(taken.status).toBeLessThan(300)
  expect(await world.ask(optician, 'POST', `/prescriptions/${id}/photos`, { body: { name: 'paper.png', base64: png } })).toMatchObject({ status: 409, problem: 'prescriptions/no-health-consent' })
})
